"""Tables that we made from formulas of known keys: each is found again, with its fixed part, sex, age, unit and rounding.

The amounts are made by `invented.by_weights`, which knows nothing of how they are looked for.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from dagmar.money import Ore, kronor
from dagmar.recovery.explain import Explained, explain_table, unit_of
from dagmar.recovery.recovered import NotRecovered, Recovered
from dagmar.recovery.telling import tell
from dagmar.registry.population import Sex
from dagmar.registry.registry import Population, load_registry

from .invented import by_weights, codes, of_amounts, people

POT = 500_000_000_00


def counted(sex: Sex, ages: tuple[int, int | None] | None, as_of: str = "2019-12-31") -> dict[str, int]:
    found = {}
    for code in codes("region"):
        seen = load_registry().population("region", code, as_of, sex=sex, ages=ages)
        assert isinstance(seen, Population)
        found[code] = seen.persons
    return found


def the_key(found: Explained) -> tuple[str, str, str, tuple[int, int | None] | None]:
    assert found.best is not None
    key = found.best.formula.key
    return key.family, key.as_of, key.sex, key.ages


def test_equal_parts_are_found() -> None:
    found = explain_table(by_weights("region", dict.fromkeys(codes("region"), 1), POT), Ore(POT))
    assert (found.verdict, the_key(found)[0]) == ("explained", "equal")
    assert found.best is not None
    assert found.best.closings[0].rule == "largest_remainder"


@pytest.mark.parametrize("year", [2009, 2014, 2019, 2024])
def test_the_day_is_found(year: int) -> None:
    weights = {code: people("region", code, f"{year}-12-31") for code in codes("region")}
    found = explain_table(by_weights("region", weights, POT), Ore(POT))
    assert found.verdict == "explained"
    assert the_key(found)[:3] == ("population", f"{year}-12-31", "all")


@pytest.mark.parametrize("sex", ["women", "men"])
def test_the_sex_is_found(sex: Sex) -> None:
    found = explain_table(by_weights("region", counted(sex, None), POT), Ore(POT))
    assert (found.verdict, the_key(found)) == ("explained", ("population", "2019-12-31", sex, None))


@pytest.mark.parametrize(
    ("sex", "ages"), [("all", (65, None)), ("women", (23, 64)), ("all", (0, 17)), ("men", (80, 80))]
)
def test_the_ages_are_found(sex: Sex, ages: tuple[int, int | None]) -> None:
    found = explain_table(by_weights("region", counted(sex, ages), POT), Ore(POT))
    assert (found.verdict, the_key(found)) == ("explained", ("population", "2019-12-31", sex, ages))


@pytest.mark.parametrize("together_kronor", [21_000_000, 100_000_000, 250_000_000])
def test_a_fixed_part_and_the_population_are_found(together_kronor: int) -> None:
    weights = {code: people("region", code) for code in codes("region")}
    each, total = Fraction(together_kronor * 100, 21), sum(weights.values())
    rest = POT - together_kronor * 100
    shares = {code: each + Fraction(rest * weight, total) for code, weight in weights.items()}
    found = explain_table(by_weights("region", shares, POT), Ore(POT))
    assert found.verdict == "explained"
    assert the_key(found)[:2] == ("population", "2019-12-31")
    assert found.best is not None
    assert found.best.formula.fixed == each
    assert any("Först får var och en" in line.sv for line in tell(found))


@pytest.mark.parametrize("unit_kronor", [1_000, 10_000])
def test_amounts_in_thousands_are_explained_though_no_key_can_be_recovered_from_them(unit_kronor: int) -> None:
    weights = {code: people("region", code) for code in codes("region")}
    found = explain_table(by_weights("region", weights, POT, unit_kronor * 100), Ore(POT))
    assert (found.verdict, found.unit) == ("explained", unit_kronor * 100)
    assert isinstance(found.recovered, NotRecovered)
    assert found.recovered.reach < sum(weights.values())


def test_a_table_of_some_regions_is_shared_among_them() -> None:
    weights = {code: people("region", code) for code in codes("region")[2:12]}
    found = explain_table(by_weights("region", weights, POT), Ore(POT))
    assert found.verdict == "explained"
    assert found.best is not None
    assert len(found.best.formula.key.weights) == 10


def test_290_municipalities_are_explained_and_their_key_recovered() -> None:
    weights = {code: people("municipality", code) for code in codes("municipality")}
    pot = kronor(940_000_000)
    found = explain_table(by_weights("municipality", weights, pot), pot)
    assert found.verdict == "explained"
    assert the_key(found)[:2] == ("population", "2019-12-31")
    assert isinstance(found.recovered, Recovered)
    assert found.recovered.total == sum(weights.values())


def test_a_key_that_no_table_has_is_recovered_and_nobody_knows_what_it_counts() -> None:
    chance = Random(2024)  # noqa: S311 -- a seeded key, no secret
    weights = {code: chance.randint(5_000, 600_000) for code in codes("region")}
    found = explain_table(by_weights("region", weights, POT), Ore(POT))
    assert found.verdict == "not_explained"
    assert isinstance(found.recovered, Recovered)
    assert not found.recovered.inhabitants
    assert {code: count for (_, code), count in found.recovered.key.weights.items()} == weights
    assert "vad talen räknar är inte känt" in tell(found)[0].sv


def test_whole_multiples_of_a_price_are_not_taken_for_a_key() -> None:
    """12 000 kr a patient: the number of patients is whole for a total that is no key, only the pot over the price."""
    patients = {code: 13 + 37 * number + number * number for number, code in enumerate(codes("region"))}
    table = of_amounts("region", {code: count * 12_000_00 for code, count in patients.items()})
    found = explain_table(table, None)
    assert isinstance(found.recovered, NotRecovered)
    assert found.verdict == "not_explained"


def test_three_different_amounts_are_too_few_for_a_key() -> None:
    table = of_amounts("region", {"01": 7_000_001_00, "03": 2_000_003_00, "04": 5_123_457_00})
    found = explain_table(table, None)
    assert isinstance(found.recovered, NotRecovered)
    assert found.recovered.code == "too-few-amounts"


def test_two_small_recipients_alone_leave_several_totals_open() -> None:
    """Two thousandths of the pot fix the persons of each but not the total."""
    some = {code: people("municipality", code) for code in codes("municipality")[::60]}
    every = sum(people("municipality", code) for code in codes("municipality"))
    pot = kronor(3_000_000_000)
    amounts = {code: int(Fraction(pot * count, every * 100)) * 100 for code, count in some.items()}
    seen = explain_table(of_amounts("municipality", amounts), pot).recovered
    assert isinstance(seen, NotRecovered) or seen.total == every


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        ([100, 250, 300], 10),
        ([100_000, 200_000, 300_000], 100_000),
        ([1, 20, 300], 1),
        ([0, 500], 100),
        ([1_000] * 8 + [1_001], 1),
    ],
)
def test_the_unit_is_what_all_amounts_are_whole_multiples_of(amounts: list[int], unit: int) -> None:
    assert unit_of(amounts) == unit


def test_one_misprint_among_ten_rows_does_not_change_the_unit() -> None:
    assert unit_of([1_000 * number for number in range(1, 11)] + [1_001]) == 1_000
