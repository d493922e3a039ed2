"""`within_county`: how region and municipalities share what their county has got. Amounts in öre, worked by hand.

The county is Gotland's when one municipality is enough, Uppsala's with two of its municipalities otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest

from dagmar.allocation.case import MissingFacts
from dagmar.allocation.within_county.key import CountyKey
from dagmar.allocation.within_county.shares import Shares
from tests.allocation.mechanisms import Row, case, codes_of, county_share, people, pot, values
from tests.allocation.written import give, settled

ROWS: tuple[Row, ...] = (
    ("population", "2024-11-01", "03", 400),
    ("population", "2024-11-01", "0380", 300),
    ("population", "2024-11-01", "0381", 100),
)


def split(rule: str, *rows: Row) -> dict[str, int]:
    (region,) = people("03")
    municipalities = people("0380", "0381", kind="municipality")
    found = values(county_share(rule).split(pot(1_000), "03", region, municipalities, case(*rows)))
    assert sum(found.values()) == 1_000
    return {code: int(amount) for code, amount in found.items()}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{municipalities: 60 %, region: 40 %, by: population, as_of: 2024-11-01}", (400, 450, 150)),
        ("{municipalities: 60 %, region: 40 %, by: equal}", (400, 300, 300)),
        ("{by: population, as_of: 2024-11-01}", (500, 375, 125)),
        ('{by: key, key: {"03": 1, "0380": 1, "0381": 2}}', (250, 250, 500)),
    ],
)
def test_the_whole_of_a_countys_amount_is_shared(rule: str, expected: tuple[int, int, int]) -> None:
    assert split(rule, *ROWS) == dict(zip(("03", "0380", "0381"), expected, strict=True))


def test_equally_means_the_region_and_each_municipality() -> None:
    (region,) = people("03")
    municipalities = people("0380", "0381", kind="municipality")
    found = county_share("{by: equal}").split(pot(900), "03", region, municipalities, case())
    assert values(found) == {"03": 300, "0380": 300, "0381": 300}


def test_the_region_counts_with_the_inhabitants_of_a_table_that_is_for_regions_alone() -> None:
    """1 November 2022, recovered from a payment to the regions: 400 070 in Uppsala's. Half of that in each municipality."""
    rows: list[Row] = [("population", "2022-11-01", code, 200_035) for code in ("0380", "0381")]
    assert split("{by: population, as_of: 2022-11-01}", *rows) == {"03": 500, "0380": 250, "0381": 250}


def test_municipalities_without_population_are_named() -> None:
    with pytest.raises(MissingFacts) as refused:
        split("{municipalities: 60 %, region: 40 %, by: population, as_of: 2024-11-01}", ROWS[0], ROWS[1])
    assert refused.value.recipients == ("0381",)


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("{municipalities: 60 %, region: 30 %, by: equal}", ["shares-do-not-add-up"]),
        ("{municipalities: 60 %, region: 40 %, by: population}", ["date-missing"]),
        ("{municipalities: 60 %, region: 40 %, by: equal}", []),
        ("{by: population}", ["date-missing"]),
        ("{by: key}", ["key-missing"]),
        ('{by: equal, key: {"03": 1}}', ["key-missing"]),
        ('{by: key, key: {"03": 1}}', []),
        ("{by: population, as_of: 2024}", []),
    ],
)
def test_what_is_wrong_is_found_before_anyone_signs(rule: str, codes: list[str]) -> None:
    assert codes_of(county_share(rule)) == codes


@pytest.mark.parametrize(
    "key", ['{fixed: {"09": 100 kr}}', '{fixed: {"09": 50 kr}, periods: 2024-01/2024-02}'], ids=["at once", "monthly"]
)
def test_a_county_grant_ends_with_its_region_and_its_municipalities(key: str) -> None:
    """Gotland is one municipality and one region: 70 and 30 of 100 kr."""
    allocation = give(
        f"""
        grants:
          lan:
            to: counties
            amount: 100 kr
            distribute: {key}
            within_county: {{municipalities: 70 %, region: 30 %, by: equal}}
            rounding: {{at: grant, to: 1 kr, method: largest_remainder}}
        """
    )
    paid = settled(allocation.grant("lan"))
    assert (paid["09"], paid["0980"]) == (3_000, 7_000)
    assert sum(amount or 0 for amount in paid.values()) == 10_000


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ({"by": "population"}, "key"),
        ({"key": {}}, "key"),
        ({"by": "population", "municipalities": "70 %"}, "shares"),
        ({"by": "population", "region": "30 %"}, "shares"),
        ({"region": "30 %"}, "shares"),
        ({"municipalities": "70 %"}, "shares"),
        ({"other": 1}, None),
    ],
)
def test_which_word_a_rule_is_follows_from_its_own_keys(rule: dict[str, Any], word: str | None) -> None:
    led = [name for name, kind in (("key", CountyKey), ("shares", Shares)) if kind.leads(rule)]
    assert led == ([word] if word else [])
