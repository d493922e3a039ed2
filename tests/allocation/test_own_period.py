"""A word that names a period of its own is measured in it, and says so when a figure is missing or in another unit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.problem import Refused
from tests.allocation.earning import Figures, earned, rows, shares, text
from tests.allocation.written import give

ABOVE = "earn: {above: {baseline: b, of: c}, indicator: a, period: 2023}"
SCALES = (
    "earn: {scales: [{weight: 3, indicator: a, from: 40 %, to: 90 %}, {weight: 1, indicator: b, from: 0, to: 1}], "
    "absent: spread, period: 2023}"
)
POINTS = (
    "earn: {points: [{indicator: a, threshold: 40 %, benchmark: 80 %}, {indicator: b, threshold: 40 %, benchmark: 80 %}], "
    "absent: spread, period: 2023}"
)
THRESHOLD = "earn: {threshold: 70 %, indicator: a, period: 2023}"
LEVELS = "earn: {levels: [[70 %, 0.5], [80 %, 1]], indicator: a, period: 2023}"
SLIDING = "earn: {sliding: {from: 40 %, to: 90 %}, indicator: a, period: 2023}"
TO_71 = "earn: {sliding: {from: 0, to: 71}, indicator: a, period: 2023}"  # of a share 71 would be more than all of it
DAMPING = "limit: {damping: -10 %, last_year: ifjol, period: 2023}"
STATED = 'limit: {damping: -10 %, last_year: {"01": 100 kr}, period: 2023}'
OTHER_UNIT = (
    "{indicator} for {code}, {period}, is counted in {unit} and is compared with what is counted in {other}.".format
)
SHARES, NUMBERS, KRONOR = "per cent or shares", "bare numbers", "kronor"


def told(rule: str, figures: Figures) -> str:
    """What two regions are refused with."""
    with pytest.raises(Refused) as refused:
        give(text(rule, codes=("01", "03")), *rows(figures))
    (problem,) = refused.value.problems
    return problem.message.en


@pytest.mark.parametrize(
    ("rule", "figures", "share"),
    [
        # (30 − 10) of 40; of the agreement's own year it would be nothing
        (ABOVE, {"a": {"2023 01": 30, "01": 10}, "b": {"2023 01": 10, "01": 10}, "c": {"2023 01": 40, "01": 1}}, "1/2"),
        # the whole of the only scale that there is, and a fifth of the way in the agreement's own year
        (SCALES, {"a": {"2023 01": "9/10", "01": "1/2"}}, "1"),
        (POINTS, {"a": {"2023 01": "4/5", "01": "1/2"}}, "1"),
        (THRESHOLD, {"a": {"2023 01": "7/10", "01": "1/2"}}, "1"),
        (LEVELS, {"a": {"2023 01": "7/10", "01": "9/10"}}, "1/2"),
        (SLIDING, {"a": {"2023 01": "65/100", "01": "9/10"}}, "1/2"),
    ],
)
def test_the_result_is_that_of_the_period_named(rule: str, figures: Figures, share: str) -> None:
    assert shares(rule, figures, ("01",)) == {"01": Fraction(share)}


def test_the_rank_is_that_of_the_period_named() -> None:
    figures: Figures = {"a": {"2023 01": 2, "2023 03": 1, "01": 1, "03": 2}}
    assert shares("earn: {rank: {top: 1}, indicator: a, ties: share, period: 2023}", figures, ("01", "03")) == {
        "01": 1,
        "03": 0,
    }


@pytest.mark.parametrize(
    ("key", "figures"),
    [
        ("{by: numerator, of: a, period: 2023}", {"2023 01": "30/60", "2023 03": "10/60", "01": "1/60", "03": "1/60"}),
        ("{weighted: [{weight: 1, of: a, period: 2023}]}", {"2023 01": 30, "2023 03": 10, "01": 1, "03": 1}),
        (
            "{per_unit: [{price: 1 kr, of: a, period: 2023}], if_short: pro_rata}",
            {"2023 01": 30, "2023 03": 10, "01": 1, "03": 1},
        ),
    ],
)
def test_a_key_is_that_of_the_period_named(key: str, figures: dict[str, str | int | Fraction]) -> None:
    given = earned(give(text(codes=("01", "03"), amount="40 kr", distribute=key), *rows({"a": figures})))
    assert given == {"01": 3000, "03": 1000}


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("rule", "figures", "indicator", "code", "unit", "other"),
    [
        (
            ABOVE,
            {"a": {"01": 30, "03": 30}, "b": {"01": 1, "03": "1/2"}, "c": {"01": 4, "03": 4}},
            "b",
            "03",
            SHARES,
            NUMBERS,
        ),
        (SCALES, {"a": {"01": "1/2", "03": 5}, "b": {"01": 1}}, "a", "03", NUMBERS, SHARES),
        (POINTS, {"a": {"01": "1/2", "03": 5}, "b": {"01": "1/2"}}, "a", "03", NUMBERS, SHARES),
        (DAMPING, {"ifjol": {"01": 5, "03": "1/2"}}, "ifjol", "03", SHARES, KRONOR),
        (THRESHOLD, {"a": {"01": "1/2", "03": 5}}, "a", "03", NUMBERS, SHARES),
        (LEVELS, {"a": {"01": "1/2", "03": 5}}, "a", "03", NUMBERS, SHARES),
        (SLIDING, {"a": {"01": "1/2", "03": 5}}, "a", "03", NUMBERS, SHARES),
        (TO_71, {"a": {"01": 5, "03": "1/2"}}, "a", "03", SHARES, NUMBERS),
    ],
)
def test_a_figure_in_another_unit_is_named_with_its_period(
    rule: str, figures: Figures, indicator: str, code: str, unit: str, other: str, *, named: bool
) -> None:
    year = "2023" if named else "2024"
    of_the_year: Figures = {name: {f"{year} {one}": of for one, of in row.items()} for name, row in figures.items()}
    said = told(rule if named else rule.replace(", period: 2023", ""), of_the_year)
    assert said == OTHER_UNIT(indicator=indicator, code=code, period=year, unit=unit, other=other)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("rule", "figures", "said"),
    [
        (SCALES, {"a": {"01": "1/2"}}, "a, b {year} is not known for 03: there is none of the indicators."),
        (POINTS, {"a": {"01": "1/2"}}, "a, b {year} is not known for 03: there is none of the indicators."),
        (STATED, {}, "last_year{when} is not known for 03: the agreement states no amount."),
    ],
)
def test_what_is_missing_is_named_with_its_period(rule: str, figures: Figures, said: str, *, named: bool) -> None:
    year = "2023" if named else "2024"
    of_the_year: Figures = {name: {f"{year} {one}": of for one, of in row.items()} for name, row in figures.items()}
    expected = said.format(year=year, when=" 2023" if named else "")
    assert told(rule if named else rule.replace(", period: 2023", ""), of_the_year) == expected


@pytest.mark.parametrize(
    "rule", [ABOVE, SCALES.replace(", absent: spread", ""), POINTS.replace(", absent: spread", "")]
)
def test_who_lacks_a_figure_earns_nothing_and_those_after_are_still_judged(rule: str) -> None:
    """The first of three has no result; the two after it have everything."""
    full: dict[str, str | int | Fraction] = {f"2023 {code}": 1 for code in ("03", "04")}
    shared: dict[str, str | int | Fraction] = {f"2023 {code}": "1" for code in ("03", "04")}
    everyone: dict[str, str | int | Fraction] = {f"2023 {code}": 0 for code in ("01", "03", "04")}
    if rule is ABOVE:
        figures: Figures = {"a": full, "b": everyone, "c": dict.fromkeys(everyone, 1)}
    else:
        wholes: dict[str, str | int | Fraction] = dict.fromkeys(shared, "1/1")
        figures = {"a": wholes, "b": full if "scales" in rule else wholes}
    assert shares(rule, figures, ("01", "03", "04"), "missing: not_met") == {"01": 0, "03": 1, "04": 1}
