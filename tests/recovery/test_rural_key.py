"""What stands behind the rural columns of 2023 and 2024: inhabitants of municipalities, times 0, 1, 4 or 6.

The whole numbers of 2023 are such sums over SCB's inhabitants of 31 December 2021, and of no other December. The weights in
`tables/rural-weights-derived.csv` are derived, not published: 108 municipalities in 19 regions. Of Skåne
and Västra Götaland no weights are derived, for far too many sums fit. docs/explanation/rural-key.md says how sure each is.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import product

import pytest

from dagmar.registry.population import Population
from dagmar.registry.registry import load_registry
from tests.recovery.published_tables import FOLDER, recovered, region

REGISTRY = load_registry()
DAY = date(2023, 1, 1)
WEIGHTS = (0, 1, 4, 6)
SMALL = ("03", "07", "09", "10", "13", "22", "23")
"""The regions with at most eight municipalities, where few sums are possible."""


@cache
def weights() -> dict[str, int]:
    """The derived weight by municipality; a municipality of these regions that is not in the table has none."""
    with (FOLDER / "rural-weights-derived.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: int(row["weight"]) for row in csv.DictReader(file, delimiter=";")}


@cache
def municipalities(county: str, year: int) -> dict[str, int]:
    """The inhabitants of a county's municipalities on 31 December, as SCB published them."""
    counted = {
        code: REGISTRY.population("municipality", code, f"{year}-12-31")
        for code in sorted({str(one.code) for one in REGISTRY.municipalities(DAY, county)})
    }
    return {code: one.persons for code, one in counted.items() if isinstance(one, Population)}


def weighted(county: str, year: int) -> int:
    """The sum that the derived weights give."""
    return sum(weights().get(code, 0) * persons for code, persons in municipalities(county, year).items())


def sums_that_fit(target: int, persons: Iterable[int]) -> int:
    """In how many ways the weights can make the target: every one is tried, in two halves that meet."""
    people = list(persons)
    first, second = people[: len(people) // 2], people[len(people) // 2 :]
    ends = Counter(sum(w * p for w, p in zip(way, second, strict=True)) for way in product(WEIGHTS, repeat=len(second)))
    return sum(
        ends[target - sum(w * p for w, p in zip(way, first, strict=True))]
        for way in product(WEIGHTS, repeat=len(first))
    )


SETTLED = sorted({code[:2] for code in weights()})


def test_in_the_small_regions_a_sum_fits_on_31_december_2021_and_hardly_ever_on_another() -> None:
    key = recovered("2023-rural").key.weights
    fits = {
        year: sum(sums_that_fit(key[region(code)], municipalities(code, year).values()) > 0 for code in SMALL)
        for year in range(2015, 2025)
    }
    assert fits.pop(2021) == len(SMALL)
    # One sum in Jämtland Härjedalen with the inhabitants of 2020: about what chance gives.
    assert fits == {year: int(year == 2020) for year in range(2015, 2025) if year != 2021}


@pytest.mark.parametrize("code", SETTLED)
def test_the_derived_weights_give_the_number_of_2023_to_the_person(code: str) -> None:
    assert weighted(code, 2021) == recovered("2023-rural").key.weights[region(code)]


@pytest.mark.parametrize("code", SETTLED)
def test_the_same_weights_come_within_three_thousandths_of_2024(code: str) -> None:
    """The day of 2024 is 1 November 2023, ten twelfths from one December to the next; by municipality it is not known."""
    between = weighted(code, 2022) * 2 + weighted(code, 2023) * 10
    target = recovered("2024-rural").key.weights[region(code)] * 12
    assert abs(between - target) * 1000 <= 3 * target


def test_fifteen_municipalities_have_the_weight_six_as_many_as_the_agencys_most_remote_rural_class() -> None:
    """Tillväxtverket's page of municipality types counts 15 very remote rural ones; the number was not used in the search."""
    assert Counter(weights().values()) == {1: 54, 4: 39, 6: 15}


def test_no_weight_by_skrs_groups_can_be_behind_them() -> None:
    """Gotland, Varberg and Karlshamn are in one group, and count 4, 1 and 0."""
    groups = [REGISTRY.group(code, 2023) for code in ("0980", "1383", "1082")]
    assert len({getattr(group, "code", None) for group in groups}) == 1
    assert [weights().get(code, 0) for code in ("0980", "1383", "1082")] == [4, 1, 0]


def test_skane_and_vastra_gotaland_are_not_settled() -> None:
    assert len(SETTLED) == 19
    assert not {"12", "14"} & set(SETTLED)
