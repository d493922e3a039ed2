"""The series of standardiserade vårdförlopp: who met what, the exempt pathways, and sums that the sources give."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dagmar.assessment.assess import Assessment
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.money import kronor
from dagmar.registry.registry import load_registry
from dagmar.source import Source
from tests.library.shelves import run, taken

HEALTHCARE_REGION = ("03", "04", "17", "18", "19", "20", "21")  # Uppsala-Örebro


def paid(agreement: str, grant: str) -> dict[str, int]:
    lines = run(agreement).grant(grant).lines
    return {line.recipient.code: int(line.settled.value) for line in lines if line.settled}


@pytest.mark.parametrize(
    ("agreement", "grant"),
    [
        ("svf-2017", "forsta-utbetalningen"),
        ("svf-2017", "andra-utbetalningen"),
        ("svf-2019", "andra-utbetalningen"),
        ("svf-2023", "andra-utbetalningen"),
    ],
)
def test_all_21_met_the_terms_and_share_the_whole_sum_as_the_sources_say(agreement: str, grant: str) -> None:
    assert run(agreement).grant(grant).basis == "real"
    amounts = paid(agreement, grant)
    assert len(amounts) == 21
    assert min(amounts.values()) > 0
    assert sum(amounts.values()) == run(agreement).grant(grant).pot


def test_the_seven_of_uppsala_orebro_shared_nearly_42_million_in_2017() -> None:
    # cancercentrum.se/mellansverige, 24 November 2017.
    shared = sum(paid("svf-2017", "andra-utbetalningen")[code] for code in HEALTHCARE_REGION)
    assert kronor(41_500_000) < shared < kronor(42_000_000)


def test_nobody_is_asked_for_the_four_exempt_pathways_of_2017() -> None:
    line = run("svf-2017").grant("andra-utbetalningen").line("09")
    assert line is not None
    (outcome,) = line.outcomes
    assert len(outcome.of) == 6
    assert set(outcome.said) == {"svf-all", "svf-anal", "svf-penis", "svf-testikel"}


def outcomes_of_2024(share: str, surveys: str, urology: str) -> list[str]:
    """The three requirements of 2024, whose pot is not known, judged for Gotland by themselves."""
    source = Source("påhittat", basis="synthetic")
    period = "2024-01/2024-06"
    facts = [
        Observation("09", "inklusion", period, "share", source, "", value=Fraction(share)),
        Observation("09", "patientenkater", "2024", "", source, "", statement="met" if surveys == "met" else "not_met"),
        Observation("09", "urologi", "2024", "", source, "", statement="met" if urology == "met" else "not_met"),
    ]
    registry = load_registry()
    agreement = taken("svf-2024").agreement
    assessment = Assessment(agreement, Facts(facts, registry))
    gotland = next(one for one in registry.regions(date(2024, 1, 1)) if one.code == "09")
    needed = agreement.grants["andra-utbetalningen"].requires
    return [outcome.state for outcome in assessment.outcomes(needed, gotland, agreement.period)]


@pytest.mark.parametrize(
    ("share", "surveys", "urology", "expected"),
    [
        ("0.70", "met", "met", ["met", "met", "met"]),
        ("0.699", "met", "met", ["not_met", "met", "met"]),
        ("0.95", "not_met", "met", ["met", "not_met", "met"]),
        ("0.70", "met", "not_met", ["met", "met", "not_met"]),
    ],
)
def test_the_three_requirements_of_2024_are_judged_each_by_itself(
    share: str, surveys: str, urology: str, expected: list[str]
) -> None:
    assert outcomes_of_2024(share, surveys, urology) == expected
