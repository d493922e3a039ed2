"""The advice of an error: what was meant, in the words of whoever wrote the file, and as much at once as can be known."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

import dagmar
from dagmar.agreement.model import Agreement
from dagmar.agreement.swedish import SAME_AS
from dagmar.agreement.words import Words, nearest
from dagmar.money import NotMoney, read_money
from dagmar.problem import Problem, Refused
from dagmar.vocabulary import vocabulary

TEXT = """agreement: prov
title: Prov
parties: [staten, skr]
period: 2027
total: 60 Mkr
requirements:
  plan: {title: Plan, kind: base, met_when: {received: plan, by: 2027-11-30}}
grants:
  medel:
    to: regions
    amount: 60 Mkr
    requires: [plan]
    distribute: equal
    rounding: {to: 1 kr, method: largest_remainder}
    unearned: return
"""


def _problems(folder: Path, old: str, new: str) -> tuple[Problem, ...]:
    file = folder / "agreement.yaml"
    assert old in TEXT
    file.write_text(TEXT.replace(old, new), "utf-8")
    try:
        return dagmar.check(dagmar.load(file))
    except Refused as refused:
        return refused.problems


def test_a_misspelt_condition_is_named_and_not_the_day_beside_it(tmp_path: Path) -> None:
    problem, day = _problems(tmp_path, "{received: plan, by: 2027-11-30}", "{recieved: plan, by: 30 november 2027}")
    assert problem.message.sv == "”recieved” är inget ord under met_when."
    assert problem.help.sv.startswith("Menade du received?")
    assert (day.code, day.at.column) == ("not-a-day", problem.at.column + len("{recieved: plan, by: "))


def test_what_is_wrong_beside_a_misspelt_word_is_told_in_the_same_round_however_deep(tmp_path: Path) -> None:
    found = _problems(
        tmp_path,
        "{received: plan, by: 2027-11-30}",
        "{any_off: [{received: plan, by: 2027-13-01}, {recieved: plan, by: 2027-02-30}]}",
    )
    assert [one.code for one in found] == ["unknown-word", "not-a-day", "unknown-word", "not-a-day"]


def test_what_only_the_guess_would_lack_is_not_told(tmp_path: Path) -> None:
    """`recieved` is near `received`, which needs a name; that there is no such key here is not a second mistake."""
    (problem,) = _problems(tmp_path, "{received: plan, by: 2027-11-30}", "{recieved: plan, at_least: 3}")
    assert problem.code == "unknown-word"


def test_a_misspelt_way_after_by_is_still_what_is_named(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "distribute: equal", "distribute: {by: populaton, as_of: 2027-11-01}")
    assert problem.message.en == "“populaton” is not a word under distribute."
    assert problem.help.en.startswith("Did you mean population?")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("    requires:", "    grundkrav:", "requires"),
        ("distribute: equal", "distribute: invånare", "population"),
        ("distribute: equal", "distribute: lika", "equal"),
        ("kind: base", "kind: base, unit: län", "county"),
        ("    amount:", "    belopp:", "amount"),
    ],
)
def test_a_swedish_word_is_answered_with_the_word_of_the_language(
    tmp_path: Path, old: str, new: str, meant: str
) -> None:
    found = [one for one in _problems(tmp_path, old, new) if one.code == "unknown-word"]
    assert [one.help.sv.split("?")[0] for one in found] == [f"Menade du {meant}"]


def test_every_swedish_word_leads_to_a_word_that_there_is() -> None:
    models: list[type[Words]] = [Agreement, *(word for words in vocabulary().words.values() for word in words.values())]
    schema = str([TypeAdapter(model).json_schema() for model in models])
    known = {name for names in vocabulary().words.values() for name in names} | {"municipality", "county", "region"}
    led_to = {name for names in SAME_AS.values() for name in names}
    assert {name for name in led_to if name not in known and f"'{name}'" not in schema} <= {
        "regions",
        "municipalities",
        "counties",
    }
    assert nearest("Invånare", ["population", "equal"]) == "population"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("60 miljoner", "60 Mkr"),
        ("1,5 milj", "1,5 Mkr"),
        ("2 miljarder", "2 miljarder kronor"),
        ("300 tusen", "300 tkr"),
        ("-60 miljoner", "-60 Mkr"),
    ],
)
def test_a_number_of_something_unsaid_is_answered_with_the_unit(written: str, right: str) -> None:
    with pytest.raises(NotMoney) as refused:
        read_money(written)
    assert refused.value.help.sv == f"Skriv {right}."
    assert read_money(right)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    to: regions", "\tto: regions", "här står en tabb, och indrag skrivs med mellanslag"),
        ("title: Prov", "title: Prov: ett försök", "här står ett kolon för mycket"),
        ("[staten, skr]", "[staten, skr", "ett komma eller en slutklammer saknas"),
        ("title: Prov", 'title: "Prov', "ett citattecken avslutas aldrig"),
        ("    amount: 60 Mkr", "   amount: 60 Mkr", "indraget stämmer inte med raderna ovanför"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_users_language(tmp_path: Path, old: str, new: str, said: str) -> None:
    (problem,) = _problems(tmp_path, old, new)
    assert problem.code == "not-yaml"
    assert problem.message.sv == f"Här går filen inte att läsa som YAML: {said}."


def test_a_wrong_sum_a_wrong_example_and_a_wrong_fact_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "examples.yaml").write_text("- exempel: fel ord\n", "utf-8")
    (tmp_path / "facts.csv").write_text("recipient,indicator\n99,plan\n", "utf-8")
    found = _problems(tmp_path, "total: 60 Mkr", "total: 50 Mkr\nfacts: [facts.csv]")
    files = {Path(one.at.file).name for one in found if one.severity == "error"}
    assert files == {"agreement.yaml", "examples.yaml", "facts.csv"}
