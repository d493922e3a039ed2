"""A figure in the wrong unit is refused at the very word that asked for it, whichever step of the agreement that is."""

from __future__ import annotations

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.allocation.asked_for import as_written, asked_for
from dagmar.problem import Refused
from tests.allocation.written import agreement, facts

POT = """
requirements:
  krav:
    kind: target
    title: Kravet
    met_when: {any_of: [{judged_by: ivo, criterion: k}, {indicator: krav-matt, at_least: 80 %}]}
grants:
  pott:
    to:
      recipients: ["01", "03"]
      where: {indicator: vem, at_least: 10}
    amount: 90 kr
    requires: krav
    distribute: equal
    earn: EARN
    limit: LIMIT
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
RIGHT: dict[str, str | int] = {"krav-matt": "9/10", "vem": 11, "sip": "9/10", "ifjol": 10, "op": 3, "bas": 2, "tak": 4}
OF = "{{weight: 1, of: [{{indicator: {}, threshold: 0 {}, benchmark: 90 {}}}]}}"
POINTS = f"{{points: [{OF.format('op', '', '')}, {OF.format('sip', '%', '%')}]}}"


def pointed_at(wrong: str, figure: str | int, earn: str, limit: str) -> str:
    """The words of the file from the place of the one refusal on, to the end of the line."""
    text = POT.replace("EARN", earn).replace("LIMIT", limit)
    seen = [(name, "2024", code, value) for name, value in (RIGHT | {wrong: figure}).items() for code in ("01", "03")]
    seen += [("krav", "2024", code, "not_met") for code in ("01", "03")]
    loaded = agreement(text)
    with pytest.raises(Refused) as refused:
        allocate(loaded, facts(*seen))
    problems = refused.value.problems
    assert {problem.code for problem in problems} == {"unit-mismatch"}
    (place,) = {problem.at for problem in problems}
    return loaded.document.lines()[place.line - 1][place.column - 1 :]


@pytest.mark.parametrize(
    ("wrong", "figure", "earn", "limit", "begins"),
    [
        ("krav-matt", 90, "{threshold: 80 %, indicator: sip}", "{floor: 1 kr}", "krav-matt, at_least"),
        ("vem", "9/10", "{threshold: 80 %, indicator: sip}", "{floor: 1 kr}", "vem, at_least"),
        ("sip", 90, "{threshold: 80 %, indicator: sip}", "{floor: 1 kr}", "sip}"),
        ("sip", 90, POINTS, "{floor: 1 kr}", "sip, threshold"),
        (
            "sip",
            90,
            "{points: [{indicator: op, threshold: 0, benchmark: 9}, {indicator: sip, threshold: 0 %, benchmark: 9 %}]}",
            "{floor: 1 kr}",
            "sip, threshold: 0 %, benchmark: 9",  # points without domains are written one step nearer
        ),
        ("bas", "1/2", "{above: {baseline: bas, of: tak}, indicator: op}", "{floor: 1 kr}", "bas, of"),
        ("ifjol", "1/2", "{threshold: 80 %, indicator: sip}", "{damping: -90 %, last_year: ifjol}", "ifjol}"),
        (
            "ifjol",
            "1/2",
            "{threshold: 80 %, indicator: sip}",
            "[{floor: 1 kr}, {damping: -90 %, last_year: ifjol}]",
            "ifjol}]",
        ),
    ],
)
def test_a_figure_in_the_wrong_unit_is_refused_at_the_word_that_asked_for_it(
    wrong: str, figure: str | int, earn: str, limit: str, begins: str
) -> None:
    assert pointed_at(wrong, figure, earn, limit).startswith(begins)


def test_one_of_several_named_together_is_pointed_at_by_itself() -> None:
    loaded = agreement(ITEMS)
    seen = [(name, "2024", code, figure) for name, figure in (("ett", 2), ("tva", "1/2")) for code in ("01", "03")]
    with pytest.raises(Refused) as refused:
        allocate(loaded, facts(*seen))
    (place,) = {problem.at for problem in refused.value.problems}
    assert loaded.document.lines()[place.line - 1][place.column - 1 :] == "tva], each_at_least: 2}}"


def test_a_figure_that_no_word_asks_for_by_name_is_pointed_at_where_the_search_began() -> None:
    assert asked_for(agreement(ITEMS), ("requirements", "krav"), "fyra") == ("requirements", "krav")


def test_a_path_that_the_file_does_not_spell_in_any_way_is_left_as_it_is() -> None:
    path = ("grants", "pott", "earn", "points", 0, "of", 1)
    assert as_written(agreement(ITEMS).document, path) == path


def test_the_same_word_twice_is_pointed_at_where_the_figure_was_wrong() -> None:
    """In kronor in 2023, and a share in 2024."""
    limit = "[{damping: -90 %, last_year: ifjol, period: 2023}, {damping: -90 %, last_year: ifjol}]"
    loaded = agreement(
        ITEMS.replace("    requires: krav\n", "").replace("    unearned", f"    limit: {limit}\n    unearned")
    )
    seen = [("ifjol", year, code, of) for year, of in (("2023", 10), ("2024", "1/2")) for code in ("01", "03")]
    with pytest.raises(Refused) as refused:
        allocate(loaded, facts(*seen))
    (place,) = {problem.at for problem in refused.value.problems}
    assert loaded.document.lines()[place.line - 1][place.column - 1 :] == "ifjol}]"


ITEMS = """
requirements:
  krav: {kind: target, title: Kravet, met_when: {items: [ett, tva], each_at_least: 2}}
grants:
  pott:
    to: ["01", "03"]
    amount: 90 kr
    requires: krav
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
