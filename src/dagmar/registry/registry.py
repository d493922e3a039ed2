"""The registry: one door to recipients, populations and groups. It reads when first asked, and never guesses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property

from dagmar.registry.group import Group, Groups
from dagmar.registry.not_known import NotKnown
from dagmar.registry.population import Population, Populations, Question, Sex
from dagmar.registry.recipient import Kind, Recipient, RecipientCode
from dagmar.registry.roll import BEGINS, BeforeTheRegistry, Roll

__all__ = [
    "BEGINS",
    "BeforeTheRegistry",
    "Group",
    "Kind",
    "NotKnown",
    "Population",
    "Question",
    "Recipient",
    "RecipientCode",
    "Registry",
    "Sex",
    "load_registry",
]


class Registry:
    """Who there is, how many they are and what group they are in, as of a day or a year."""

    @cached_property
    def _roll(self) -> Roll:
        return Roll()

    @cached_property
    def _populations(self) -> Populations:
        return Populations()

    @cached_property
    def _groups(self) -> Groups:
        return Groups()

    def roll(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        """Everyone of a kind on a day, by code: what all that is said of who there is rests on.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return {} if kind == "own" else self._roll.on(kind, on)

    def regions(self, on: date) -> tuple[Recipient, ...]:
        """The 21 regions (in law landsting to the end of 2018) with the names of the day, by code.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return tuple(self.roll("region", on).values())

    def municipalities(self, on: date, county: str | None = None) -> tuple[Recipient, ...]:
        """The municipalities of the day (290 since 2003, 289 before Knivsta), or those of one county, by code.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return tuple(one for one in self.roll("municipality", on).values() if county in (None, one.county))

    def counties(self, on: date) -> tuple[Recipient, ...]:
        """The 21 counties, by code.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return tuple(self.roll("county", on).values())

    def national(self, on: date) -> tuple[Recipient, ...]:
        """SKR (SKL to November 2019) and the authorities that agreements name, by code. General knowledge, not a list.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return tuple(self.roll("national", on).values())

    def recipients(self, on: date) -> tuple[Recipient, ...]:
        """Those who could be given money on a day: regions, municipalities, SKR and the authorities.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        return (*self.regions(on), *self.municipalities(on), *self.national(on))

    def own(self, on: date) -> tuple[Recipient, ...]:
        """Those that the agreement lists itself: nobody, unless the registry was made for such an agreement."""
        return tuple(self.roll("own", on).values())

    def find(self, kind: Kind, code: str, on: date) -> Recipient | None:
        """The recipient with a code on a day; None when there was none, and before 1999-01-01."""
        return self._known(kind, on).get(RecipientCode(code))

    def named(self, kind: Kind, name: str, on: date) -> Recipient | None:
        """The recipient with a name of that day, long or short (`Heby kommun`, `Heby`), or None. Case is ignored."""
        return next((one for one in self._known(kind, on).values() if one.is_called(name)), None)

    def _known(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        return {} if on < BEGINS and kind != "own" else self.roll(kind, on)

    def population(
        self,
        kind: Kind,
        code: str,
        as_of: str,
        *,
        sex: Sex = "all",
        ages: tuple[int, int | None] | None = None,
        table: str | None = None,
    ) -> Population | NotKnown:
        """Persons on a day (`2023-12-31`), or on the last day of a month (`2025-09`), with the table they stand in.

        `ages` are the first and last year of age, both included; no last means all older. `table` asks for one table by
        name, where several hold the day or a payment was made on one. Regions have the people of their county; the
        nation's code is `00`. Known: 31 December 1950-2024 (2025 for municipalities and Gotland alone), by sex 2019 and
        2024, by age 2019; 1 November 2020, 2022 and 2023 for regions, derived; September 2025 for 18 regions.
        """
        return self.answer(Question(kind, str(code), as_of, sex, ages, table))

    def answer(self, question: Question) -> Population | NotKnown:
        """What `population` answers to a question that has been put together."""
        return self._populations.find(*question)

    def group(self, municipality: str, year: int) -> Group | NotKnown:
        """SKR's group of a municipality in the grouping of a year. Only that of 2023 is known."""
        return self._groups.find(municipality, year)


@cache
def load_registry() -> Registry:
    """The registry of the package, the same one every time."""
    return Registry()
