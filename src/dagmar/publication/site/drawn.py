"""The charts of an indicator, once for all recipients: bars, a map, and a funnel where there are numerators.

A page of one recipient shows the same files with the recipient marked by the fragment of the address (`bar.svg#01`). A control
chart is each recipient's own, and is made where the periods are months and there are enough of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt

from dagmar.publication.charts.areas import map_of, map_text
from dagmar.publication.charts.bar import bar, bar_text, in_order
from dagmar.publication.charts.control import control as draw_control
from dagmar.publication.charts.control import control_text
from dagmar.publication.charts.funnel import Limits, funnel, funnel_text
from dagmar.publication.charts.measure import Measure, Value
from dagmar.publication.site.addresses import chart as address
from dagmar.publication.site.controlled import controlled
from dagmar.publication.site.exhibit import NATION, REASONS, Figure
from dagmar.publication.site.standing import as_judged
from dagmar.publication.site.telling import Telling
from dagmar.statistics.funnel.overdispersion import dispersion_of_shares
from dagmar.statistics.funnel.proportion import proportion_band
from dagmar.text import Text

_CAPTIONS = {
    "bar": Text("Värden.", "Values."),
    "bars with intervals": Text("Värden och osäkerhet.", "Values and uncertainty."),
    "map": Text("Karta. Samma värden står i tabellen.", "Map. The same values stand in the table."),
    "funnel": Text("Tratt: vad slumpen rår på vid varje storlek.", "Funnel: what chance can do at each size."),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its file within the indicator's folder, what it says in words, the line below it, and the drawing."""

    id: str
    path: str
    text: str
    caption: str
    svg: str

    @property
    def href(self) -> str:
        """The address from any page of the indicator."""
        return self.path.rpartition("/")[2]


def charts_of(told: Telling) -> tuple[Chart, ...]:
    """The charts of the last period."""
    return tuple(
        Chart(what, address(told.measure.id, what, told.language), text, _caption(what, told), svg)
        for what, text, svg in _drawn(told)
    )


def _caption(what: str, told: Telling) -> str:
    latest = (told.measure.figure(code, told.latest) for code in told.measure.figures)
    uncertain = what == "bar" and any(figure.low is not None for figure in latest)
    return _CAPTIONS["bars with intervals" if uncertain else what].to(told.language)


def _drawn(told: Telling) -> Iterator[tuple[str, str, str]]:
    m, language = told.measure, told.language
    measure = measure_of(told)
    values = [_value(told, code) for code in m.figures if code != NATION]
    known = [one for one in values if one.value is not None]
    if not known:
        return
    nation = None if m.count else m.figure(NATION, told.latest).value
    yield (
        "bar",
        bar_text(in_order(values), measure, language=language, nation=nation),
        bar(values, measure, language=language, nation=nation),
    )
    placed = [one for one in values if (len(one.code) == 2) == (m.kind == "region")]
    told_map = map_text(in_order(placed), measure, language=language)
    yield "map", told_map, map_of(placed, measure, language=language, kind=m.kind)
    counted = [(one, figure) for one in known if one.size and not m.too_few(figure := m.figure(one.code, told.latest))]
    if m.unit.share and len(counted) > 1:
        limits = _limits([figure for _, figure in counted])
        sized = [one for one, _ in counted]
        yield (
            "funnel",
            funnel_text(sized, limits, measure, language=language),
            funnel(sized, limits, measure, language=language),
        )


def control_of(told: Telling, code: str) -> Chart | None:
    """The control chart of one recipient, with what was declared of it; None where there is none."""
    reckoned = controlled(told.measure, code)
    if reckoned is None:
        return None
    name, language = told.called(code), told.language
    measure = replace(measure_of(told), period=f"{told.periods[0]}–{told.periods[-1]}")
    caption = told.pick(
        f"Styrdiagram för {name}: vad som är mer än den vanliga variationen.",
        f"Control chart of {name}: what is more than the usual variation.",
    )
    path = address(told.measure.id, f"control-{code}", language)
    text = control_text(reckoned, measure, language=language, name=name)
    return Chart("control", path, text, caption, draw_control(reckoned, measure, language=language, name=name))


def measure_of(told: Telling) -> Measure:
    """The indicator as the charts know it. Each is a file of its own, so that one that is withdrawn says so."""
    m = told.measure
    name = m.name
    if m.withdrawn:
        name = Text(f"{name.sv} (tillbakadraget {m.withdrawn})", f"{name.en} (withdrawn {m.withdrawn})")
    return Measure(name, m.unit.name, m.direction, told.latest, m.unit.decimals, share=m.unit.share, made_up=m.made_up)


def _value(told: Telling, code: str) -> Value:
    figure = told.measure.figure(code, told.latest)
    standing = told.standings.get(code)
    return Value(
        code,
        told.called(code),
        figure.value,
        figure.low,
        figure.high,
        REASONS[figure.missing or "absent"],
        as_judged(standing.nation) if standing else None,
        figure.denominator,
    )


def _limits(figures: list[Figure]) -> Limits:
    """The bands of a funnel around the whole: all numerators of all denominators.

    They are widened by √φ where φ, with its tails drawn in, is more than chance would make it: beyond 1 by two standard
    deviations of the mean of so many squared scores, 1 + 2√(2/n). Otherwise every large recipient would be an outlier.
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347-351.
    """
    numerators = sum((figure.numerator or Fraction(0) for figure in figures), Fraction(0))
    denominators = sum((figure.denominator or Fraction(0) for figure in figures), Fraction(0))
    average = numerators / denominators
    phi = dispersion_of_shares(
        [float(figure.numerator or 0) for figure in figures],
        [float(figure.denominator or 0) for figure in figures],
        float(average),
        tails="winsorised",
    )
    wide = phi if phi is not None and phi > 1 + 2 * sqrt(2 / len(figures)) else 1.0
    sizes = sorted({figure.denominator for figure in figures if figure.denominator})
    bands = (proportion_band(average, size, level=level, dispersion=wide) for level in (0.95, 0.998) for size in sizes)
    return Limits(average, tuple(bands), wide)
