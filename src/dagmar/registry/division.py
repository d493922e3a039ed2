"""The division of the country in the tables of population, and where it differs from that of the day.

SCB counts the people of 31 December in the division of the next day, 1 January. The table for 1950-2022 is recalculated
to the division of 2023, so that a municipality founded in 1995 has figures from 1950, and the one it left is smaller
than what was published then. Counties are added up from municipalities; Heby, which moved from Västmanland to Uppsala
county on 1 January 2007, is put back for the years before: 304 367 persons in Uppsala county in 2005, where a plain sum
of the table gives 318 001.

Source: the table's own footnote on changes since 1974; SCB on the move of Heby.
"""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.registry.recipient import Kind
from dagmar.registry.roll import HEBY, HEBY_BEFORE
from dagmar.registry.tables import read_rows
from dagmar.text import Text

NATION = "00"
_HEBY_LAST_IN_VASTMANLAND = 2005
_OLD_COUNTIES_UNTIL, _MERGERS_UNTIL, _PASTORS_UNTIL = 1996, 1973, 1972


class Division:
    """Which municipalities of the tables make up a recipient on 31 December of a year, and what to beware of."""

    def __init__(self, municipalities: Iterable[str]) -> None:
        self._municipalities = dict.fromkeys(sorted(municipalities))
        self._changes = [(int(row["year"]), (row["new"], row["from"])) for row in read_rows("division_changes")]

    def parts(self, kind: Kind, code: str, year: int) -> list[str]:
        """The municipalities, by the codes of the tables; none when there is no such recipient that year."""
        if kind == "municipality":
            table_code = HEBY if code == HEBY_BEFORE and year <= _HEBY_LAST_IN_VASTMANLAND + 1 else code
            return [table_code] if table_code in self._municipalities else []
        if kind == "own":
            return []
        if kind == "national":
            return [*self._municipalities] if code == NATION else []
        return [part for part in self._municipalities if _county(part, year) == code]

    def cautions(self, kind: Kind, code: str, year: int) -> list[Text]:
        """What a reader must know about the division behind a figure."""
        found = []
        if kind == "municipality":
            found += self._municipal(code, year)
        elif kind == "national":
            found += [_UNEQUAL_TO_THE_NATION] if year <= _PASTORS_UNTIL else []
        else:
            found += [_HEBY_PUT_BACK] if code in ("03", "19") and year <= _HEBY_LAST_IN_VASTMANLAND else []
            found += [_HEBY_ALREADY] if code in ("03", "19") and year == _HEBY_LAST_IN_VASTMANLAND + 1 else []
            found += [_TODAYS_COUNTIES] if year <= _OLD_COUNTIES_UNTIL else []
        return found

    def _municipal(self, code: str, year: int) -> list[Text]:
        changed = [when for when, municipalities in self._changes if code in municipalities and year < when - 1]
        found = [_recalculated(when) for when in changed]
        if code in (HEBY, HEBY_BEFORE) and year <= _HEBY_LAST_IN_VASTMANLAND + 1:
            found.append(_HEBY_CODES)
        if year <= _MERGERS_UNTIL:
            found.append(_BEFORE_THE_MERGERS)
        return found


def _county(part: str, year: int) -> str:
    return "19" if part == HEBY and year <= _HEBY_LAST_IN_VASTMANLAND else part[:2]


def _recalculated(when: int) -> Text:
    return Text(
        f"Omräknad till dagens indelning: kommunen ändrades den 1 januari {when}; talet som då "
        "publicerades var ett annat.",
        f"Recalculated to today's division: the municipality changed on 1 January {when}; "
        "the figure published then was another.",
    )


_HEBY_PUT_BACK = Text(
    "Heby är räknat till Västmanland, som då; SCB:s tabell, i dagens indelning, har Heby i Uppsala län i alla år.",
    "Heby is counted in Västmanland, as it was then; SCB's table, in today's division, has Heby in Uppsala county "
    "in all years.",
)
_HEBY_ALREADY = Text(
    "Den 31 december 2006 redovisas i indelningen den 1 januari 2007: Heby är redan räknat till Uppsala län.",
    "31 December 2006 is given in the division of 1 January 2007: Heby is already counted in Uppsala county.",
)
_HEBY_CODES = Text(
    "Heby hade koden 1917 (Västmanlands län) till och med 2006 och har 0331 (Uppsala län) från den 1 januari 2007.",
    "Heby had the code 1917 (Västmanland county) to the end of 2006 and has 0331 (Uppsala county) from 1 January 2007.",
)
_TODAYS_COUNTIES = Text(
    "Länet är i övrigt dagens; länsindelningen var en annan före 1997 och 1998.",
    "The county is otherwise today's; the division into counties was another before 1997 and 1998.",
)
_BEFORE_THE_MERGERS = Text(
    "Omräknad till dagens indelning från tiden före kommunsammanslagningarna 1974, med hjälp av församlingar.",
    "Recalculated by parishes to today's division from the time before the mergers of municipalities in 1974.",
)
_UNEQUAL_TO_THE_NATION = Text(
    "Kommunerna summerar inte exakt till den då publicerade folkmängden i riket (två källor 1950–1972).",
    "The municipalities do not add up exactly to the nation's population as published then (two sources in 1950–1972).",
)
