"""The people of the made-up tables: where they live, when they were born, and under what number the register keeps them.

As long as there are test personal numbers enough, each person has one, and sex and year of birth are those of the number.
Where more people are asked for, the register keeps running numbers (`*0000000001`) in their place, as registers do when they
hand out data: no further personal number is ever made up.

Places are drawn by the inhabitants of each municipality on 31 December 2024, ages by those of the nation on 31 December
2019, the latest that the registry knows by age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dagmar.indicators.synthetic.numbers import RUNNING, test_personal_numbers
from dagmar.registry.population import Population
from dagmar.registry.registry import load_registry

SEXES: tuple[Literal["women", "men"], ...] = ("women", "men")
THIS_YEAR, OLDEST = 2025, 99
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class People:
    """So many people, the same for the same seed. `running` when they are more than there are test personal numbers."""

    number: int
    seed: int

    @cached_property
    def running(self) -> bool:
        """Whether the register keeps running numbers in the place of personal numbers."""
        return self.number > people_with_numbers()

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """Every code, in order; `municipality` counts in it."""
        return tuple(weights_of_municipalities())

    @cached_property
    def municipality(self) -> npt.NDArray[np.int16]:
        """Where each lives, as a place in `municipalities`."""
        weights = np.array([*weights_of_municipalities().values()], dtype=float)
        return _drawn(self._random(1), weights, self.number).astype(np.int16)

    def living_in(self, county: str, *, youngest: int = 0) -> npt.NDArray[np.int32]:
        """Those who live in a county and turn at least so old this year."""
        return self.counties(youngest)[county]

    def counties(self, youngest: int = 0) -> dict[str, npt.NDArray[np.int32]]:
        """By county, in order of its code, those who live there and turn at least so old this year; no county without anyone.

        Where nobody is so old, everybody: a table is never about no one.
        """
        if youngest not in self._counties:
            county = np.array([code[:2] for code in self.municipalities])
            codes, of_municipality = np.unique(county, return_inverse=True)
            old = np.flatnonzero(self.birth_year <= THIS_YEAR - youngest).astype(np.int32)
            old = old if len(old) else np.arange(self.number, dtype=np.int32)
            lives = of_municipality[self.municipality[old]]
            old = old[np.argsort(lives, kind="stable")]
            edges = np.cumsum(np.bincount(lives, minlength=len(codes)))
            parts = zip(map(str, codes), np.split(old, edges[:-1]), strict=True)
            self._counties[youngest] = {code: part for code, part in parts if len(part)}
        return self._counties[youngest]

    @cached_property
    def _counties(self) -> dict[int, dict[str, npt.NDArray[np.int32]]]:
        return {}

    @cached_property
    def _chosen(self) -> Whole:
        """Which test numbers are used: more of the ages that there are more people of, each once."""
        numbers = test_personal_numbers()
        years = np.array([int(number[:4]) for number in numbers])
        ages, per_age = THIS_YEAR - years, _people_by_age()
        of_age = np.bincount(ages.clip(0), minlength=OLDEST + 1)
        usable = (ages >= 0) & (ages <= OLDEST)
        index = ages.clip(0, OLDEST)
        weight = np.where(usable, per_age[index] / of_age[index].clip(1), 0.0)
        with np.errstate(divide="ignore"):
            order = np.argsort(-np.log(self._random(2).random(len(numbers))) / weight, kind="stable")
        return np.sort(order[: self.number])

    @cached_property
    def birth_year(self) -> npt.NDArray[np.int16]:
        """The year in which each was born."""
        if not self.running:
            return np.array([int(test_personal_numbers()[one][:4]) for one in self._chosen], dtype=np.int16)
        return (THIS_YEAR - _drawn(self._random(2), _people_by_age(), self.number)).astype(np.int16)

    @cached_property
    def sex(self) -> npt.NDArray[np.int8]:
        """0 for women, 1 for men: in a personal number, the last digit but one is odd for men."""
        if not self.running:
            return np.array([int(test_personal_numbers()[one][10]) % 2 for one in self._chosen], dtype=np.int8)
        return self._random(3).integers(0, 2, self.number, dtype=np.int8)

    @cached_property
    def _numbers(self) -> pa.Array:
        numbers = test_personal_numbers()
        return pa.array([numbers[one] for one in self._chosen], pa.string())

    def names(self, who: Whole) -> pa.Array:
        """The number under which the register keeps each of these."""
        if not self.running:
            return pa.DictionaryArray.from_arrays(pa.array(who.astype(np.int32)), self._numbers)
        return numbered(RUNNING, who + 1)

    def columns(self, who: Whole) -> dict[str, pa.Array]:
        """The four columns that every table has."""
        return {
            "person": self.names(who),
            "municipality": words(self.municipality[who], self.municipalities),
            "sex": words(self.sex[who], SEXES),
            "birth_year": pa.array(self.birth_year[who]),
        }

    def _random(self, stream: int) -> np.random.Generator:
        return np.random.Generator(np.random.Philox(np.random.SeedSequence([self.seed, 0, stream])))


def people_with_numbers() -> int:
    """How many of the test personal numbers are of somebody younger than a hundred."""
    return sum(0 <= THIS_YEAR - int(number[:4]) <= OLDEST for number in test_personal_numbers())


def weights_of_municipalities() -> dict[str, int]:
    """Inhabitants of each municipality on 31 December 2024 (SCB)."""
    registry = load_registry()
    found = {}
    for one in registry.municipalities(date(2024, 12, 31)):
        known = registry.population("municipality", one.code, "2024-12-31")
        assert isinstance(known, Population), one.code
        found[str(one.code)] = known.persons
    return found


def _people_by_age() -> npt.NDArray[np.float64]:
    registry = load_registry()
    found = []
    for age in range(OLDEST + 1):
        known = registry.population("national", "00", "2019-12-31", ages=(age, age))
        assert isinstance(known, Population), age
        found.append(float(known.persons))
    return np.array(found)


def _drawn(random: np.random.Generator, weights: npt.NDArray[np.float64], number: int) -> Whole:
    edges = np.cumsum(weights) / weights.sum()
    return np.searchsorted(edges, random.random(number), side="right").clip(0, len(weights) - 1)


def words(
    which: npt.NDArray[np.integer], listed: tuple[str, ...], known: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    """Words by their places in a list; null where not `known`."""
    mask = None if known is None else ~known
    return pa.DictionaryArray.from_arrays(pa.array(which.astype(np.int32), mask=mask), pa.array(listed, pa.string()))


def numbered(letter: str, numbers: Whole) -> pa.Array:
    """A letter or sign and ten digits, as `K0000000017`; five digits at a time, since there may be millions."""
    text = np.empty((len(numbers), 11), dtype=np.uint8)
    text[:, 0] = ord(letter)
    upper, lower = np.divmod(numbers, 100_000)
    text[:, 1:6] = _five_digits()[upper]
    text[:, 6:] = _five_digits()[lower]
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * 11
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(offsets), pa.py_buffer(text))


@cache
def _five_digits() -> npt.NDArray[np.uint8]:
    """The digits of every number from 00000 to 99999, as letters."""
    return np.array([[*f"{number:05d}".encode()] for number in range(100_000)], dtype=np.uint8)
