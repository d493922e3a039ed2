"""Recipients that an agreement lists itself: one door with the others, and nothing known of them that was not said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dagmar
from dagmar.facts.files import read_facts
from dagmar.library.own_facts import facts_from
from dagmar.problem import Refused
from dagmar.publication.decision.decide import decide
from dagmar.publication.decision.verify import verify
from dagmar.registry.own import registry_of
from dagmar.registry.registry import NotKnown, load_registry

DAY = date(2024, 1, 1)
TEXT = """\
agreement: egna
title: Egna mottagare
parties: [staten]
period: 2024
total: 90 kr
recipients:
  lärosäten: {title: lärosätena, file: lärosäten.csv}
  museer: {title: museerna, listed: {vasa: Vasamuseet}}
grants:
  forskning:
    to: {recipients: lärosäten, except: ltu}
    amount: 60 kr
    distribute: {by: indicator, of: forskare}
    rounding: {to: 1 kr, method: largest_remainder}
  allt:
    to: [museer, "01"]
    amount: 30 kr
    distribute: equal
    rounding: {to: 1 kr, method: largest_remainder}
"""
LIST = "# Påhittat\ncode;name;ort\numu;Umeå universitet;Umeå\nltu;;Luleå\nkau;Karlstads universitet;Karlstad\n"
FACTS = "recipient;indicator;period;value\numu;forskare;2024;20\nkau;forskare;2024;10\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "lärosäten.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "forskare.csv").write_text(FACTS, encoding="utf-8")
    (tmp_path / "agreement.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path / "agreement.yaml"


def test_the_registry_of_an_agreement_knows_its_own_by_code_and_name_beside_all_others(file: Path) -> None:
    registry = registry_of(dagmar.load(file))
    assert [(one.code, one.name, one.listed_in) for one in registry.own(DAY)] == [
        ("kau", "Karlstads universitet", "lärosäten"),
        ("ltu", "ltu", "lärosäten"),
        ("umu", "Umeå universitet", "lärosäten"),
        ("vasa", "Vasamuseet", "museer"),
    ]
    named = registry.named("own", "umeå universitet", DAY)
    assert named is not None
    assert named == registry.find("own", "umu", DAY)
    assert registry.find("own", "su", DAY) is None
    assert registry.regions(DAY) == load_registry().regions(DAY)


def test_nothing_is_known_of_them_but_what_was_listed(file: Path) -> None:
    answer = registry_of(dagmar.load(file)).population("own", "umu", "2023-12-31")
    assert isinstance(answer, NotKnown)
    assert answer.code == "no-such-recipient"


def test_an_agreement_that_lists_nobody_has_the_registry_of_the_package() -> None:
    assert registry_of(dagmar.load("svf-2025")) is load_registry()
    assert load_registry().own(DAY) == ()


def test_a_list_and_its_members_share_grants_as_others_do(file: Path) -> None:
    loaded = dagmar.load(file)
    assert dagmar.check(loaded) == ()
    given = dagmar.allocate(loaded, facts_from([file.parent / "forskare.csv"], loaded))
    settled = {(grant.grant, line.recipient.code): line.settled for grant in given.grants for line in grant.lines}
    assert {key: figure.value for key, figure in settled.items() if figure} == {
        ("forskning", "umu"): 40_00,
        ("forskning", "kau"): 20_00,
        ("allt", "01"): 15_00,
        ("allt", "vasa"): 15_00,
    }


def test_facts_of_somebody_whom_nobody_listed_are_refused(file: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_facts([file.parent / "forskare.csv"], own={"umu"})
    assert [problem.code for problem in refused.value.problems] == ["recipient-code"]


def test_a_decision_on_them_verifies_without_the_file_that_they_came_from(file: Path) -> None:
    loaded = dagmar.load(file)
    folder = decide(loaded, facts_from([file.parent / "forskare.csv"], loaded), file.parent / "beslut").folder
    (file.parent / "lärosäten.csv").unlink()
    seen = verify(folder)
    assert seen.same, seen.differs


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (None, "file-not-found"),
        ("# Påhittat\n", "recipients-not-in-the-file"),
        ("name\nUmeå universitet\n", "recipients-not-in-the-file"),
        ("code,name\nUmU,Umeå universitet\n", "recipients-not-in-the-file"),
        ("code,name\nregions,Någon\n", "recipient-code-taken"),
        ("code,name\nvasa,Någon annan\n", "recipient-code-taken"),
        ("code,name\n0180,Någon annan\n", "recipient-code-taken"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_reason(file: Path, rows: str | None, code: str) -> None:
    table = file.parent / "lärosäten.csv"
    if rows is None:
        table.unlink()
    else:
        table.write_text(rows, encoding="utf-8")
    loaded = dagmar.load(file)
    assert code in [problem.code for problem in dagmar.check(loaded)]
    with pytest.raises(Refused) as refused:
        registry_of(loaded)
    assert [problem.code for problem in refused.value.problems] == [code]
