"""A map of the 21 counties or the 290 municipalities in five classes, each with its own lightness; what is missing is hatched.

A map never carries a figure alone: it stands beside the table, and large areas with few people look more than they are. The
classes hold as equal numbers of areas as equal values allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from xml.sax.saxutils import quoteattr

from dagmar.publication.charts.bar import bar_text, in_order
from dagmar.publication.charts.drawing import INK, MARGIN
from dagmar.publication.charts.frame import Frame, group, words
from dagmar.publication.charts.measure import Measure, Number, Value
from dagmar.publication.charts.outlines import TALL, Areas, middles, outlines
from dagmar.publication.charts.scale import place
from dagmar.text import Language, Text

CLASSES = ("#dbe7f0", "#9dc3e0", "#4a90c2", "#1f669c", "#0b2f4f")
"""From the lowest to the highest: a colour whose lightness alone tells the classes apart."""
LEGEND = 268
_STYLE = (
    f"path{{stroke:{INK};stroke-width:.6}}"
    + "".join(f".k{number}{{fill:{colour}}}" for number, colour in enumerate(CLASSES))
    + ".x{fill:url(#missing)}.m{font-size:24px}.z,.y{fill:none;stroke:#fff;stroke-width:12}.y{stroke:#1a1a1a;stroke-width:5}"
)
_MISSING = Text("utan värde", "without a value")


def map_of(values: Sequence[Value], measure: Measure, *, language: Language, kind: Areas) -> str:
    """The map. An area without a value, or not among the values, is hatched."""
    ordered = in_order(values)
    frame = Frame(measure, language, map_text(ordered, measure, language=language), _STYLE)
    frame.heading()
    label = frame.y + 20
    frame.y = label + 10
    known = {one.code: one for one in ordered}
    edges = classes([one.value for one in ordered if one.value is not None])
    top = frame.y
    frame.add(f'<g transform="translate({MARGIN} {place(top)})scale(.5)">')
    for code, d in outlines(kind).items():
        one = known.get(code)
        style = "x" if one is None or one.value is None else f"k{class_of(one.value, edges)}"
        whose = f" data-of={quoteattr(code)}" if one else ""
        frame.add(f'<path class="{style}"{whose} d="{d}"/>')
    # The marks come after all areas, so that none lies over a mark. Within the map everything is drawn at half size.
    for code, (across, down) in middles(kind).items():
        if code in known:
            ring = f'cx="{across}" cy="{down}" r="22"/>'
            said = words(known[code].said(measure, language), 0, (label - top) * 2, "m")
            frame.add(group(code, f'<circle class="m z" {ring}<circle class="m y" {ring}{said}'))
    frame.add("</g>")
    for at, (low, high) in enumerate(edges):
        y = top + 24 * at + 12
        frame.add(f'<rect class="k{at}" x="{LEGEND}" y="{place(y - 11)}" width="14" height="14" stroke="{INK}"/>')
        ends = sorted({measure.written(low, language), measure.written(high, language)}, key=len)
        frame.words(ends[0] if len(ends) == 1 else _between(low, high, measure, language), LEGEND + 20, y)
    if any(code not in known or known[code].value is None for code in outlines(kind)):
        y = top + 24 * len(edges) + 12
        frame.add(f'<rect class="x" x="{LEGEND}" y="{place(y - 11)}" width="14" height="14" stroke="{INK}"/>')
        frame.words(_MISSING.to(language), LEGEND + 20, y)
    frame.y = top + TALL
    return frame.written()


def map_text(ordered: Sequence[Value], measure: Measure, *, language: Language) -> str:
    """The map in words, as its bars would be told: a map says nothing that the table does not."""
    return bar_text(ordered, measure, language=language, nation=None)


def classes(values: Sequence[Number]) -> list[tuple[Number, Number]]:
    """The lowest and highest value of each class, at most five, from the lowest. Equal values share a class."""
    ordered = sorted(values)
    found: list[tuple[Number, Number]] = []
    start = 0
    for number in range(1, len(CLASSES) + 1):
        end = Fraction(len(ordered) * number, len(CLASSES)).__round__()
        while start < end < len(ordered) and ordered[end] == ordered[end - 1]:
            end += 1
        if end > start:
            found.append((ordered[start], ordered[end - 1]))
            start = end
    return found


def class_of(value: Number, edges: Sequence[tuple[Number, Number]]) -> int:
    """Which class holds a value."""
    return next(at for at, (_, high) in enumerate(edges) if value <= high)


def _between(low: Number, high: Number, measure: Measure, language: Language) -> str:
    return f"{measure.written(low, language, bare=True)}–{measure.written(high, language)}"
