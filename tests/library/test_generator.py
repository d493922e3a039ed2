"""The generator of made-up facts: the same every time, only where the agreement asks, and always marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from dagmar.facts.observation import Observation
from dagmar.library.generator import as_csv, generate
from dagmar.registry.registry import load_registry
from tests.library.shelves import taken

GENERATED = (
    "psykisk-ohalsa-2012",
    "kunskapsstod-2015",
    "komiljarden-2009",
    "komiljarden-2013",
    "svf-2016",
    "psykisk-ohalsa-2014",
    "psykisk-ohalsa-2015",
    "korta-vardkoerna-2025",
)


def made(name: str, seed: int = 2026) -> tuple[Observation, ...]:
    return generate(taken(name), load_registry(), seed=seed)


@pytest.mark.parametrize("name", GENERATED)
def test_the_file_in_the_library_is_what_the_generator_gives_byte_for_byte(name: str) -> None:
    file = taken(name).folder / "data" / "synthetic.csv"
    assert as_csv(made(name)).encode("utf-8") == file.read_bytes()


def test_another_seed_gives_other_results_for_the_same_recipients() -> None:
    one, other = made("psykisk-ohalsa-2012"), made("psykisk-ohalsa-2012", seed=7)
    assert [(seen.indicator, seen.recipient) for seen in one] == [(seen.indicator, seen.recipient) for seen in other]
    assert as_csv(one) != as_csv(other)


def test_another_agreement_with_the_same_rules_gives_other_results() -> None:
    loaded = taken("psykisk-ohalsa-2012")
    renamed = replace(loaded, agreement=loaded.agreement.model_copy(update={"agreement": "ett-annat"}))
    assert as_csv(generate(renamed, load_registry())) != as_csv(made("psykisk-ohalsa-2012"))


def test_everyone_the_agreement_concerns_gets_one_result_of_each_kind() -> None:
    # 21 counties; two targets for 290 municipalities and two for 21 regions.
    assert Counter(seen.indicator for seen in made("psykisk-ohalsa-2012")) == {
        "samverkansoverenskommelse": 21,
        "sip-barn": 290,
        "aterbesok-unga": 21,
        "inventerade-behov": 290,
        "heldygnsvard-planerad": 21,
    }


def test_a_grant_settled_month_by_month_gets_a_result_of_each_condition_for_each_month() -> None:
    # Four indicators, 21 landsting, twelve months; one figure of each, though two levels ask for it.
    figures = made("komiljarden-2013")
    assert len(figures) == len({(seen.indicator, seen.recipient, seen.period) for seen in figures}) == 4 * 21 * 12
    assert len({seen.figure for seen in figures if (seen.recipient, seen.indicator) == ("01", "besok-60")}) > 6


def test_of_a_list_of_items_each_gets_a_count_and_whoever_fails_has_none_of_exactly_one() -> None:
    counts: dict[str, list[Fraction]] = {}
    for seen in made("svf-2016"):
        if seen.value is not None:
            counts.setdefault(seen.recipient, []).append(seen.value)
    assert {len(of) for of in counts.values()} == {13}
    assert {of.count(Fraction(0)) for of in counts.values()} == {0, 1}


def test_nothing_is_made_up_in_place_of_what_was_published() -> None:
    # All 21 landsting passed in 2014: two documents of 290 municipalities are made up, none of a landsting.
    codes = [seen.recipient for seen in made("psykisk-ohalsa-2014")]
    assert (len(codes), {len(code) for code in codes}) == (2 * 290, {4})


@pytest.mark.parametrize("seed", range(20))
def test_exactly_one_county_fails_whatever_the_seed(seed: int) -> None:
    signs = [seen.statement for seen in made("psykisk-ohalsa-2012", seed) if not seen.unit]
    assert sorted(map(str, signs)) == ["not_received"] + ["received"] * 20


def test_what_a_share_of_a_county_must_have_passed_fails_for_few_municipalities_and_no_region() -> None:
    """2013 and 2014: eleven and eight of 290 municipalities failed the base requirements, and no landsting."""
    failed = [
        seen.recipient
        for seed in range(20)
        for seen in made("psykisk-ohalsa-2015", seed)
        if seen.indicator == "kvalitetskontroll-webbsidor" and seen.statement == "not_received"
    ]
    assert {len(code) for code in failed} == {4}
    assert 5 * 20 < len(failed) < 15 * 20


@pytest.mark.parametrize("name", GENERATED)
def test_every_generated_fact_is_synthetic_and_every_share_possible(name: str) -> None:
    for seen in made(name):
        assert seen.source.basis == "synthetic"
        if seen.numerator is not None:
            assert seen.denominator is not None
            assert 0 <= seen.numerator <= seen.denominator
            assert isinstance(seen.figure, Fraction)
