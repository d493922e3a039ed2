"""Which recipients make up half of the gap to the nation's value: the large ones that lie near it as well as the small far off.

Where the source has numerators and denominators the gap is counted in them. Where it has values alone, inhabitants stand for
the denominator, which is said: it is then an estimate of where most of the people concerned live.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.direction import has_a_side
from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.telling import Telling
from dagmar.publication.site.written import rounded
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from dagmar.statistics.contribution import contributions
from dagmar.text import Text

_COUNTED = Text("Fattas till rikets värde, antal", "Short of Sweden's value, number")
_WEIGHED = Text("Avstånd gånger invånare", "Gap times inhabitants")


@dataclass(frozen=True, slots=True)
class Row:
    """One recipient's part, written out."""

    name: str
    gap: str
    share: str
    together: str


@dataclass(frozen=True, slots=True)
class Half:
    """The fewest recipients that make up half of the gap, and what was counted."""

    text: str
    counted: str
    rows: tuple[Row, ...]


def half_of(told: Telling) -> Half | None:
    """None when neither way is better, the nation has no value, a value is below nought, or nobody is on the worse side.

    Nor of a count, where the nation is everybody together and nobody's aim.
    """
    m = told.measure
    nation = m.figure(NATION, told.latest).value
    if not has_a_side(m.direction) or nation is None or m.count:
        return None
    units, weighed = _units(told)
    if not units:
        return None
    found = contributions(units, nation / m.per, direction=m.direction)
    if not found.gap:
        return None
    parts = found.parts[: len(found.half)]
    rows = tuple(
        Row(
            told.called(one.code),
            rounded(one.short, 0, told.language),
            f"{rounded(one.share * 100, 0, told.language)}\u00a0%",
            f"{rounded(one.so_far * 100, 0, told.language)}\u00a0%",
        )
        for one in parts
    )
    worse = len(found.parts)
    text = told.pick(
        f"{worse} mottagare ligger på fel sida om rikets värde. Halva avståndet står {len(rows)} av dem för.",
        f"{worse} recipients lie on the worse side of Sweden's value. {len(rows)} of them make up half of the gap.",
    )
    if weighed:
        text += told.pick(
            f" Källan saknar nämnare, så avståndet är vägt med invånarna den 31 december {weighed}: en uppskattning.",
            f" The source has no denominators, so the gap is weighed by inhabitants on 31 December {weighed}: an estimate.",
        )
    return Half(text, (_WEIGHED if weighed else _COUNTED).to(told.language), rows)


def _units(told: Telling) -> tuple[dict[str, tuple[Fraction | None, Fraction | None]], str]:
    """Numerators and denominators by code; by inhabitants, with the year, when the source has none."""
    m = told.measure
    figures = {code: m.figure(code, told.latest) for code in m.figures if code != NATION}
    if any(one.value is not None and one.value < 0 for one in figures.values()):
        return {}, ""  # a result below nought is no part of anybody's whole
    counted: dict[str, tuple[Fraction | None, Fraction | None]] = {
        code: (one.numerator, one.denominator) for code, one in figures.items() if one.denominator
    }
    if counted:
        return counted, ""
    registry, year = load_registry(), min(told.latest[:4], "2024")
    weighed: dict[str, tuple[Fraction | None, Fraction | None]] = {}
    for code, one in figures.items():
        people = registry.population(m.kind, code, f"{year}-12-31")
        if one.value is not None and not isinstance(people, NotKnown):
            weighed[code] = (one.value / m.per * people.persons, Fraction(people.persons))
    return weighed, year
