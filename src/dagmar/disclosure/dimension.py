"""A dimension of a table: its codes, and which of them are totals of which.

Sex has the total `all` of `women` and `men`; an area has counties of municipalities and a nation of counties. A code is
part of at most one total, so that a dimension is a tree, or several. A dimension without totals is a list of labels:
nothing can be subtracted along it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

NATION = "00"


@dataclass(frozen=True)
class Dimension:
    """A name, the codes, and the parts of each total. Codes stand in order, so that the order of a file means nothing.

    Raises:
        Refused: `part-of-two-totals`, or `total-of-itself`.
    """

    name: str
    codes: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        parts = {total: tuple(sorted(set(of))) for total, of in sorted(self.parts.items()) if of}
        codes = tuple(sorted({*self.codes, *parts, *(code for of in parts.values() for code in of)}))
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "codes", codes)
        problems = [*self._shared(), *self._circles()]
        if problems:
            raise Refused(problems)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each code."""
        return {code: place for place, code in enumerate(self.codes)}

    @cached_property
    def above(self) -> Mapping[str, str]:
        """The total that a code is part of; codes that are part of none are left out."""
        return {part: total for total, of in self.parts.items() for part in of}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes that are totals of nothing."""
        return tuple(code for code in self.codes if code not in self.parts)

    @cached_property
    def is_flat(self) -> bool:
        """Whether there is one total, and every other code is a part of it."""
        return len(self.parts) == 1 and len(self.above) + 1 == len(self.codes)

    def upwards(self, code: str) -> tuple[str, ...]:
        """A code and every total that holds it, from below."""
        found = [code]
        while found[-1] in self.above:
            found.append(self.above[found[-1]])
        return tuple(found)

    def leaves_of(self, code: str) -> tuple[str, ...]:
        """The leaves that a code is the sum of; itself when it is one."""
        if code not in self.parts:
            return (code,)
        return tuple(leaf for part in self.parts[code] for leaf in self.leaves_of(part))

    def _shared(self) -> list[Problem]:
        counted: dict[str, list[str]] = {}
        for total, of in self.parts.items():
            for part in of:
                counted.setdefault(part, []).append(total)
        return [
            Problem(
                "part-of-two-totals",
                Place(self.name),
                Text(
                    f"”{part}” är en del av både {totals[0]} och {totals[1]}.",
                    f"“{part}” is part of both {totals[0]} and {totals[1]}.",
                ),
                Text(
                    "Publicera den andra indelningen som en egen tabell och skydda dem tillsammans.",
                    "Publish the other division as a table of its own, and protect the two together.",
                ),
            )
            for part, totals in counted.items()
            if len(totals) > 1
        ]

    def _circles(self) -> list[Problem]:
        above = {part: total for total, of in self.parts.items() for part in of}
        for start in self.parts:
            seen, code = {start}, above.get(start)
            while code is not None and code not in seen:
                seen.add(code)
                code = above.get(code)
            if code == start:
                return [
                    Problem(
                        "total-of-itself",
                        Place(self.name),
                        Text(f"”{start}” är en summa av sig själv.", f"“{start}” is a total of itself."),
                        Text("Ta bort en av delarna.", "Remove one of the parts."),
                    )
                ]
        return []


def flat(name: str, parts: Iterable[str], total: str) -> Dimension:
    """One total and its parts: sex, age."""
    return Dimension(name, (total,), {total: tuple(parts)})


def labels(name: str, codes: Iterable[str]) -> Dimension:
    """Codes that are not added up."""
    return Dimension(name, tuple(codes), {})


def areas(codes: Iterable[str], *, name: str = "area", nation: str = NATION) -> Dimension:
    """Municipalities (four digits), their counties (the first two) and the nation, as far as they are among the codes.

    A county that is not shown is not a total; then its municipalities are parts of the nation, when that is shown.
    """
    given = set(codes)
    parts: dict[str, list[str]] = {}
    for code in given - {nation}:
        county = code[:2]
        if len(code) == 4 and county in given:
            parts.setdefault(county, []).append(code)
        elif nation in given:
            parts.setdefault(nation, []).append(code)
    return Dimension(name, tuple(given), {total: tuple(of) for total, of in parts.items()})
