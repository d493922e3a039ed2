"""Why a population is not known, in words that say what is known instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dagmar.registry.count import OLDEST
from dagmar.registry.edition import Edition, population_editions
from dagmar.registry.not_known import NotKnown
from dagmar.registry.recipient import Kind
from dagmar.text import Text

_KINDS: dict[Kind, Text] = {
    "region": Text("regioner", "regions"),
    "municipality": Text("kommuner", "municipalities"),
    "county": Text("län", "counties"),
    "national": Text("riket", "the nation"),
    "own": Text("avtalets egna mottagare", "the agreement's own recipients"),
}


@dataclass(frozen=True, slots=True)
class Refusals:
    """The refusals of one question: who was asked about, when, and by which table if one was named."""

    kind: Kind
    code: str
    as_of: str
    table: str | None

    def not_a_date(self) -> NotKnown:
        """The date cannot be read."""
        return NotKnown(
            Text(
                f"”{self.as_of}” är inget datum: skriv en dag som 2023-12-31 eller en månad som 2025-09.",
                f"“{self.as_of}” is no date: write a day like 2023-12-31 or a month like 2025-09.",
            ),
            "not-a-date",
        )

    def ages_out_of_reach(self, ages: tuple[int, int | None] | None) -> NotKnown:
        """The interval of ages is empty, or ends where the table has one class for all the oldest."""
        first, last = ages or (0, None)
        asked = f"{first}–{'' if last is None else last}"
        return NotKnown(
            Text(
                f"Åldrarna {asked} kan inte läsas ur tabellen: den har ettårsklasser från 0, "
                f"och {OLDEST} år och äldre i en klass (skriv då inget slut).",
                f"The ages {asked} cannot be read from the table: it has single years from 0, "
                f"and one class for {OLDEST} years and older (write no end then).",
            ),
            "ages-out-of-reach",
        )

    def no_such_table(self) -> NotKnown:
        """The table that was named does not exist."""
        names = ", ".join(edition.id for edition in population_editions())
        return NotKnown(
            Text(
                f"Det finns ingen folkmängdstabell ”{self.table}”; de som finns är {names}.",
                f"There is no table of population “{self.table}”; those there are: {names}.",
            ),
            "no-such-table",
        )

    def no_such_recipient(self) -> NotKnown:
        """Nobody has that code on that day."""
        return NotKnown(
            Text(
                f"Ingen folkmängd för koden {self.code} ({_KINDS[self.kind].sv}) {self.as_of}: registret har ingen "
                "sådan då. Region och län har två siffror, kommun fyra, riket 00.",
                f"No population for the code {self.code} ({_KINDS[self.kind].en}) {self.as_of}: the registry has none "
                "such then. A region or county has two digits, a municipality four, the nation 00.",
            ),
            "no-such-recipient",
        )

    def no_population_on_that_date(self) -> NotKnown:
        """No table has that day, or the named one has not."""
        known = _days(edition for edition in population_editions() if self._asked(edition))
        by_table = Text(f" i tabellen {self.table}", f" in the table {self.table}") if self.table else Text("", "")
        return NotKnown(
            Text(
                f"Folkmängden {self.as_of} är inte känd{by_table.sv}. Känd för {_KINDS[self.kind].sv}: {known.sv}.",
                f"The population on {self.as_of} is not known{by_table.en}. "
                f"Known for {_KINDS[self.kind].en}: {known.en}.",
            ),
            "no-population-on-that-date",
        )

    def no_population_for_that_kind(self, of_day: list[Edition]) -> NotKnown:
        """The tables of the day are not for such recipients."""
        known = _days(edition for edition in population_editions() if self._asked(edition))
        has = ", ".join(edition.id for edition in of_day)
        return NotKnown(
            Text(
                f"Folkmängden {self.as_of} är känd bara för regioner ({has}), inte för {_KINDS[self.kind].sv}. "
                f"Känd för {_KINDS[self.kind].sv}: {known.sv or 'ingen dag i den tabellen'}.",
                f"The population on {self.as_of} is known for regions only ({has}), not for {_KINDS[self.kind].en}. "
                f"Known for {_KINDS[self.kind].en}: {known.en or 'no day in that table'}.",
            ),
            "no-population-for-that-kind",
        )

    def no_population_by_age(self) -> NotKnown:
        """The day has a total but no ages."""
        known = _days(edition for edition in population_editions() if edition.by_age)
        return NotKnown(
            Text(
                f"Folkmängden efter ålder {self.as_of} är inte känd. Efter ålder känd: {known.sv}.",
                f"The population by age on {self.as_of} is not known. Known by age: {known.en}.",
            ),
            "no-population-by-age",
        )

    def no_population_by_sex(self) -> NotKnown:
        """The day has a total but no sexes."""
        known = _days(edition for edition in population_editions() if edition.by_sex)
        return NotKnown(
            Text(
                f"Folkmängden efter kön {self.as_of} är inte känd. Efter kön känd: {known.sv}.",
                f"The population by sex on {self.as_of} is not known. Known by sex: {known.en}.",
            ),
            "no-population-by-sex",
        )

    def not_in_that_table(self, edition: Edition) -> NotKnown:
        """A payment's table has not this recipient."""
        return NotKnown(
            Text(
                f"Tabellen {edition.id} ({self.as_of}) har ingen folkmängd för {self.code}: "
                "bara de som fick pengar står i den.",
                f"The table {edition.id} ({self.as_of}) has no population for {self.code}: "
                "only those who were paid stand in it.",
            ),
            "not-in-that-table",
        )

    def would_add_noise(self) -> NotKnown:
        """The total is not published here, and the parts may not be added."""
        return NotKnown(
            Text(
                f"Folkmängden {self.as_of} för {self.code} är inte känd: registret har bara kommunernas tal, och från "
                "2025 bär de en slumpmässig osäkerhet (CKM) som inte får adderas. Senast kända dag: 31 december 2024.",
                f"The population of {self.code} on {self.as_of} is not known: the registry has only municipalities' "
                "figures, and from 2025 these carry a random uncertainty (CKM) that must not be added. Last day known: "
                "31 December 2024.",
            ),
            "would-add-noise",
        )

    def _asked(self, edition: Edition) -> bool:
        added = edition.noisy and edition.covers("municipality") and self.kind != "municipality"
        return edition.covers(self.kind) and self.table in (None, edition.id) and not added


def _days(known: Iterable[Edition]) -> Text:
    """`31 december 1950–2024, 2020-11-01`: the ends of years as spans, then the other days."""
    years: set[int] = set()
    others: list[str] = []
    for edition in known:
        if edition.first.endswith("-12-31"):
            years.update(range(int(edition.first[:4]), int(edition.last[:4]) + 1))
        else:
            others.append(edition.first)
    spans = [f"{first}–{last}" if last > first else str(first) for first, last in _spans(sorted(years))]
    ends = Text(f"31 december {', '.join(spans)}", f"31 December {', '.join(spans)}") if spans else Text("", "")
    return Text(*(", ".join(filter(None, [words, *sorted(others)])) for words in ends))


def _spans(years: list[int]) -> list[tuple[int, int]]:
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return list(zip(starts, ends, strict=True))
