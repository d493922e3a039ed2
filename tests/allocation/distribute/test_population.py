"""`by: population`: which inhabitants are counted, by the table and the ages that are named."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dagmar.allocation.distribute.population import Population
from tests.allocation.mechanisms import distribution, shared


def test_inhabitants_are_those_of_the_table_named_and_not_of_the_agreements_own() -> None:
    """31 December 2019: 2 377 081 in Stockholm's county and 383 713 in Uppsala's by the published table of ages."""
    own = [("population", "2019-12-31", code, 1) for code in ("01", "03")]
    rule = "{{by: population, as_of: 2019-12-31{}}}"
    assert shared(rule.format(""), 100, ["01", "03"], *own) == {"01": 50, "03": 50}
    named = shared(rule.format(", table: scb-age-sex-2019"), 2_377_081 + 383_713, ["01", "03"], *own)
    assert named == {"01": 2_377_081, "03": 383_713}


@pytest.mark.parametrize(
    ("written", "ages"),
    [
        ("65-", (65, None)),
        ("65–", (65, None)),
        ("65+", (65, None)),
        ("0-17", (0, 17)),
        ("0–17", (0, 17)),
        ("18", (18, 18)),
        ("18-18", (18, 18)),
        ("100-109", (100, 109)),
    ],
)
def test_ages_are_from_the_first_to_the_last_both_counted(written: str, ages: tuple[int, int | None]) -> None:
    rule = distribution(f"{{by: population, as_of: 2019-12-31, ages: {written}}}")
    assert isinstance(rule, Population)
    assert rule.ages == ages
    assert Population(by="population", ages=ages) == Population(by="population", ages=written)


@pytest.mark.parametrize("written", ["17-0", "1000", "-17", "barn", "0-17-", "65-+"])
def test_what_is_no_span_of_ages_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="not-ages"):
        distribution(f"{{by: population, as_of: 2019-12-31, ages: {written}}}")
