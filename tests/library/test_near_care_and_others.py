"""Agreements of 2016-2024 whose amounts were never published by recipient: what is known of them all the same."""

from __future__ import annotations

from dagmar.money import kronor
from tests.library.shelves import run, taken


def amounts(agreement: str, grant: str) -> list[int]:
    """The settled amounts of a grant, in öre."""
    return [int(line.settled.value) for line in run(agreement).grant(grant).lines if line.settled is not None]


def test_135_of_290_municipalities_are_lifted_to_the_floor_of_2022() -> None:
    # Counted by hand: 125 of them are below 250 000 kr at first, and ten more when the others have paid for those.
    settled = amounts("aldreomsorg-teknik-2022", "kommunerna")
    assert len(settled) == 290
    assert settled.count(kronor(250_000)) == 135
    assert min(settled) == kronor(250_000)
    assert sum(settled) == kronor(182_100_000)


def test_the_equal_part_of_the_vaccination_money_gives_the_smallest_region_more_than_its_share() -> None:
    settled = amounts("vaccination-2021", "regionerna")
    assert len(settled) == 21
    assert sum(settled) == kronor(400_000_000)
    # 100 Mkr to 21 regions is 4 761 904.76 kr each, whatever their size.
    assert min(settled) > kronor(4_761_904)


def test_the_supplement_adds_600_million_and_leaves_the_rest_as_it_was() -> None:
    assert taken("patientmiljarden-2018-tillagg").agreement.total == kronor(1_598_000_000)
    before, after = (
        amounts(name, "landstingen") for name in ("patientmiljarden-2018", "patientmiljarden-2018-tillagg")
    )
    assert before == after
    assert sum(amounts("patientmiljarden-2018-tillagg", "tillagget")) == kronor(600_000_000)
