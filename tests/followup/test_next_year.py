"""The next agreement begun from the one before: what follows, what is left, what must be decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dagmar
from dagmar.agreement.comparison import compare
from dagmar.agreement.loader import Loaded, load
from dagmar.followup.follow_up import follow_up
from dagmar.followup.next_year import NextAgreement, next_agreement, next_id
from dagmar.problem import Refused
from dagmar.vocabulary import vocabulary
from tests.library.shelves import IDS, run, taken

OF_THE_YEAR = {
    "agreement",
    "title",
    "period",
    "signed",
    "published",
    "facts",
    "amends",
    "amended_by",
    "holds_from",
    "earlier",
}
TEXT = """\
agreement: prov-2024
title: Prov 2024
parties: [staten, skr]
signed: 2023-12-20
period: 2024
total: 10 Mkr
sources:
  avtal: {title: Ett avtal}
indicators:
  vantan: {title: Väntan, unit: share}
requirements:
  redovisning:
    kind: base
    title: Redovisning
    met_when: {received: redovisning, by: 2024-11-01}   # en kommentar som står kvar
    source: avtal
  kortare:
    kind: target
    title: Kortare väntan än 2023
    met_when: {indicator: vantan, change: at_least 5 %, from: 2023, to: 2024}
    source: avtal
    assumed: {met_when: gissat}
grants:
  potten: {to: ["0180"], amount: 10 Mkr, requires: [redovisning, kortare], distribute: {by: population, as_of: 2023-11-01,
    among: qualified}, unearned: return, rounding: {to: 1 kr, method: largest_remainder}, source: avtal}
payments:
  - {share: 100 %, day: 2019-05-02, requisition: 2025-03-08}
"""


def old(text: str = TEXT) -> Loaded:
    return load(text, "prov-2024.yaml", vocabulary())


def new(begun: NextAgreement, folder: Path) -> Loaded:
    file = folder / "agreement.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(begun.text, "utf-8")
    for source, name in begun.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(source.read_bytes())
    return dagmar.load(folder)


def kinds(begun: NextAgreement) -> list[tuple[str, str]]:
    return [(one.kind, ".".join(map(str, one.path))) for one in begun.decisions]


def test_dates_of_the_agreement_follow_it_and_what_is_compared_with_stays(tmp_path: Path) -> None:
    begun = next_agreement(old(), 2026, "sv")
    assert {(one.old, one.new) for one in begun.moved} == {
        ("2024-11-01", "2026-11-01"),
        ("2024", "2026"),
        ("2023-11-01", "2025-11-01"),
        ("2025-03-08", "2027-03-08"),
    }
    agreement = new(begun, tmp_path).agreement
    assert (agreement.agreement, agreement.title, str(agreement.period)) == ("prov-2026", "Prov 2026", "2026")
    assert "from: 2023, to: 2026" in begun.text
    assert "day: 2019-05-02" in begun.text
    assert "# en kommentar som står kvar" in begun.text
    assert 'to: ["0180"]' in begun.text


def test_everything_that_copying_does_not_settle_is_a_decision_in_its_place() -> None:
    begun = next_agreement(old(), 2025, "sv")
    assert kinds(begun) == [
        ("whole", ""),
        ("amount", "total"),
        ("whole", "sources"),
        ("date", "requirements.redovisning.met_when.by"),
        ("text", "requirements.kortare.title"),
        ("date", "requirements.kortare.met_when.from"),
        ("assumed", "requirements.kortare.assumed.met_when"),
        ("amount", "grants.potten.amount"),
        ("date", "payments.0.day"),
        ("date", "payments.0.requisition"),
    ]
    lines = begun.text.splitlines()
    place = next(number for number, line in enumerate(lines) if "ATT BESTÄMMA 7:" in line)
    assert lines[place].strip() == "# ATT BESTÄMMA 7: met_when är antaget."
    assert lines[place + 1].strip() == "assumed: {met_when: gissat}"


def test_a_day_that_falls_on_a_weekend_is_told() -> None:
    """1 November 2025 is a Saturday, 8 March 2026 a Sunday."""
    told = [one.what.sv for one in next_agreement(old(), 2025, "sv").decisions if one.kind == "date"]
    assert [what for what in told if "lördag eller söndag" in what] == [
        "by flyttades från 2024-11-01 till 2025-11-01, som är en lördag eller söndag.",
        "requisition flyttades från 2025-03-08 till 2026-03-08, som är en lördag eller söndag.",
    ]


def test_what_belongs_to_the_year_that_was_is_left_out() -> None:
    begun = next_agreement(old(), 2025, "sv")
    assert begun.left_out == ("signed",)
    assert "2023-12-20" not in begun.text


@pytest.mark.parametrize("identity", IDS)
def test_every_agreement_of_the_library_can_be_begun_anew_and_differs_only_by_its_year(
    identity: str, tmp_path: Path
) -> None:
    before = taken(identity)
    begun = next_agreement(before, before.agreement.period.first.year + 1, "en")
    after = new(begun, tmp_path / begun.id)
    assert after.agreement.period == before.agreement.period.years_later(1)
    assert [one.code for one in dagmar.check(after) if one.severity == "error"] == []
    changes = compare(before.agreement, after.agreement)
    assert {str(one.path[0]) for one in changes if one.kind != "moved"} <= OF_THE_YEAR
    numbers = [f"# TO DECIDE {number}: " for number in range(1, len(begun.decisions) + 1)]
    assert [number for number in numbers if begun.text.count(number) != 1] == []


def test_a_level_that_nobody_or_everybody_met_and_money_left_over_are_weighed() -> None:
    """Patientsäkerhet 2012: seven requirements were met by all 21, one by nobody, and its 50 Mkr went back."""
    identity = "patientsakerhet-2012"
    begun = next_agreement(taken(identity), 2013, "en", followed_up=follow_up(taken(identity), run(identity)))
    levels = [one.what.en for one in begun.decisions if one.kind == "level"]
    assert len([what for what in levels if "all 21 met" in what]) == 7
    assert [what for what in levels if "none of 21 met" in what] == [
        "lakemedelsfragor: none of 21 met the requirement. Is the level right?"
    ]
    assert any(one.what.sv.startswith("50\u00a0Mkr av 50\u00a0Mkr gick tillbaka") for one in begun.decisions)


def test_a_level_is_not_weighed_by_made_up_outcomes_unmarked() -> None:
    """The same outcomes, had they been made up: each decision that rests on them says so."""
    identity = "patientsakerhet-2012"
    allocation = run(identity)
    invented = replace(allocation, grants=tuple(replace(grant, basis="synthetic") for grant in allocation.grants))
    begun = next_agreement(taken(identity), 2013, "sv", followed_up=follow_up(taken(identity), invented))
    told = [one.what for one in begun.decisions if one.kind == "level" or "gick tillbaka" in one.what.sv]
    assert len(told) == 7 + 1 + 1
    assert all(one.sv.startswith("PÅHITTADE UPPGIFTER: ") and one.en.startswith("MADE-UP FACTS: ") for one in told)


def test_what_others_have_said_is_weighed_in_with_its_link() -> None:
    identity = "rehabiliteringsgarantin-2015"
    begun = next_agreement(taken(identity), 2016, "sv", followed_up=follow_up(taken(identity), run(identity)))
    told = [one.what.sv for one in begun.decisions if one.kind == "evaluation"]
    assert [what.split(",")[0] for what in told] == [
        "Vägt in? Riksrevisionen 2015",
        "Vägt in? Inspektionen för socialförsäkringen 2012",
        "Vägt in? Karolinska institutet (IMM) 2011",
    ]
    assert all("https://" in what for what in told)


def test_the_name_of_the_next_has_its_year() -> None:
    assert next_id("svf-2025", 2025, 2026) == "svf-2026"
    assert next_id("svf", 2025, 2026) == "svf-2026"


def test_a_year_that_is_none_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        next_agreement(old(), 1066, "sv")
    assert [one.code for one in refused.value.problems] == ["year-out-of-range"]
