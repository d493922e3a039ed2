"""SKR's groups of municipalities, as of the year of the grouping.

Only the grouping of 2023 is known. Another year's is not known, though a municipality may well have been in the same
group: SKR regroups as commuting and towns change.
"""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.registry.edition import editions
from dagmar.registry.not_known import NotKnown
from dagmar.registry.tables import read_rows
from dagmar.source import Source
from dagmar.text import Text

KNOWN_YEAR = 2023


@dataclass(frozen=True, slots=True)
class Group:
    """A group of municipalities: SKR's code (`A1` to `C9`), its name, the main group it belongs to, and its year."""

    code: str
    name: Text
    main: Text
    year: int
    source: Source


class Groups:
    """Which group a municipality is in."""

    def __init__(self) -> None:
        self._group_of = {row["code"]: row["group"] for row in read_rows("groups_2023")}

    def find(self, municipality: str, year: int) -> Group | NotKnown:
        """See `Registry.group`."""
        if year != KNOWN_YEAR:
            return NotKnown(
                Text(
                    f"SKR:s kommungruppsindelning för {year} är inte känd; registret har bara den för {KNOWN_YEAR}.",
                    f"SKR's grouping of municipalities for {year} is not known; only that of {KNOWN_YEAR} is.",
                ),
                "no-grouping-that-year",
            )
        if municipality not in self._group_of:
            return NotKnown(
                Text(
                    f"Ingen kommun hade koden {municipality} år {year}, så ingen grupp är känd.",
                    f"No municipality had the code {municipality} in {year}, so no group is known.",
                ),
                "no-such-recipient",
            )
        code = self._group_of[municipality]
        return Group(code, _NAMES[code], _MAIN[code[0]], year, editions()["skr-groups-2023"].source)


_MAIN = {
    "A": Text("Storstäder och storstadsnära kommuner", "Large cities and municipalities near large cities"),
    "B": Text("Större städer och kommuner nära större stad", "Larger towns and municipalities near a larger town"),
    "C": Text("Mindre städer/tätorter och landsbygdskommuner", "Smaller towns or urban areas and rural municipalities"),
}
_NAMES = {
    "A1": Text("Storstäder", "Large cities"),
    "A2": Text("Pendlingskommun nära storstad", "Commuting municipality near a large city"),
    "B3": Text("Större stad", "Larger town"),
    "B4": Text("Pendlingskommun nära större stad", "Commuting municipality near a larger town"),
    "B5": Text("Lågpendlingskommun nära större stad", "Municipality with little commuting near a larger town"),
    "C6": Text("Mindre stad/tätort", "Smaller town or urban area"),
    "C7": Text("Pendlingskommun nära mindre tätort", "Commuting municipality near a smaller urban area"),
    "C8": Text("Landsbygdskommun", "Rural municipality"),
    "C9": Text("Landsbygdskommun med besöksnäring", "Rural municipality with a visitor industry"),
}
