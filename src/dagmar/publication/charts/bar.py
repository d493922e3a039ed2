"""Bars with intervals: a row each for the regions; for more than forty, a narrow column each, told apart by the fragment.

The order is by value, and none is numbered: the interval says what the order is worth. A recipient without a value keeps its
place at the end, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from dagmar.publication.charts.drawing import MARGIN, WIDTH
from dagmar.publication.charts.frame import CLASS, Frame, group, path, pointer, words
from dagmar.publication.charts.measure import Measure, Number, Value, without
from dagmar.publication.charts.scale import Linear, linear, needed, place
from dagmar.statistics.direction import VERDICT, Verdict
from dagmar.text import Language, Text

MOST_ROWS = 40
NAMES, FIGURES, ROW, BAR = 136, 68, 20, 12
LETTER = 6.6
"""The width of a letter, about."""
GAP = 8
"""Between two labels, so that they do not read as one where letters are wide."""
LEFT, TALL = 44, 200
"""Of the columns: where they begin, and how high they may be."""
_INTERVAL = Text("Strecken visar 95-procentiga konfidensintervall.", "The lines show 95 per cent confidence intervals.")
_NATION = Text("Riket", "The nation")


def bar(values: Sequence[Value], measure: Measure, *, language: Language, nation: Number | None = None) -> str:
    """The chart of one measure in one period. `nation` is drawn as a broken line."""
    ordered = in_order(values)
    frame = Frame(measure, language, bar_text(ordered, measure, language=language, nation=nation))
    with_interval = any(one.low is not None for one in ordered)
    frame.heading(_INTERVAL if with_interval else None)
    if nation is not None:
        frame.note(f"- - - {_NATION.to(language)}: {measure.written(nation, language)}")
    legend(frame, [one.verdict for one in ordered])
    draw = _rows if len(ordered) <= MOST_ROWS else _columns
    draw(frame, ordered, nation)
    if len(ordered) > MOST_ROWS and (lacking := without(ordered, language)):
        frame.note(lacking)
    return frame.written()


def in_order(values: Sequence[Value]) -> list[Value]:
    """The highest first; equals, and those without a value at the end, by code."""
    return sorted(values, key=lambda one: (one.value is None, -float(one.value or 0), one.code))


def scale_of(values: Sequence[Value], nation: Number | None, measure: Measure, start: float, end: float) -> Linear:
    """The scale of the bars: from 0, and to no more than all when every end of a share is within it."""
    ends = [end for one in values for end in (one.value, one.low, one.high)]
    within = measure.share and all(end is None or end <= 1 for end in ends)
    return linear([*ends, nation], start=start, end=end, zero=True, most=1 if within else None)


def bar_text(ordered: Sequence[Value], measure: Measure, *, language: Language, nation: Number | None) -> str:
    """The chart in words: every figure of few recipients; of many the highest, the lowest and how many there are."""
    said = [measure.about(language)]
    if nation is not None:
        said.append(f"{_NATION.to(language)}: {measure.written(nation, language)}.")
    known = [one for one in ordered if one.value is not None]
    if len(ordered) <= MOST_ROWS:
        said.append("; ".join(one.said(measure, language) for one in ordered) + ".")
    elif known:
        count = len(known)
        most = ", ".join(one.said(measure, language) for one in known[:3])
        least = ", ".join(one.said(measure, language) for one in known[-3:])
        said.append(
            Text(
                f"{count} mottagare har värde. Högst: {most}. Lägst: {least}.",
                f"{count} recipients have a value. Highest: {most}. Lowest: {least}.",
            ).to(language)
        )
    if len(ordered) > MOST_ROWS and (lacking := without(ordered, language)):
        said.append(lacking)
    return " ".join(said)


def legend(frame: Frame, verdicts: Sequence[Verdict | None]) -> None:
    """What the shades mean, when the recipients are judged against the nation."""
    told: tuple[Verdict, ...] = ("better", "higher", "similar", "worse", "lower")
    shown = [one for one in told if one in verdicts]
    if not shown:
        return
    frame.y += 20
    x = float(MARGIN)
    for one in shown:
        frame.add(f'<rect class="{CLASS[one]}" x="{place(x)}" y="{place(frame.y - 10)}" width="12" height="12"/>')
        text = VERDICT[one].to(frame.language)
        frame.words(text, x + 17, frame.y)
        x += 30 + LETTER * len(text)


def _rows(frame: Frame, ordered: Sequence[Value], nation: Number | None) -> None:
    measure, language = frame.measure, frame.language
    scale = scale_of(ordered, nation, measure, NAMES, WIDTH - FIGURES)
    top = frame.y + 10
    bottom = top + ROW * len(ordered)
    grid = "".join(f"M{place(scale.at(tick))} {place(top)}V{place(bottom)}" for tick in scale.ticks)
    frame.add(path(grid, "a"))
    for at, one in enumerate(ordered):
        base = top + ROW * at + ROW - 6
        drawn = [pointer(2, base - 4), words(one.name, NAMES - 6, base, "e")]
        if one.value is None:
            drawn.append(words(one.missing.to(language), NAMES + 4, base, "n"))
        else:
            left, right = sorted((scale.at(0), scale.at(one.value)))
            drawn.append(
                f'<rect class="{CLASS[one.verdict]}" x="{place(left)}" y="{place(base - 10)}" '
                f'width="{place(right - left)}" height="{BAR}"/>'
            )
            if one.low is not None and one.high is not None:
                whisker = _whisker(scale.at(one.low), scale.at(one.high), base - 4)
                drawn.append(path(whisker, "o") + path(whisker, "i"))
            drawn.append(words(measure.written(one.value, language), WIDTH - 4, base, "e"))
        frame.add(group(one.code, "".join(drawn)))
    if nation is not None:
        frame.add(path(f"M{place(scale.at(nation))} {place(top)}V{place(bottom)}", "r"))
    frame.y = bottom + 14
    labels = [measure.written(one, language, decimals=needed(scale, share=measure.share)) for one in scale.ticks]
    for tick, label in _apart(scale, labels):
        frame.words(label, scale.at(tick), frame.y, "n c")


def _apart(scale: Linear, labels: list[str]) -> list[tuple[Fraction, str]]:
    """The ticks and their labels: nought and each, every second or every fifth beside it, so that no two labels meet."""
    ticks = scale.ticks
    widest = max((len(one) + len(other) for one, other in pairwise(labels)), default=1) / 2 * LETTER
    room = (scale.at(ticks[-1]) - scale.at(ticks[0])) / max(len(ticks) - 1, 1) / (widest + GAP)
    every = next((step for step in (1, 2, 5) if step * room >= 1), 10)
    from_ = ticks.index(Fraction(0)) if Fraction(0) in ticks else 0
    return [
        (tick, label) for at, (tick, label) in enumerate(zip(ticks, labels, strict=True)) if not (at - from_) % every
    ]


def _columns(frame: Frame, ordered: Sequence[Value], nation: Number | None) -> None:
    measure, language = frame.measure, frame.language
    label = frame.y + 20
    top = label + 10
    scale = scale_of(ordered, nation, measure, top + TALL, top)
    wide = (WIDTH - MARGIN - LEFT) / len(ordered)
    frame.levels(scale, LEFT)
    for at, one in enumerate(ordered):
        x = LEFT + wide * at
        drawn = []
        if one.value is not None:
            y, height = scale.at(max(one.value, 0)), abs(scale.at(one.value) - scale.at(0))
            drawn.append(
                f'<rect class="{CLASS[one.verdict]}" x="{x:.2f}" y="{place(y)}" width="{wide:.2f}" '
                f'height="{place(height)}"/>'
            )
            if one.low is not None and one.high is not None:
                middle = x + wide / 2
                drawn.append(
                    f'<path class="i" d="M{middle:.2f} {place(scale.at(one.low))}V{place(scale.at(one.high))}"/>'
                )
        drawn.append(f'<path class="m k" d="M{x + wide / 2:.2f} {place(top + TALL + 3)}l5 9h-10z"/>')
        drawn.append(words(one.said(measure, language), LEFT, label, "m"))
        frame.add(group(one.code, "".join(drawn)))
    if nation is not None:
        frame.add(path(f"M{LEFT} {place(scale.at(nation))}H{WIDTH - MARGIN}", "r"))
    # Hundreds of columns have no room for outlines; the lines are thin, and the marked one is outlined.
    frame.style = ".s,.t,.w{stroke-width:0}.i{stroke-width:.35}"
    frame.y = top + TALL + 14


def _whisker(low: float, high: float, y: float) -> str:
    return f"M{place(low)} {place(y)}H{place(high)}M{place(low)} {place(y - 3)}v6M{place(high)} {place(y - 3)}v6"
