"""How sure a figure is: its interval, by the method that its indicator declares, and by no other.

A definition of our own names its method. Of what others publish nobody has named one; there a share that comes with its
numerator and denominator gives ground for Wilson's, and nothing else gives ground for any. Every interval, verdict and
place on the site rests on what is reckoned here, so that no two pages judge the same figure differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dagmar.indicators.definition import Interval
from dagmar.publication.site.exhibit import Exhibit, Figure, Rows
from dagmar.statistics.count import EXACT_BELOW, count_interval
from dagmar.statistics.estimate import Estimate
from dagmar.statistics.exact import EXACT, exact
from dagmar.statistics.mean import STUDENT
from dagmar.statistics.rate import scaled
from dagmar.statistics.wilson import WILSON, wilson
from dagmar.text import Text

LEVEL = 0.95
METHODS: Mapping[Interval, Text] = {
    "wilson": WILSON.name,
    "exact": EXACT.name,
    "byar": Text(
        f"Byars intervall, exakt vid färre än {EXACT_BELOW} fall", f"Byar's interval, exact below {EXACT_BELOW} cases"
    ),
    "t": STUDENT.name,
    "none": Text("", ""),
}
"""What a reader is told of each, at the value."""
_NOT_DECLARED = Text(
    "Måttets definition anger ingen metod för osäkerhet.", "The measure's definition names no method for uncertainty."
)
_NO_GROUND = Text(
    "Inget värde har det underlag som metoden kräver: {}.", "No value has the ground that the method needs: {}."
)


def method_of(exhibit: Exhibit) -> Interval:
    """The method of an indicator: what it declares, else what a share gives ground for."""
    return exhibit.interval or ("wilson" if exhibit.unit.share else "none")


def estimate(exhibit: Exhibit, figure: Figure) -> Estimate | None:
    """A figure with its interval in the unit of its value; None when there is no ground for any."""
    if figure.value is None:
        return None
    cases, whole = figure.numerator, figure.denominator
    match method_of(exhibit):
        case "wilson":
            # What is more than its whole is no share of it, whatever its unit says.
            return wilson(cases, whole) if cases is not None and whole and 0 <= cases <= whole else None
        case "byar" | "exact" as method:
            counted = figure.value if exhibit.count else cases
            if counted is None or counted < 0 or not (exhibit.count or whole):
                return None
            interval = exact(counted) if method == "exact" else count_interval(counted)
            return scaled(interval, exhibit.per, whole) if interval and whole else interval
        case "t" if figure.low is not None and figure.high is not None:
            return Estimate(float(figure.value), figure.low, figure.high, LEVEL, STUDENT)
        case _:
            return None


def with_intervals(exhibit: Exhibit) -> Exhibit:
    """The same indicator with the interval at each figure that has ground for one, of each sex too, and the method in words."""
    if method_of(exhibit) == "none":
        return replace(exhibit, interval_method=_NOT_DECLARED) if exhibit.interval else exhibit
    figures = _with_intervals(exhibit, exhibit.figures)
    exhibit = replace(
        exhibit, figures=figures, by_sex={sex: _with_intervals(exhibit, rows) for sex, rows in exhibit.by_sex.items()}
    )
    name = METHODS[method_of(exhibit)]
    if any(figure.method for row in figures.values() for figure in row.values()):
        return replace(exhibit, interval_method=Text(f"95 %, {name.sv}", f"95%, {name.en}"))
    if exhibit.interval:
        said = Text(_NO_GROUND.sv.format(name.sv), _NO_GROUND.en.format(name.en))
        return replace(exhibit, interval_method=said)
    return exhibit


def _with_intervals(exhibit: Exhibit, rows: Rows) -> Rows:
    return {
        code: {period: _with_interval(exhibit, figure) for period, figure in row.items()} for code, row in rows.items()
    }


def _with_interval(exhibit: Exhibit, figure: Figure) -> Figure:
    own = estimate(exhibit, figure)
    return figure if own is None else replace(figure, low=own.low, high=own.high, method=own.method.id)
