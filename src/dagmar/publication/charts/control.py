"""An XmR control chart: values by month, mean and limits of each segment, and signals whose form says what they are.

A break is a line from top to bottom with a number; who drew it, when and why stands below. Beside the limits of each segment
the fixed limits, those of the first baseline carried through, are drawn thin when there is a break.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from dagmar.publication.charts.bar import legend
from dagmar.publication.charts.drawing import MARGIN, STRONG, WIDTH
from dagmar.publication.charts.frame import CLASS, Frame, path, shape
from dagmar.publication.charts.measure import Measure
from dagmar.publication.charts.scale import Linear, linear, place
from dagmar.publication.charts.trend import LEFT, place_of
from dagmar.statistics.xmr.assurance import IN_WORDS
from dagmar.statistics.xmr.control import Control, Segment
from dagmar.statistics.xmr.rules import Rule
from dagmar.text import Language, Text

TALL = 180
RULE: dict[Rule, Text] = {
    "outside": Text("utanför gränsen", "outside a limit"),
    "trend": Text("sju stigande eller fallande", "seven rising or falling"),
    "two_of_three": Text("två av tre nära gränsen", "two of three near a limit"),
    "run": Text("sju på samma sida om medelvärdet", "seven on one side of the mean"),
}
_LINES = Text("Hel linje: medelvärde. Streckade: naturliga gränser.", "Whole line: mean. Broken lines: natural limits.")
_FIXED = Text("Tunna: den första baslinjens gränser.", "Thin: the limits of the first baseline.")
_TRIAL = Text(
    "Färre än tolv punkter: gränserna är preliminära.", "Fewer than twelve points: the limits are trial limits."
)
_BEYOND = Text(
    "En gräns under 0 % eller över 100 % ritas inte: dit når inget värde.",
    "A limit below 0% or above 100% is not drawn: no value gets there.",
)
_TARGET = Text("Mål", "Target")
_STYLE = f".u{{fill:none;stroke:{STRONG.colour};stroke-width:1.2}}.v{{fill:none;stroke:#1a1a1a;stroke-width:1.6}}"


def control(chart: Control, measure: Measure, *, language: Language, name: str = "") -> str:
    """The chart of a recipient (`name`), as `dagmar.statistics.xmr.control` reckoned it."""
    frame = Frame(measure, language, control_text(chart, measure, language=language, name=name), _STYLE)
    rebased = len(chart.segments) > 1
    frame.heading(Text(*(f"{one} {two}" for one, two in zip(_LINES, _FIXED, strict=True))) if rebased else _LINES)
    if name:
        frame.note(name)
    verdicts = [mark.verdict for segment in chart.segments for mark in segment.marks]
    legend(frame, verdicts)
    top = frame.y + 14
    points = [point for segment in chart.segments for point in segment.points]
    scale, reached = scale_of(chart, measure, start=top + TALL, end=top), reach(chart, measure)
    frame.levels(scale, LEFT)
    if rebased:
        _limits(frame, chart.fixed, 0, len(points), scale, reached, thin=True)
    if chart.target is not None:
        y = scale.at(chart.target)
        frame.add(f'<path d="M{LEFT} {place(y)}H{WIDTH - MARGIN}" fill="none" stroke="#b4470b" stroke-width="2"/>')
        # Above its line, or below it where a limit would cross the words.
        below = any(0 < y - scale.at(end) < 16 for end in _drawn_limits(chart, measure))
        said = f"{_TARGET.to(language)} {measure.written(chart.target, language)}"
        frame.words(said, WIDTH - MARGIN, y + 13 if below else y - 4, "e")
    start = 0
    for number, segment in enumerate(chart.segments):
        _segment(frame, segment, start, len(points), scale, reached, number)
        start += len(segment.points)
    _pointed_at(frame, chart.segments, top, len(points), language)
    frame.y = top + TALL + 16
    every = max(1, -(-len(points) // 5))
    for at in range(len(points) - 1, -1, -every):
        x = place_of(at, len(points))
        # A month in the middle below the last point would pass the edge.
        last = at == len(points) - 1
        frame.words(points[at].period, WIDTH - 4 if last else x, frame.y, "n e" if last else "n c")
    for line in _below(chart, measure, language):
        frame.note(line)
    return frame.written()


def scale_of(chart: Control, measure: Measure, *, start: float, end: float) -> Linear:
    """The scale up: it holds every value, every limit that is drawn, and the target."""
    values = [point.value for segment in chart.segments for point in segment.points]
    return linear([*values, *_drawn_limits(chart, measure), chart.target], start=start, end=end, zero=False)


def reach(chart: Control, measure: Measure) -> tuple[float, float]:
    """From where to where a value can get: a share from none to all, unless one beyond has been printed.

    Natural limits know of no such ends: a share that swings much has one below nought, which draws the rest small.
    """
    if not measure.share:
        return float("-inf"), float("inf")
    known = [point.value for segment in chart.segments for point in segment.points if point.value is not None]
    return (
        0.0 if all(value >= 0 for value in known) else float("-inf"),
        1.0 if all(value <= 1 for value in known) else float("inf"),
    )


def _drawn_limits(chart: Control, measure: Measure) -> list[float]:
    least, most = reach(chart, measure)
    return [end for end in _every_limit(chart) if least <= end <= most]


def _every_limit(chart: Control) -> list[float]:
    drawn = (*chart.segments, *([chart.fixed] if len(chart.segments) > 1 else []))
    return [end for segment in drawn if segment.limits for end in (segment.limits.low, segment.limits.high)]


def control_text(chart: Control, measure: Measure, *, language: Language, name: str) -> str:
    """The chart in words: each segment's mean and limits, every signal with its rule, the breaks, and the assurance."""
    said = [measure.about(language)]
    if name:
        said.append(f"{name}.")
    if chart.target is not None:
        said.append(f"{_TARGET.to(language)}: {measure.written(chart.target, language)}.")
    for segment in chart.segments:
        if not segment.points:
            continue
        span = f"{segment.points[0].period}–{segment.points[-1].period}"
        if segment.limits is None:
            said.append(
                Text(f"{span}: för få punkter för gränser.", f"{span}: too few points for limits.").to(language)
            )
            continue
        mean, low, high = (
            measure.written(end, language) for end in (segment.limits.mean, segment.limits.low, segment.limits.high)
        )
        said.append(
            Text(
                f"{span}: medelvärde {mean}, gränser {low} till {high}.",
                f"{span}: mean {mean}, limits {low} to {high}.",
            ).to(language)
        )
        value_of = {point.period: point.value for point in segment.points}
        for mark in segment.marks:
            value = value_of[mark.period]
            assert value is not None
            said.append(f"{mark.period} {measure.written(value, language)}: {RULE[mark.rule].to(language)}.")
    return " ".join([*said, *_below(chart, measure, language)])


def _below(chart: Control, measure: Measure, language: Language) -> list[str]:
    lines = []
    for number, segment in enumerate(chart.segments):
        if segment.begun is not None:
            one = segment.begun
            lines.append(f"{number}. {one.at}: {one.reason.to(language)} ({one.by}, {one.on.isoformat()}).")
    if any(segment.limits and segment.limits.trial for segment in chart.segments):
        lines.append(_TRIAL.to(language))
    if len(_drawn_limits(chart, measure)) < len(_every_limit(chart)):
        lines.append(_BEYOND.to(language))
    if chart.assurance is not None:
        lines.append(IN_WORDS[chart.assurance].to(language))
    return lines


def _segment(
    frame: Frame, segment: Segment, start: int, count: int, scale: Linear, reached: tuple[float, float], number: int
) -> None:
    _limits(frame, segment, start, count, scale, reached)
    half = (place_of(1, count) - place_of(0, count)) / 2
    if number:
        x = place_of(start, count) - half
        frame.add(path(f"M{place(x)} {place(scale.end)}V{place(scale.start)}", "v"))
        frame.words(str(number), x + 3, scale.end + 10)
    marks = {mark.period: mark.verdict for mark in segment.marks}
    drawn, pen = [], "M"
    for at, point in enumerate(segment.points, start):
        if point.value is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{place(place_of(at, count))} {place(scale.at(point.value))}")
        pen = "L"
    frame.add(path("".join(drawn), "u"))
    for at, point in enumerate(segment.points, start):
        if point.value is not None:
            x, y = place_of(at, count), scale.at(point.value)
            signal = point.period in marks
            frame.add(
                shape(x, y, CLASS[marks[point.period]], 4)
                if signal
                else f'<circle cx="{place(x)}" cy="{place(y)}" r="2.2" fill="{STRONG.colour}"/>'
            )


def _pointed_at(frame: Frame, segments: Sequence[Segment], top: float, count: int, language: Language) -> None:
    """A band over each value, from top to bottom so that a finger finds it, that has what is told when it is pointed at."""
    wide = place_of(1, count) - place_of(0, count)
    at = 0
    for segment in segments:
        rules = {mark.period: mark.rule for mark in segment.marks}
        for point in segment.points:
            if point.value is not None:
                said = f"{point.period}: {frame.measure.written(point.value, language)}"
                if point.period in rules:
                    said += f", {RULE[rules[point.period]].to(language)}"
                x = place_of(at, count) - wide / 2
                band = f'x="{place(x)}" y="{place(top)}" width="{place(wide)}" height="{TALL}"'
                frame.add(f'<rect {band} fill="transparent" data-said={quoteattr(said)}/>')
            at += 1


def _limits(
    frame: Frame,
    segment: Segment,
    start: int,
    count: int,
    scale: Linear,
    reached: tuple[float, float],
    *,
    thin: bool = False,
) -> None:
    if segment.limits is None:
        return
    half = (place_of(1, count) - place_of(0, count)) / 2
    left, right = place_of(start, count) - half, place_of(start + len(segment.points) - 1, count) + half
    for end in (segment.limits.low, segment.limits.high):
        if not reached[0] <= end <= reached[1]:
            continue
        d = f"M{place(left)} {place(scale.at(end))}H{place(right)}"
        frame.add(f'<path class="r" style="stroke-width:.6" d="{d}"/>' if thin else path(d, "r"))
    if not thin:
        frame.add(path(f"M{place(left)} {place(scale.at(segment.limits.mean))}H{place(right)}", "v"))
