"""One definition by hand: what counts, what is left out and why. Expected values are counted on the rows that stand here."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from dagmar.indicators.compute import compute
from dagmar.indicators.data import in_memory
from dagmar.indicators.loader import load_definitions
from dagmar.indicators.measured import Measured
from tests.indicators.rows import contact_table

WANTED = datetime(2024, 1, 1, 9)  # noqa: DTZ001 -- UTC without a mark, as the tables have it


def measured(*rows: dict[str, Any]) -> Measured:
    (one,) = compute(load_definitions(["specialist-first-visit-90-days"]), in_memory({"contacts": contact_table(rows)}))
    return one


def figures(one: Measured) -> dict[tuple[str, str, str], Fraction]:
    return {
        (cell.area, cell.sex, cell.period): cell.numerator / cell.denominator
        for cell in one.figures()
        if cell.numerator is not None and cell.denominator
    }


def waited(days: int) -> dict[str, Any]:
    return {"started_at": WANTED + timedelta(days=days)}


def test_ninety_days_are_within_and_ninety_one_are_not() -> None:
    """1 January + 90 days is 31 March in a leap year, and + 91 days is 1 April."""
    found = figures(measured(waited(90), waited(91)))
    assert found == {
        (area, sex, month): Fraction(share)
        for area in ("0180", "01", "00")
        for sex in ("all", "women")
        for month, share in (("2024-03", 1), ("2024-04", 0))
    }


def test_a_visit_late_on_the_last_evening_of_march_is_in_april_in_sweden() -> None:
    """22.30 UTC on 31 March is 00.30 in Sweden, where summer time began that morning."""
    late = {"started_at": datetime(2024, 3, 31, 22, 30)}  # noqa: DTZ001 -- UTC without a mark
    assert {month for _, _, month in figures(measured(late))} == {"2024-04"}


def test_what_is_left_out_is_counted_by_reason_and_unknown_codes_one_by_one() -> None:
    one = measured(
        waited(1),
        waited(-1),
        {"municipality": "9999"},
        {"municipality": None},
        {"municipality": "19121212-1212"},
        {"sex": None},
        {"started_at": None},
        {"level": "primary"},
    )
    assert (one.rest.read, one.rest.population, one.rest.used) == (8, 7, 1)
    assert one.rest.left_out == {
        "days-below-zero": 1,
        "municipality-missing": 1,
        "municipality-unknown": 2,
        "sex-unknown": 1,
        "time-missing": 1,
    }
    assert one.rest.unknown == {"9999": 1, "?": 1}


def test_every_row_of_the_population_is_used_or_left_out_or_has_no_denominator() -> None:
    one = measured(waited(1), {"wanted_at": None}, {"sex": "x"})
    assert one.rest.population - one.rest.used - sum(one.rest.left_out.values()) == 1
    (coverage,) = {cell.coverage for cell in one.figures()}
    assert coverage == Fraction(1)  # the visit without a time for the decision is in January's rows of no share
