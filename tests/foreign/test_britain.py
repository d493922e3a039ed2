"""British rules against the figures that were printed, and where the print and exact arithmetic part.

Comes out: 635 points of 76 indicators, £14 885.84 and its half, floor damping, Barnett. Does not: prevalence by the penny
(the source rounds the price of a point first), the adjustment of row 195 (its inputs are rounded further than shown), and
two printed sums that are a pound off.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

import dagmar
from dagmar.allocation.earn.scales import Scales
from tests.foreign.tables import HERE, agreement, printed, table

SCHEMES = sorted(file.parent.name for file in HERE.glob("*/agreement.yaml"))


def settled(name: str) -> dict[tuple[str, str], Fraction]:
    """What a scheme gives with the facts that lie with it, in pounds, by grant and recipient."""
    grants = dagmar.allocate(agreement(name)).grants
    return {
        (grant.grant, line.recipient.code): line.settled.value / 100
        for grant in grants
        for line in grant.lines
        if line.settled
    }


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_is_an_agreement_without_errors_whose_examples_come_out(name: str) -> None:
    assert [problem for problem in dagmar.check(agreement(name)) if problem.severity == "error"] == []


def test_the_agreement_weighs_76_indicators_with_the_published_points_635_in_all() -> None:
    earn = agreement("qof-2023").agreement.grants["poang"].earn
    assert isinstance(earn, Scales)
    weights = {scale.indicator: scale.weight for scale in earn.scales}
    assert weights == {code: Fraction(row["points"]) for code, row in table("qof-2023", "indicators.csv").items()}
    assert (len(weights), sum(weights.values())) == (76, 635)


def test_seventy_four_points_are_those_of_quality_improvement() -> None:
    rows = table("qof-2023", "indicators.csv").values()
    assert sum(int(row["points"]) for row in rows if row["domain"] == "qi") == 74


def test_prevalence_comes_out_but_for_the_price_of_a_point_that_the_source_rounds_first() -> None:
    paid = settled("qof-prevalence")
    for (grant, code), (points, share, price, sum_printed) in {
        ("tjugosex", "lag"): (26, Fraction(3, 5), "136.21", "3541.46"),
        ("tjugo", "hog"): (20, Fraction(7, 5), "317.83", "6356.60"),
    }.items():
        exact = Fraction("227.02") * share
        assert printed(exact, 2) == Fraction(price)
        assert Fraction(price) * points == Fraction(sum_printed)
        assert paid[grant, code] == printed(exact * points, 2) != Fraction(sum_printed)


def test_floor_damping_lifts_two_tenths_and_keeps_three_fifths_of_the_gains() -> None:
    """By hand: the floors are 90; gains 30 and 20, lift 20, scale (50 - 20)/50 = 3/5."""
    paid = settled("floor-damping")
    assert [paid["dampat", code] for code in ("alfa", "beta", "gamma")] == [108, 102, 90]


def test_the_adjustment_of_row_195_is_not_what_its_printed_inputs_give() -> None:
    """65 347 of 22 763 366 is £57 583, printed £57 586; half a unit more or less of 65 347 moves it by 44 pence only."""
    assert settled("floor-damping")["justering", "r195"] == 57_583
    most = Fraction(20_058_708) * (65_347 + Fraction(1, 2)) / (22_763_366 - Fraction(1, 2))
    assert 57_583 < most < Fraction("57583.2")
    assert most < 57_586 - Fraction(1, 2)


def test_a_sum_of_whole_amounts_is_never_a_pound_off_as_the_printed_one_is() -> None:
    paid = settled("floor-damping")
    assert paid["del-ett", "r195"] + paid["del-tva", "r195"] == 14_054_987 == 14_054_986 + 1


def test_barnett_gives_wales_the_comparable_part_times_its_share() -> None:
    paid = settled("barnett")
    assert paid["andring", "wales"] == 5_247_000
    assert printed(paid["andring", "wales"] / 1_000_000, 2) == Fraction("5.25"), "as printed"
    assert paid["med-behov", "wales"] == 5_247_000 * Fraction(105, 100)
