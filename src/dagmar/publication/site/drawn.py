"""The charts of an indicator, once for all recipients: bars, a map, and a funnel of a share or a rate where there are numerators.

A page of one recipient shows the same files with the recipient marked by the fragment of the address (`bar.svg#01`). A control
chart is each recipient's own, and is made where the periods are months and there are enough of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from dagmar.publication.site.exhibit import NATION, REASONS, Exhibit
from dagmar.publication.site.standing import as_judged
from dagmar.publication.site.telling import Telling
from dagmar.publication.site.uncertainty import method_of
from dagmar.statistics.funnel.overdispersion import dispersion_of_ratios, dispersion_of_shares
from dagmar.statistics.funnel.proportion import proportion_band
from dagmar.statistics.funnel.ratio_by_expected import ratio_band_by_expected
from dagmar.text import Text

LEVELS = (0.95, 0.998)
"""Of the inner and the outer limits of a funnel."""
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
    limits, sized = _funnel(m, told.latest, known)
    if limits:
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


def _funnel(m: Exhibit, period: str, known: Sequence[Value]) -> tuple[Limits | None, list[Value]]:
    """The limits, and those who stand in them by their sizes; None where chance cannot be told or fewer than two are judged.

    The whole is all numerators of all denominators. Limits are widened where the recipients differ by more than chance would
    make them: φ, with its tails drawn in, beyond 1 by two standard deviations of the mean of so many squared scores,
    1 + 2√(2/n). Otherwise every large recipient would be an outlier.
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347-351.
    """
    counted = [
        (one, figure.numerator, figure.denominator)
        for one in known
        if (figure := m.figure(one.code, period)).numerator is not None and figure.denominator and not m.too_few(figure)
    ]
    rate = not m.count and method_of(m) in ("byar", "exact")
    cases = sum((numerator for _, numerator, _ in counted), Fraction())
    if len(counted) < 2 or not (m.unit.share or (rate and cases)):
        return None, []
    whole = cases / sum((denominator for *_, denominator in counted), Fraction())
    beyond_chance = 1 + 2 * sqrt(2 / len(counted))
    if m.unit.share:
        return _of_shares(counted, whole, beyond_chance), [one for one, *_ in counted]
    expected = [denominator * whole for *_, denominator in counted]
    limits = _of_rates([float(numerator) for _, numerator, _ in counted], expected, m.per * whole, beyond_chance)
    return limits, [replace(one, size=size) for (one, *_), size in zip(counted, expected, strict=True)]


def _of_shares(counted: Sequence[tuple[Value, Fraction, Fraction]], whole: Fraction, beyond_chance: float) -> Limits:
    """Around a share, by the number in the denominator."""
    parts, wholes = [float(part) for _, part, _ in counted], [float(of) for *_, of in counted]
    phi = dispersion_of_shares(parts, wholes, float(whole), tails="winsorised")
    wide = phi if phi is not None and phi > beyond_chance else 1.0
    bands = (
        proportion_band(whole, size, level=level, dispersion=wide)
        for level in LEVELS
        for size in sorted({of for *_, of in counted})
    )
    return Limits(whole, tuple(bands), wide)


def _of_rates(observed: list[float], expected: Sequence[Fraction], average: Fraction, beyond_chance: float) -> Limits:
    """Around a rate, by the number of cases that each would have had at the whole's rate: the limits of the ratio, times it."""
    spread = dispersion_of_ratios(observed, [float(one) for one in expected], tails="winsorised")
    wide = spread if spread is not None and spread.phi > beyond_chance else None
    of_one = (
        ratio_band_by_expected(float(size), level=level, between=wide.between if wide else 0.0)
        for level in LEVELS
        for size in sorted(set(expected))
    )
    times = float(average)
    bands = (replace(band, low=times * band.low, high=times * band.high) for band in of_one)
    return Limits(average, tuple(bands), wide.phi if wide else 1.0)
