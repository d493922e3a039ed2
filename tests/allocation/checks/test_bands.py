"""Levels in several requirements on one figure: which neighbours leave a gap between them, and which overlap.

Each row draws the bands on a line of per cent; what must be said was read off the drawing.
"""

from __future__ import annotations

import pytest

import dagmar
from dagmar.problem import Problem
from dagmar.text import Language
from tests.allocation.written import agreement

End = int | str | None
Band = tuple[str, End, End]
"""An end is in per cent when it is a number, and otherwise as it is written."""
GAP, OVERLAP = "gap-between-levels", "overlap-between-levels"


def said(bands: list[Band], step: str = "", language: Language = "en") -> list[tuple[str, str]]:
    """The code, and which two requirements, of each warning on levels."""
    lines = ["requirements:"]
    judged = f", judged: {{as_shown: {step}}}" if step else ""
    for name, low, high in bands:
        bounds = [("at_least", low), ("at_most", high)]
        demands = [
            f"{{indicator: x, {sign}: {_written(level)}{judged}}}" for sign, level in bounds if level is not None
        ]
        lines += [f"  {name}:", "    kind: target", f"    title: {name}", "    met_when:", "      all_of:"]
        lines += [f"        - {demand}" for demand in demands]
    lines.append("grants:")
    for name, _, _ in bands:
        lines += [f"  for-{name}:", "    to: regions", "    amount: 1 Mkr", f"    requires: [{name}]"]
        lines += ["    distribute: equal", "    unearned: return"]
        lines.append("    rounding: {to: 1 kr, method: largest_remainder}")
    found = [
        problem for problem in dagmar.check(agreement("\n".join(lines) + "\n")) if "between-levels" in problem.code
    ]
    return [(problem.code, _plain(problem, language).split(". ")[0].removeprefix("x: ")) for problem in found]


def _written(level: int | str) -> str:
    return level if isinstance(level, str) else f"{level} %"


def _plain(problem: Problem, language: Language = "en") -> str:
    return problem.message.to(language).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([("a", 50, 60), ("b", 70, None)], [(GAP, "a goes to 60 % and b begins at 70 %")]),
        ([("a", None, 60), ("b", 70, 80)], [(GAP, "a goes to 60 % and b begins at 70 %")]),
        # written from above: the order in the file is not the order on the line
        ([("b", 70, 80), ("a", 50, 60)], [(GAP, "a goes to 60 % and b begins at 70 %")]),
        # of several open ones only the nearest is a neighbour
        ([("low", None, 20), ("a", None, 40), ("b", 50, 60)], [(GAP, "a goes to 40 % and b begins at 50 %")]),
        ([("a", None, 40), ("low", None, 20), ("b", 50, 60)], [(GAP, "a goes to 40 % and b begins at 50 %")]),
        ([("b", 50, 60), ("c", 70, None), ("high", 90, None)], [(GAP, "b goes to 60 % and c begins at 70 %")]),
        ([("b", 50, 60), ("high", 90, None), ("c", 70, None)], [(GAP, "b goes to 60 % and c begins at 70 %")]),
        # both hold where they meet, and between
        ([("a", 50, 60), ("b", 60, 70)], [(OVERLAP, "a goes to 60 % and b begins at 60 %")]),
        ([("a", None, 50), ("b", 50, 60)], [(OVERLAP, "a goes to 50 % and b begins at 50 %")]),
        ([("a", 50, 60), ("b", 60, None)], [(OVERLAP, "a goes to 60 % and b begins at 60 %")]),
        ([("a", 50, 65), ("b", 60, 70)], [(OVERLAP, "a goes to 65 % and b begins at 60 %")]),
        ([("b", 50, 70), ("a", 50, 60)], [(OVERLAP, "a goes to 60 % and b begins at 50 %")]),
        # the same band twice
        ([("a", 50, 60), ("b", 50, 60)], [(OVERLAP, "a goes to 60 % and b begins at 50 %")]),
        # three in a row: two gaps
        (
            [("a", 10, 20), ("b", 30, 40), ("c", 50, 60)],
            [(GAP, "a goes to 20 % and b begins at 30 %"), (GAP, "b goes to 40 % and c begins at 50 %")],
        ),
        # a target above a target, both open: each holds by itself and nothing lies between them
        ([("a", 50, None), ("b", 70, None)], []),
        ([("a", None, 50), ("b", 70, None)], []),
        # an open one that reaches into a band overlaps it; one that holds for all of it is a lower demand beside it
        ([("a", None, 55), ("b", 50, 60)], [(OVERLAP, "a goes to 55 % and b begins at 50 %")]),
        ([("b", 50, 60), ("c", 55, None)], [(OVERLAP, "b goes to 60 % and c begins at 55 %")]),
        ([("a", None, 60), ("b", 50, 60)], []),
        ([("b", 50, 60), ("c", 50, None)], []),
        # a band of a single figure
        ([("a", 50, 50), ("b", 60, 60)], [(GAP, "a goes to 50 % and b begins at 60 %")]),
        ([("a", None, 50), ("b", 60, 60), ("c", 70, None)], [
            (GAP, "a goes to 50 % and b begins at 60 %"),
            (GAP, "b goes to 60 % and c begins at 70 %"),
        ]),
    ],
)  # fmt: skip
def test_neighbours_leave_a_gap_or_overlap(bands: list[Band], expected: list[tuple[str, str]]) -> None:
    assert sorted(said(bands)) == sorted(expected)


@pytest.mark.parametrize(("begins", "expected"), [(60, [OVERLAP]), (61, []), (62, [GAP])])
def test_levels_that_meet_within_the_step_that_is_shown_leave_no_gap(begins: int, expected: list[str]) -> None:
    found = said([("a", 50, 60), ("b", begins, 70)], step="1 %")
    assert [code for code, _ in found] == expected


def test_a_band_that_no_figure_can_be_in_is_no_neighbour() -> None:
    """At least 90 % and at most 10 % is told as two conditions that exclude each other, not as a level."""
    assert said([("none", 90, 10), ("a", 50, 60), ("b", 70, None)]) == [(GAP, "a goes to 60 % and b begins at 70 %")]


def test_a_level_in_numbers_is_no_neighbour_of_one_in_per_cent() -> None:
    assert said([("a", 50, 60), ("b", "70", None)]) == []
    assert said([("a", "50", "60"), ("b", "70", None)]) == [(GAP, "a goes to 60 and b begins at 70")]


def test_levels_are_written_as_each_language_writes_them() -> None:
    bands: list[Band] = [("a", 50, "60.5 %"), ("b", "70.5 %", None)]
    assert said(bands) == [(GAP, "a goes to 60.5 % and b begins at 70.5 %")]
    assert said(bands, language="sv") == [(GAP, "a går till 60,5 % och b börjar vid 70,5 %")]


def test_the_tightest_bounds_of_a_requirement_are_its_levels() -> None:
    """At least 40 and 50 %, at most 60 and 65 %: the band is 50 to 60 %."""
    text = """
    requirements:
      a:
        kind: target
        title: a
        met_when:
          all_of:
            - {indicator: x, at_least: 40 %}
            - {indicator: x, at_most: 65 %}
            - {indicator: x, at_least: 50 %}
            - {indicator: x, at_most: 60 %}
      b: {kind: target, title: b, met_when: {indicator: x, at_least: 70 %}}
      c: {kind: target, title: c, met_when: {indicator: x, at_most: 45 %}}
    grants:
      pott:
        to: regions
        amount: unknown
        requires: [a]
      andra:
        to: regions
        amount: unknown
        requires: [b]
      tredje:
        to: regions
        amount: unknown
        requires: [c]
    """
    found = [problem for problem in dagmar.check(agreement(text)) if problem.code == GAP]
    assert sorted(map(_plain, found)) == [
        "x: a goes to 60 % and b begins at 70 %. Between them neither holds.",
        "x: c goes to 45 % and a begins at 50 %. Between them neither holds.",
    ]


def test_the_place_is_that_of_the_upper_level_and_the_lower_is_named_beside_it() -> None:
    text = """
    requirements:
      hog: {kind: target, title: b, met_when: {indicator: x, at_least: 70 %}}
      lag: {kind: target, title: a, met_when: {all_of: [{indicator: x, at_least: 50 %}, {indicator: x, at_most: 60 %}]}}
    grants:
      pott: {to: regions, amount: unknown, requires: [lag]}
      andra: {to: regions, amount: unknown, requires: [hog]}
    """
    (problem,) = [problem for problem in dagmar.check(agreement(text)) if problem.code == GAP]
    ((lower, _),) = problem.also
    assert (problem.at.line, lower.line) == (8, 9)
    assert problem.severity == "warning"
