"""American hospitals paid by results, against what the Centers for Medicare & Medicaid Services published for 2026.

Purchasing: all 2 455 total scores come out to the twelve decimals printed, 156 of them with the weights spread over three
domains; what each hospital is paid for it is not in the table. Readmissions: all 11 720 ratios agree with their two rates
within what the rates are rounded by, and the same hospitals are above one. The cap is a simulation by its author.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

import dagmar
from dagmar.allocation.result import Allocation
from tests.foreign.tables import agreement, known, printed, share_earned, table

DOMAINS = ("clinical", "engagement", "safety", "efficiency")
MEASURES = ("ami", "cabg", "copd", "hf", "hip-knee", "pn")
HALF = Fraction(1, 20_000)
"""Half of the last decimal of a rate that is printed with four."""


@cache
def purchasing() -> Allocation:
    """Kept out of the tests' arguments: pytest would write all of it out when one fails."""
    loaded = agreement("hvbp-2026")
    scores = {
        (domain, code): Fraction(row[domain])
        for code, row in table("hvbp-2026", "hospitals.csv").items()
        for domain in DOMAINS
        if row[domain]
    }
    return dagmar.allocate(loaded, known(loaded, scores))


def test_every_total_score_of_2026_is_the_published_one_to_its_last_decimal() -> None:
    hospitals = table("hvbp-2026", "hospitals.csv")
    scored = {line.recipient.code: share_earned(line) * 100 for line in purchasing().grant("potten").lines}
    assert len(scored) == 2455
    assert [code for code, score in scored.items() if printed(score, 12) != Fraction(hospitals[code]["total"])] == []


def test_156_hospitals_have_three_domains_and_their_weights_are_a_third_each() -> None:
    hospitals = table("hvbp-2026", "hospitals.csv")
    three = [code for code, row in hospitals.items() if sum(bool(row[domain]) for domain in DOMAINS) == 3]
    assert len(three) == 156
    for code in three:
        line = purchasing().grant("potten").line(code)
        assert line is not None
        assert share_earned(line) * 300 == sum(
            Fraction(hospitals[code][name]) for name in DOMAINS if hospitals[code][name]
        )


def test_all_that_the_hospitals_gave_up_is_paid_back_to_them() -> None:
    pot = purchasing().grant("potten")
    assert sum(line.settled.value for line in pot.lines if line.settled) == 2455 * 100_00
    assert pot.returned == 0


def test_what_is_paid_is_in_proportion_to_the_score_with_the_same_slope_for_all() -> None:
    """The linear exchange: slope = all that was given up / all that was earned of it; here all gave up the same."""
    lines = purchasing().grant("potten").lines
    slope = len(lines) / sum(share_earned(line) for line in lines)
    assert all(line.earned and line.earned.value == 100_00 * share_earned(line) * slope for line in lines)


@cache
def readmissions() -> Allocation:
    """As above."""
    loaded = agreement("hrrp-2026")
    rates = {
        (measure, code): (int(row[measure].split()[1]), int(row[measure].split()[2]))
        for code, row in table("hrrp-2026", "hospitals.csv").items()
        for measure in MEASURES
        if row[measure]
    }
    assert len(rates) == 11_720
    return dagmar.allocate(loaded, known(loaded, rates))


@pytest.mark.parametrize("measure", MEASURES)
def test_a_hospital_is_above_the_expected_exactly_when_its_published_ratio_is(measure: str) -> None:
    published = {
        code: Fraction(int(row[measure].split()[0]), 10_000)
        for code, row in table("hrrp-2026", "hospitals.csv").items()
        if row[measure]
    }
    lines = {line.recipient.code: line for line in readmissions().grant(measure).lines}
    assert set(lines) == set(published), "a hospital without a published ratio is left out, never counted as zero"
    assert {code for code, line in lines.items() if not line.failed} == {
        code for code in published if published[code] > 1
    }


@pytest.mark.parametrize("measure", MEASURES)
def test_every_excess_is_the_published_ratio_less_one_within_the_rounding_of_its_rates(measure: str) -> None:
    hospitals = table("hrrp-2026", "hospitals.csv")
    above = [line for line in readmissions().grant(measure).lines if not line.failed]
    assert above
    for line in above:
        ratio, predicted, expected = (
            Fraction(int(one), 10_000) for one in hospitals[line.recipient.code][measure].split()
        )
        assert share_earned(line) == predicted / expected - 1
        lowest, highest = (predicted - HALF) / (expected + HALF), (predicted + HALF) / (expected - HALF)
        assert lowest - HALF <= ratio <= highest + HALF


def test_11_413_of_the_11_720_published_ratios_are_that_of_the_printed_rates_to_the_last_decimal() -> None:
    figures = [
        [Fraction(int(one), 10_000) for one in row[measure].split()]
        for row in table("hrrp-2026", "hospitals.csv").values()
        for measure in MEASURES
        if row[measure]
    ]
    assert sum(printed(predicted / expected, 4) == ratio for ratio, predicted, expected in figures) == 11_413


def test_two_reductions_are_three_per_cent_together_at_most() -> None:
    loaded, hospitals = agreement("penalty-cap"), table("penalty-cap", "hospitals.csv")
    per_cent = {
        (kind, code): Fraction(row[kind]) for code, row in hospitals.items() for kind in ("readmissions", "purchasing")
    }
    grant = dagmar.allocate(loaded, known(loaded, per_cent, "synthetic")).grant("avdrag")
    settled = {line.recipient.code: line.settled.value / 1000_00 for line in grant.lines if line.settled}
    assert settled == {code: Fraction(row["capped"]) for code, row in hospitals.items()}
    assert (len(settled), sum(share == 3 for share in settled.values())) == (872, 15)
    assert grant.basis == "synthetic"
