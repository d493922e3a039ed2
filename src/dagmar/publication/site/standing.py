"""How a figure stands: against the nation, by its interval and never by its place in a list.

Without an interval nothing is judged, and the reason is said: a source that gives values alone does not tell whether a
difference is more than chance. Nor is a figure that rests on fewer than its indicator's smallest base: of so few, the next
year's are others, and one of them moves it (the rule of the quality registers, which show units from thirty patients).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.publication.site.alike import group_of
from dagmar.publication.site.exhibit import NATION, Exhibit, Figure
from dagmar.publication.site.uncertainty import estimate
from dagmar.statistics import direction as statistics
from dagmar.statistics.comparison import with_estimate, with_known
from dagmar.statistics.estimate import Estimate
from dagmar.statistics.ranks import rank_intervals
from dagmar.text import Text

Verdict = statistics.Verdict | Literal["not_judged", "too_few", "no_value"]

VERDICTS: dict[Verdict, Text] = {
    "better": statistics.VERDICT["better"],
    "similar": statistics.VERDICT["similar"],
    "worse": statistics.VERDICT["worse"],
    "higher": statistics.VERDICT["higher"],
    "lower": statistics.VERDICT["lower"],
    "not_judged": Text("går inte att avgöra", "cannot be told"),
    "too_few": Text("för litet underlag", "too small a base"),
    "no_value": Text("–", "–"),
}
SIGNS: dict[Verdict, str] = {
    "better": "▲",
    "similar": "●",
    "worse": "▼",
    "higher": "△",
    "lower": "▽",
    "not_judged": "○",
    "too_few": "◇",
    "no_value": "",
}
UNJUDGED: frozenset[Verdict] = frozenset(("not_judged", "too_few", "no_value"))
"""What is no verdict, but the reason why there is none."""
SEED = 2026
"""Of the simulated places, so that the same figures give the same places."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A recipient in one period: against the nation and its own period before, and the places that it may have among all.

    `ranks` is None when they are not known. `group_value` is that of the others in the own group, all their numerators of all
    their denominators when they are `pooled` and else the mean of their values; None when nobody has a value, or it is a count.
    """

    nation: Verdict
    past: Verdict = "not_judged"
    ranks: tuple[int, int] | None = None
    group: Verdict = "not_judged"
    group_value: Fraction | None = None
    pooled: bool = False


def standings(exhibit: Exhibit, period: str) -> dict[str, Standing]:
    """The standing of every recipient in a period."""
    nation = None if exhibit.count else exhibit.figure(NATION, period).value
    known = None if nation is None else float(nation)
    way = exhibit.direction
    codes = [code for code in exhibit.figures if code != NATION]
    estimates = {code: judged_by(exhibit, exhibit.figure(code, period)) for code in codes}
    enough = not exhibit.count and sum(one is not None for one in estimates.values()) > 1
    ranks = rank_intervals(estimates, direction=way, seed=SEED) if enough else {}
    earlier = before(exhibit, period)
    found = {}
    for code in codes:
        figure = exhibit.figure(code, period)
        value, pooled = _of_group(exhibit, code, period)
        if figure.value is None or exhibit.too_few(figure):
            why: Verdict = "no_value" if figure.value is None else "too_few"
            found[code] = Standing(why, why, None, why, value, pooled)
            continue
        own = estimates[code]
        beside = with_known(own, known, against="nation", direction=way)
        past = with_estimate(own, judged_by(exhibit, exhibit.figure(code, earlier)), against="past", direction=way)
        group = with_known(own, None if value is None else float(value), against="group", direction=way)
        place = ranks.get(code)
        found[code] = Standing(
            beside.verdict if beside else "not_judged",
            past.verdict if past else "not_judged",
            (place.best, place.last) if place else None,
            group.verdict if group else "not_judged",
            value,
            pooled,
        )
    return found


def judged_by(exhibit: Exhibit, figure: Figure) -> Estimate | None:
    """What a figure may be judged by; None when it has no interval or rests on too few."""
    return None if exhibit.too_few(figure) else estimate(exhibit, figure)


def before(exhibit: Exhibit, period: str) -> str:
    """The period before another, of those that somebody has a value or a reason for.

    Empty when there is none, and where a break lies between: the two cannot be compared.
    """
    earlier = max((one for one in exhibit.periods if one < period), default="")
    return "" if any(earlier < one.day <= period for one in exhibit.breaks) else earlier


def _of_group(exhibit: Exhibit, code: str, period: str) -> tuple[Fraction | None, bool]:
    own = None if exhibit.count else group_of(code)
    others = [exhibit.figure(one, period) for one in own.others] if own else []
    known = [one for one in others if one.value is not None]
    if not known:
        return None, False
    parts = [one.numerator for one in known if one.numerator is not None]
    wholes = [one.denominator for one in known if one.denominator]
    if len(parts) == len(wholes) == len(known):
        return exhibit.per * _sum(parts) / _sum(wholes), True
    return sum((one.value for one in known if one.value is not None), Fraction()) / len(known), False


def _sum(values: Sequence[Fraction]) -> Fraction:
    """In whole numbers where all are whole, as counts are: a group is added up for each of its members, and fractions are slow."""
    if all(one.denominator == 1 for one in values):
        return Fraction(sum(one.numerator for one in values))
    return sum(values, Fraction())


def as_judged(verdict: Verdict) -> statistics.Verdict | None:
    """A verdict as the charts know it; None when nothing was judged."""
    return None if verdict in UNJUDGED else verdict  # type: ignore[return-value]  # what is left are verdicts
