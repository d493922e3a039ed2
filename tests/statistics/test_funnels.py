"""Funnel limits and over-dispersion against printed numbers. Shares are printed there as per cent."""

from __future__ import annotations

from fractions import Fraction
from math import exp, inf, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from dagmar.statistics.estimate import z_of
from dagmar.statistics.funnel.binomial import binomial_band, binomial_limit
from dagmar.statistics.funnel.overdispersion import dispersion_of_ratios, dispersion_of_shares, quantile
from dagmar.statistics.funnel.proportion import proportion_band
from dagmar.statistics.funnel.ratio_by_expected import ratio_band_by_expected
from dagmar.statistics.funnel.ratio_by_observed import expected_limits, ratio_band_by_observed

AVERAGE = Fraction("10325813.8504") / 12804440
"""303 primary care trusts (PHEindicatormethods, test file of the funnel of proportions)."""
SHARES = [
    # n, 95 % low and high, 99.8 % low and high, per cent
    (1, 3.204264, 100, 0, 100),
    (10, 56.154344, 100, 42.03259, 100),
    (102, 72.974925, 88.309971, 68.553233, 92.731663),
    (1008, 78.203374, 83.081521, 76.796814, 84.488082),
    (110_000, 80.408963, 80.875933, 80.274317, 81.010578),
]
BY_OBSERVED = [
    # observed, level, expected high and low, ratio low and high x 100. The source found the limits by trial to about 1e-6.
    (1, 0.95, 5.571644585, 0.025317898, 17.94802207, 3949.774946),
    (10, 0.95, 18.39035799, 4.795387629, 54.3763205, 208.5337156),
    (100, 0.95, 121.6268111, 81.36400699, 82.21871402, 122.9044681),
]
BY_EXPECTED = [
    # expected, level, low, high (FunnelPlotR)
    (15, 0.95, 0.5596924, 1.649348),
    (15, 0.998, 0.3862650, 2.082907),
    (20, 0.95, 0.6108260, 1.544419),
    (20, 0.998, 0.4479107, 1.902094),
    (30, 0.95, 0.6746958, 1.427562),
    (30, 0.998, 0.5289724, 1.702771),
]
BINOMIAL = [
    # n, level, low, high around 7.4 % (Spiegelhalter's baseline of readmissions after stroke)
    (100, 0.95, 0.021691, 0.124646),
    (100, 0.999, 0.000114, 0.168120),
    (500, 0.95, 0.050828, 0.096778),
    (500, 0.999, 0.037379, 0.114158),
]
OBSERVED = (100, 150, 180, 80, 120, 225)
EXPECTED = (108, 112, 165, 95, 100, 220)


def test_the_share_of_the_whole_is_the_published_one() -> None:
    assert isclose(float(AVERAGE) * 100, 80.6424478571495, rel_tol=1e-14)


@pytest.mark.parametrize("row", SHARES, ids=lambda row: f"n={row[0]}")
def test_the_funnel_of_shares_has_the_published_limits(row: tuple[int, float, float, float, float]) -> None:
    size, *ends = row
    for level, low, high in ((0.95, *ends[:2]), (0.998, *ends[2:])):
        band = proportion_band(AVERAGE, size, level=level)
        assert abs(band.low * 100 - low) <= 6e-7
        assert abs(band.high * 100 - high) <= 6e-7
    assert band.axis.en == "number in the denominator"


@pytest.mark.parametrize("row", BY_OBSERVED, ids=lambda row: f"O={row[0]}")
def test_the_funnel_by_observed_number_has_the_published_limits(
    row: tuple[int, float, float, float, float, float],
) -> None:
    observed, level, expected_high, expected_low, low, high = row
    ends, band = expected_limits(observed, level=level), ratio_band_by_observed(observed, level=level)
    assert isclose(ends.high, expected_high, rel_tol=5e-6)
    assert isclose(ends.low, expected_low, rel_tol=5e-6)
    assert isclose(band.low * 100, low, rel_tol=5e-6)
    assert isclose(band.high * 100, high, rel_tol=5e-6)
    assert band.axis.en == "observed number"


def test_the_wider_limits_by_observed_number_are_the_published_ones() -> None:
    ends, band = expected_limits(1, level=0.998), ratio_band_by_observed(100, level=0.998)
    assert isclose(ends.high, 9.233410143, rel_tol=1e-6)
    assert abs(ends.low - 0.001000547) < 1e-7, "as near as the source's own search came"
    assert isclose(band.low * 100, 74.11562345, rel_tol=5e-6)
    assert isclose(band.high * 100, 139.0406755, rel_tol=5e-6)
    assert ratio_band_by_observed(0, level=0.95).high == inf


@pytest.mark.parametrize("row", BY_EXPECTED, ids=lambda row: f"E={row[0]} at {row[1]}")
def test_the_funnel_by_expected_number_has_the_published_limits(row: tuple[int, float, float, float]) -> None:
    expected, level, low, high = row
    band = ratio_band_by_expected(expected, level=level)
    assert isclose(band.low, low, rel_tol=5e-7)
    assert isclose(band.high, high, rel_tol=5e-7)
    assert band.axis.en == "expected number"


def test_the_two_funnels_of_ratios_differ_so_each_says_what_its_axis_counts() -> None:
    by_observed, by_expected = ratio_band_by_observed(20, level=0.95), ratio_band_by_expected(20, level=0.95)
    assert abs(by_observed.high - by_expected.high) > 0.05
    assert by_observed.axis != by_expected.axis
    assert by_observed.method != by_expected.method


@pytest.mark.parametrize("row", BINOMIAL, ids=lambda row: f"n={row[0]} at {row[1]}")
def test_the_exact_funnel_of_shares_has_the_derived_limits(row: tuple[int, float, float, float]) -> None:
    size, level, low, high = row
    band = binomial_band(0.074, size, level=level)
    assert abs(band.low - low) <= 6e-7
    assert abs(band.high - high) <= 6e-7


def test_an_exact_limit_below_nought_is_drawn_at_nought() -> None:
    assert abs(binomial_limit(0.074, 50, 0.0005) - -0.0195) < 5e-5
    assert binomial_band(0.074, 50, level=0.999).low == 0


@given(st.floats(0.02, 0.98), st.integers(5, 3000))
def test_the_exact_limit_lies_within_one_step_of_the_quantile(average: float, size: int) -> None:
    for probability in (0.001, 0.025, 0.975, 0.999):
        r = binom.ppf(probability, size, average)
        assert (r - 1) / size - 1e-9 <= binomial_limit(average, size, probability) <= r / size + 1e-9


@given(st.floats(0.01, 0.99), st.integers(1, 10**6), st.integers(2, 100))
def test_a_funnel_narrows_with_size_and_stays_within_the_possible(average: float, size: int, times: int) -> None:
    for band, wider in (
        (proportion_band(average, size * times, level=0.95), proportion_band(average, size, level=0.95)),
        (proportion_band(average, size, level=0.95), proportion_band(average, size, level=0.998)),
    ):
        assert 0 <= wider.low <= band.low <= average <= band.high <= wider.high <= 1


def test_over_dispersion_is_the_derived_one_and_truncation_of_six_units_drops_nobody() -> None:
    kept = dispersion_of_ratios(OBSERVED, EXPECTED)
    assert kept is not None
    assert isclose(kept.phi, 2.948033, rel_tol=2e-7)
    assert isclose(kept.between, 0.01947753057802157, rel_tol=1e-12)
    cut = dispersion_of_ratios(OBSERVED, EXPECTED, tails="truncated")
    assert cut is not None
    assert (cut.phi, cut.between, cut.units) == (kept.phi, kept.between, 6)
    drawn_in = dispersion_of_ratios(OBSERVED, EXPECTED, tails="winsorised")
    assert drawn_in is not None
    assert isclose(drawn_in.phi, 2.149053, rel_tol=3e-7)


def test_truncation_leaves_a_tenth_out_at_each_end() -> None:
    observed, expected = [100] * 18 + [1, 10_000], [100] * 20
    cut = dispersion_of_ratios(observed, expected, tails="truncated")
    assert cut is not None
    assert (cut.phi, cut.between, cut.units) == (0, 0, 16)


def test_with_over_dispersion_the_limits_are_those_of_the_logarithm() -> None:
    band = ratio_band_by_expected(100, level=0.95, between=0.02)
    assert isclose(band.high, exp(1.959963984540054 * sqrt(0.01 + 0.02)), rel_tol=1e-12)
    assert isclose(band.low * band.high, 1, rel_tol=1e-12)
    assert band.method.id == "funnel-overdispersed"
    wide = proportion_band(0.5, 100, level=0.95, dispersion=4)
    assert isclose(wide.high - 0.5, 2 * z_of(0.95) * 0.05, rel_tol=1e-12)
    assert proportion_band(0.5, 100, level=0.95, dispersion=0.2) == proportion_band(0.5, 100, level=0.95)


def test_dispersion_of_shares_is_the_mean_square_of_the_scores() -> None:
    """p̄ = 0.5, n = 100: a standard error of 0.05, so 60 of 100 and 40 of 100 are two of them away: φ = 4."""
    phi = dispersion_of_shares([60, 40], [100, 100], 0.5)
    assert phi is not None
    assert isclose(phi, 4, rel_tol=1e-12)
    assert dispersion_of_shares([], [], 0.5) is None
    assert dispersion_of_shares([0, 0], [10, 10], 0) is None
    assert dispersion_of_ratios([0], [5]) is None
    tamed = [dispersion_of_shares([60, 40], [100, 100], 0.5, tails=tails) for tails in ("winsorised", "truncated")]
    assert isclose(tamed[0] or 0, (0.8 * 2) ** 2, rel_tol=1e-12)
    assert isclose(tamed[1] or 0, 4, rel_tol=1e-12)


def test_a_quantile_lies_on_the_line_between_its_neighbours() -> None:
    """R: quantile(c(1, 2, 4, 8), .25) = 1.75."""
    assert quantile([8, 1, 4, 2], 0.25) == 1.75
    assert quantile([3], 0.9) == 3
