"""A gap or an overlap between levels that stand in different requirements.

Levels inside `earn` hold up to the next and cannot leave a gap. Levels written as requirements, each opening its own grant,
can: at least 50 % and at most 69 % for the lower, at least 71 % for the higher, leaves 70 % with nothing; at most 70 % beside at
least 70 % gives both. A figure that is judged `as_shown` in whole per cent is never between 69 % and 70 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from dagmar.agreement.fields import Level
from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.demands import Demand, criteria, demands_of
from dagmar.problem import Problem
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class Band:
    """From where to where one figure must be, by one requirement. An end that is not there is open."""

    requirement: str
    path: Path
    low: Level | None
    high: Level | None
    step: Fraction


def find(loaded: Loaded) -> Iterator[Problem]:
    """`gap-between-levels` and `overlap-between-levels`, for each two neighbours."""
    for (_, indicator, *_), bands in _by_figure(loaded).items():
        for lower, upper in pairwise(_in_order(bands)):
            assert lower.high is not None, "only the last band is open above"
            assert upper.low is not None, "only the first band is open below"
            between = upper.low.value - lower.high.value
            if between <= 0:
                yield _problem("overlap-between-levels", indicator, lower, upper, loaded)
            elif between > max(lower.step, upper.step):
                yield _problem("gap-between-levels", indicator, lower, upper, loaded)


def _by_figure(loaded: Loaded) -> dict[tuple[str, ...], list[Band]]:
    found: dict[tuple[str, ...], list[Band]] = {}
    for name, requirement in loaded.agreement.requirements.items():
        path, condition = criteria(name, requirement)[-1]
        figures: dict[tuple[str, ...], list[Demand]] = {}
        for demand in demands_of(condition, path):
            figures.setdefault((*demand.of, str(demand.level.percent)), []).append(demand)
        for of, demands in figures.items():
            found.setdefault(of, []).append(_band(name, demands))
    return found


def _band(name: str, demands: list[Demand]) -> Band:
    lows = [demand.level for demand in demands if demand.sign == "at_least"]
    highs = [demand.level for demand in demands if demand.sign == "at_most"]
    return Band(
        name,
        demands[0].path,
        max(lows, key=lambda level: level.value, default=None),
        min(highs, key=lambda level: level.value, default=None),
        max(demand.step for demand in demands),
    )


def _in_order(bands: list[Band]) -> list[Band]:
    """Closed bands from below, with the nearest open one at either end; nothing when no band is closed.

    An open band that holds for all of a closed one is not its neighbour: it is a lower demand on the same figure.
    """
    closed = sorted(
        (
            (band.low.value, band.high.value, band)
            for band in bands
            if band.low is not None and band.high is not None and band.low.value <= band.high.value
        ),
        key=lambda entry: entry[:2],
    )
    if not closed:
        return []
    ends, begins = closed[0][1], closed[-1][0]  # the lowest band's end, the highest band's beginning
    below = [band for band in bands if band.low is None and band.high is not None and band.high.value < ends]
    above = [band for band in bands if band.high is None and band.low is not None and band.low.value > begins]
    first = sorted(below, key=lambda band: band.high.value if band.high else 0)[-1:]
    last = sorted(above, key=lambda band: band.low.value if band.low else 0)[:1]
    return [*first, *(band for _, _, band in closed), *last]


def _problem(code: str, indicator: str, lower: Band, upper: Band, loaded: Loaded) -> Problem:
    gap = code == "gap-between-levels"
    return Problem(
        code,
        loaded.document.place(upper.path),
        Text(
            f"{indicator}: {lower.requirement} går till {_level(lower.high, 'sv')} och {upper.requirement} börjar vid "
            f"{_level(upper.low, 'sv')}. " + ("Däremellan gäller inget." if gap else "Däremellan gäller båda."),
            f"{indicator}: {lower.requirement} goes to {_level(lower.high, 'en')} and {upper.requirement} begins at "
            f"{_level(upper.low, 'en')}. " + ("Between them neither holds." if gap else "There both hold."),
        ),
        Text(
            "Låt nivåerna mötas i ett steg (judged: {as_shown: 1 %}), eller använd earn: {levels: ...}.",
            "Let the levels meet within a step (judged: {as_shown: 1 %}), or use earn: {levels: ...}.",
        ),
        also=((loaded.document.place(lower.path), Text("den lägre", "the lower")),),
        severity="warning",
    )


def _level(level: Level | None, language: Language) -> str:
    return Speaker(language).level(level) if level else ""
