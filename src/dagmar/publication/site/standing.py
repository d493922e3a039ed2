"""How a figure stands: against the nation, by its interval and never by its place in a list.

Without an interval nothing is judged, and the reason is said: a source that gives values alone does not tell whether a
difference is more than chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dagmar.publication.site.exhibit import NATION, Exhibit, Figure
from dagmar.text import Text

Verdict = Literal["better", "similar", "worse", "higher", "lower", "not_judged", "no_value"]

VERDICTS: dict[Verdict, Text] = {
    "better": Text("bättre", "better"),
    "similar": Text("ingen säker skillnad", "no certain difference"),
    "worse": Text("sämre", "worse"),
    "higher": Text("högre", "higher"),
    "lower": Text("lägre", "lower"),
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
}  # fmt: skip -- one row, since it is one alphabet


@dataclass(frozen=True, slots=True)
class Standing:
    """A recipient in one period: against the nation, and the places that it may have among all; None when not known."""

    nation: Verdict
    ranks: tuple[int, int] | None = None


def against(figure: Figure, other: float | None, measure: Exhibit) -> Verdict:
    """Whether a figure's interval lies wholly on one side of another value, and which side that is."""
    if figure.value is None:
        return "no_value"
    if other is None or figure.low is None or figure.high is None:
        return "not_judged"
    if figure.low <= other <= figure.high:
        return "similar"
    above = figure.low > other
    if measure.direction == "none":
        return "higher" if above else "lower"
    return "better" if above == (measure.direction == "higher_is_better") else "worse"


def standings(measure: Exhibit, period: str) -> dict[str, Standing]:
    """The standing of every recipient in a period."""
    nation = measure.figure(NATION, period).value
    other = None if nation is None else float(nation)
    return {
        code: Standing(against(measure.figure(code, period), other, measure))
        for code in measure.figures
        if code != NATION
    }
