"""The counts themselves: persons by municipality, day, sex and age, and by region in the payments' own tables."""

from __future__ import annotations

from functools import cached_property

from dagmar.registry.edition import Edition
from dagmar.registry.tables import read_lines, read_rows

OLDEST = 100
"""The last class of age in the table: 100 years and older."""

_FIRST_YEAR = 1950


class Counts:
    """Reads each table when it is first needed, and once."""

    @cached_property
    def december(self) -> dict[str, list[str]]:
        """Persons on 31 December by municipality, one cell a year from 1950 on."""
        lines = read_lines("population_31_december")
        assert next(lines)[1] == str(_FIRST_YEAR)
        return {code: cells for code, *cells in lines}

    @cached_property
    def _sexes(self) -> dict[tuple[str, str], int]:
        rows = read_rows("population_2024_by_sex")
        return {(row["code"], sex): int(row[sex]) for row in rows for sex in ("men", "women")}

    @cached_property
    def _ages(self) -> dict[tuple[str, str], list[str]]:
        lines = read_lines("population_2019_by_age")
        next(lines)
        return {(code, sex): cells for code, sex, *cells in lines}

    @cached_property
    def frozen(self) -> dict[tuple[str, str], int]:
        """Persons by table and region in the tables that payments were made on."""
        return {(row["table"], row["code"]): int(row["persons"]) for row in read_rows("population_frozen")}

    def municipal(self, edition: Edition, code: str, year: int, sexes: tuple[str, ...], ages: tuple[int, int]) -> int:
        """Persons in one municipality. `sexes` are those added, `ages` the first and last class of age, both included.

        The edition must have what is asked by sex and by age; the caller has seen to that.
        """
        if edition.by_age:
            return sum(int(cell) for sex in sexes for cell in self._ages[code, sex][ages[0] : ages[1] + 1])
        if edition.by_sex:
            return sum(self._sexes[code, sex] for sex in sexes)
        return int(self.december[code][year - _FIRST_YEAR])
