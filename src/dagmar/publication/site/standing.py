"""How a figure stands: against the nation, by its interval and never by its place in a list.

Without an interval nothing is judged, and the reason is said: a source that gives values alone does not tell whether a
difference is more than chance. The methods are those of `dagmar.statistics`, and no others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from dagmar.publication.site.alike import group_of
from dagmar.publication.site.exhibit import NATION, Exhibit, Figure
from dagmar.statistics import direction as statistics
from dagmar.statistics.comparison import with_estimate, with_known
from dagmar.statistics.estimate import Estimate
from dagmar.statistics.ranks import rank_intervals
from dagmar.statistics.wilson import WILSON, wilson
from dagmar.text import Text

Verdict = statistics.Verdict | Literal["not_judged", "no_value"]

VERDICTS: dict[Verdict, Text] = {
    "better": statistics.VERDICT["better"],
    "similar": statistics.VERDICT["similar"],
    "worse": statistics.VERDICT["worse"],
    "higher": statistics.VERDICT["higher"],
    "lower": statistics.VERDICT["lower"],
    "not_judged": Text("går inte att avgöra", "cannot be told"),
    "no_value": Text("–", "–"),
}
SIGNS: dict[Verdict, str] = {
    "better": "▲",
    "similar": "●",
    "worse": "▼",
    "higher": "△",
    "lower": "▽",
    "not_judged": "○",
    "no_value": "",
}
SEED = 2026
"""Of the simulated places, so that the same figures give the same places."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A recipient in one period: against the nation and its own period before, and the places that it may have among all.

    `ranks` is None when they are not known. `group_value` is that of the others in the own group, all their numerators of all
    their denominators when they are `pooled` and else the mean of their values; None when nobody has a value.
    """

    nation: Verdict
    past: Verdict = "not_judged"
    ranks: tuple[int, int] | None = None
    group: Verdict = "not_judged"
    group_value: Fraction | None = None
    pooled: bool = False


def with_intervals(exhibit: Exhibit) -> Exhibit:
    """The same indicator with Wilson's interval at each share that has its numerator and denominator."""
    if not exhibit.unit.share:
        return exhibit
    figures = {
        code: {period: _with_interval(figure) for period, figure in row.items()}
        for code, row in exhibit.figures.items()
    }
    found = any(figure.low is not None for row in figures.values() for figure in row.values())
    method = Text(f"95 %, {WILSON.name.sv}", f"95%, {WILSON.name.en}") if found else exhibit.interval_method
    return replace(exhibit, figures=figures, interval_method=method)


def standings(exhibit: Exhibit, period: str) -> dict[str, Standing]:
    """The standing of every recipient in a period."""
    nation = exhibit.figure(NATION, period).value
    known = None if nation is None else float(nation)
    way = exhibit.direction
    codes = [code for code in exhibit.figures if code != NATION]
    estimates = {code: _estimate(exhibit.figure(code, period)) for code in codes}
    enough = sum(one is not None for one in estimates.values()) > 1
    ranks = rank_intervals(estimates, direction=way, seed=SEED) if enough else {}
    before = max((one for one in exhibit.periods if one < period), default="")
    found = {}
    for code in codes:
        value, pooled = _of_group(exhibit, code, period)
        if exhibit.figure(code, period).value is None:
            found[code] = Standing("no_value", "no_value", None, "no_value", value, pooled)
            continue
        own = estimates[code]
        beside = with_known(own, known, against="nation", direction=way)
        past = with_estimate(own, _estimate(exhibit.figure(code, before)), against="past", direction=way)
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


def _of_group(exhibit: Exhibit, code: str, period: str) -> tuple[Fraction | None, bool]:
    own = group_of(code)
    others = [exhibit.figure(one, period) for one in own.others] if own else []
    known = [one for one in others if one.value is not None]
    if not known:
        return None, False
    parts = [one.numerator for one in known if one.numerator is not None]
    wholes = [one.denominator for one in known if one.denominator]
    if exhibit.unit.share and len(parts) == len(wholes) == len(known):
        return sum(parts, Fraction()) / sum(wholes, Fraction()), True
    return sum((one.value for one in known if one.value is not None), Fraction()) / len(known), False


def as_judged(verdict: Verdict) -> statistics.Verdict | None:
    """A verdict as the charts know it; None when nothing was judged."""
    return None if verdict == "not_judged" or verdict == "no_value" else verdict


def _with_interval(figure: Figure) -> Figure:
    own = _estimate(figure)
    return figure if own is None or figure.low is not None else replace(figure, low=own.low, high=own.high)


def _estimate(figure: Figure) -> Estimate | None:
    if figure.value is None or figure.numerator is None or not figure.denominator:
        return None
    if not 0 <= figure.numerator <= figure.denominator:
        return None  # no share of its whole: a rate, of which Wilson says nothing
    return wilson(figure.numerator, figure.denominator)
