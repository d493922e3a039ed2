"""A whole site of made-up values: every published measure, and the agreements' own, for 311 recipients and ten years.

The values are drawn with a seed and labelled synthetic; numerators and denominators are there, so that intervals, places
and funnels are reckoned as for real ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from dagmar.facts.health_report import health_report_measures
from dagmar.publication.site.exhibit import NATION, Exhibit, Figure, Unit
from dagmar.publication.site.gathering import exhibits_of
from dagmar.publication.site.listed import Listed
from dagmar.publication.site.money import Granted
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.source import Source
from dagmar.text import Text

YEARS = tuple(str(year) for year in range(2016, 2026))
MADE_UP = Source("Påhittade värden / made-up values", "2025-12-31", basis="synthetic")


def every(granted: Sequence[Granted]) -> list[Listed]:
    """What is published of a whole site."""
    reported = [Listed(one.id, one.name, one.area, made_up=True) for one in health_report_measures()]
    own = [one for agreement in granted for one in exhibits_of(agreement)]
    return reported + [Listed(one.id, one.name, one.chapter, True, one.agreements) for one in own]


def exhibits(listed: Sequence[Listed], codes: Sequence[str], *, correct: str = "") -> Iterator[Exhibit]:
    """Each measure in turn, so that only one is held at a time. Of `correct` the first recipient's last figure differs."""
    for number, one in enumerate(listed):
        figures = _figures(codes, random.Random(number))  # noqa: S311 -- values that are nobody's
        if one.id == correct:
            row, last = figures[codes[0]], YEARS[-1]
            figures[codes[0]] = row | {last: Figure(Fraction(1, 2), None, Fraction(50), Fraction(100), made_up=True)}
        yield with_intervals(
            Exhibit(
                id=one.id,
                name=one.name,
                unit=Unit(Text("procent", "per cent"), 1, share=True),
                direction="higher_is_better" if number % 2 else "lower_is_better",
                kind="municipality",
                source=MADE_UP,
                figures=figures,
                chapter=one.chapter,
                agreements=one.agreements,
            )
        )


def _figures(codes: Sequence[str], dice: random.Random) -> dict[str, dict[str, Figure]]:
    level = dice.uniform(0.2, 0.8)
    rows: dict[str, dict[str, Figure]] = {}
    for code in codes:
        size = int(dice.lognormvariate(6, 1)) + 20
        share = min(max(dice.gauss(level, 0.08), 0.01), 0.99)
        rows[code] = {year: _figure(size, share, dice) for year in YEARS}
    rows[NATION] = {year: replace(_sum([row[year] for row in rows.values()]), recorded="2025-12-31") for year in YEARS}
    return rows


def _figure(size: int, share: float, dice: random.Random) -> Figure:
    if dice.random() < 0.02:
        return Figure(None, "not_reported", made_up=True, recorded="2025-12-31")
    numerator = min(max(round(dice.gauss(size * share, (size * share * (1 - share)) ** 0.5)), 0), size)
    return Figure(
        Fraction(numerator, size), None, Fraction(numerator), Fraction(size), made_up=True, recorded="2025-12-31"
    )


def _sum(figures: Sequence[Figure]) -> Figure:
    numerator = Fraction(sum(int(one.numerator) for one in figures if one.numerator is not None))
    denominator = Fraction(sum(int(one.denominator) for one in figures if one.denominator is not None))
    return Figure(numerator / denominator, None, numerator, denominator, made_up=True)
