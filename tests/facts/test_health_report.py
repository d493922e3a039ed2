"""The 76 key figures of the health and medical care report that the package carries.

Expected: the counts that the collection of the figures states (13 603 values, 76 key figures, 21 regions and the nation,
2016-2025), its count of values a year and its sum, added up outside our code; and single rows read in it by eye.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from dagmar.facts.health_report import health_report_measures, health_report_observations, health_report_source
from dagmar.facts.measure import Measure
from dagmar.facts.observation import Observation

VALUES_A_YEAR = {
    "2016": 1224,
    "2017": 1169,
    "2018": 1229,
    "2019": 1343,
    "2020": 1435,
    "2021": 1603,
    "2022": 1572,
    "2023": 1603,
    "2024": 1418,
    "2025": 1007,
}
SUM_OF_ALL_AS_PRINTED = Fraction("34079536.7")
REGIONS = [f"{code:02}" for code in range(1, 26) if code not in (2, 11, 15, 16)]
ROWS_READ_BY_EYE = [
    ("N79173", "2024", "00", Fraction(882, 1000)),
    ("U79119", "2024", "09", Fraction(1)),
    ("N63133", "2025", "10", Fraction(-14, 100)),
    ("N61603", "2016", "24", Fraction("9.9")),
    ("N79221", "2025", "14", Fraction("1.461")),
]


def known(indicator: str, period: str, recipient: str) -> Observation:
    return next(
        seen
        for seen in health_report_observations()
        if (seen.indicator, seen.period, seen.recipient) == (indicator, period, recipient)
    )


def named(measure: str) -> Measure:
    return next(one for one in health_report_measures() if one.id == measure)


def test_every_value_of_the_report_is_there_and_none_is_added() -> None:
    figures = [seen for seen in health_report_observations() if seen.figure is not None]
    assert len(figures) == 13_603
    assert Counter(seen.period for seen in figures) == VALUES_A_YEAR
    assert {seen.recipient for seen in figures} == {"00", *REGIONS}


def test_the_values_add_up_to_what_the_source_adds_up_to() -> None:
    printed = [
        seen.figure * (100 if seen.unit == "share" else 1)
        for seen in health_report_observations()
        if seen.figure is not None
    ]
    assert sum(printed) == SUM_OF_ALL_AS_PRINTED


@pytest.mark.parametrize(("indicator", "period", "recipient", "figure"), ROWS_READ_BY_EYE)
def test_a_row_is_as_the_source_has_it(indicator: str, period: str, recipient: str, figure: Fraction) -> None:
    assert known(indicator, period, recipient).figure == figure


def test_a_region_without_a_value_has_a_sign_and_never_a_zero() -> None:
    """13 603 values of 633 measures and years with 22 recipients each leave 323."""
    signs = [seen for seen in health_report_observations() if seen.missing]
    assert len(signs) == 633 * 22 - 13_603 == 323
    assert all(seen.value is None and seen.missing == "not_reported" for seen in signs)


def test_a_year_in_which_a_measure_was_not_taken_has_no_observation() -> None:
    taken = {seen.period for seen in health_report_observations() if seen.indicator == "N79174"}
    assert len(taken) == 4
    assert "2022" not in taken


def test_every_observation_says_where_it_comes_from() -> None:
    assert {seen.source for seen in health_report_observations()} == {health_report_source()}
    assert health_report_source().title == "Källa: Kolada"
    assert health_report_source().basis == "real"


def test_every_measure_answers_what_a_reader_asks_in_both_languages() -> None:
    measures = health_report_measures()
    assert len({measure.id for measure in measures}) == len(measures) == 76
    for measure in measures:
        for words in (measure.name, measure.why, measure.area, measure.unit_words, measure.direction_words):
            assert all(words), measure.id
        assert measure.register
        assert measure.interval == "none"
        assert "täljare" in measure.interval_words.sv


def test_no_two_measures_have_the_same_name() -> None:
    for language in ("sv", "en"):
        names = Counter(getattr(measure.name, language) for measure in health_report_measures())
        assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("measure", "direction"),
    [
        ("N79173", "higher_is_better"),
        ("U79135", "lower_is_better"),
        ("N70808", "none"),
        ("N70351", "none"),
    ],
)
def test_the_direction_is_neutral_where_more_is_neither_better_nor_worse(measure: str, direction: str) -> None:
    assert named(measure).direction == direction


def test_a_measure_says_when_more_is_to_come_and_what_changed() -> None:
    assert named("U70447").next_publication == date(2027, 3, 7)
    assert named("U70447").next_period == "2026"
    assert named("U79093").next_publication is None
    assert [change.period for change in named("U79093").changes] == ["2023"]


def test_a_new_source_or_way_of_computing_breaks_the_series() -> None:
    """Kolada says so of two of the 76; that a key figure has ended, or that a region is counted otherwise, is no break."""
    broken = {
        (measure.id, change.period)
        for measure in health_report_measures()
        for change in measure.changes
        if change.breaks
    }
    assert broken == {("N79179", "2024"), ("N79184", "2019")}


def test_a_share_above_one_stands_as_printed_and_is_told_of() -> None:
    above = {
        (seen.indicator, seen.period, seen.recipient)
        for seen in health_report_observations()
        if seen.unit == "share" and seen.figure is not None and seen.figure > 1
    }
    told = {indicator for indicator, _, _ in above if named(indicator).changes}
    ratios = {"N63135", "N63144"}  # of finances, where more than the whole is possible
    assert {indicator for indicator, _, _ in above} - ratios == {"N79221", "N70643"} == told - ratios
