"""The frame of a chart of open comparisons: title, description, heading, style, and the patterns that print without colour.

400 units wide, so that it is read on a phone. A recipient is marked by the fragment of the address, `bar.svg#0180`: its group
has the code as `id`, and the style marks the target with weight and a sign beside it, not with colour alone. Blue and orange
differ for those who do not tell red from green; what is worse is hatched too. No script, no font of its own, the same bytes
every time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from dagmar.publication.charts.drawing import FONT, INK, MARGIN, MIDDLE, PALE, STRONG, WIDTH
from dagmar.publication.charts.measure import Measure
from dagmar.publication.charts.scale import Linear, needed, place
from dagmar.statistics.direction import Verdict
from dagmar.text import Language, Text

ORANGE = "#b4470b"
GRID = "#8c8c8c"
HEADING = 37
"""So many letters of a heading fit on a line, also where the reader's letters are wide (DejaVu, Verdana)."""
CLASS: dict[Verdict | None, str] = {None: "s", "similar": "s", "better": "t", "worse": "w", "higher": "t", "lower": "w"}
"""The style of a verdict: the same shapes for higher and lower, without saying that either is better."""
_STYLE = (
    f"text{{fill:{INK};font-size:12px}}.h{{font-size:15px;font-weight:700}}.n{{fill:{PALE}}}.e{{text-anchor:end}}"
    f".c{{text-anchor:middle}}.s{{fill:{MIDDLE.colour};stroke:{INK};stroke-width:.5}}"
    f".t{{fill:{STRONG.colour};stroke:{INK};stroke-width:.5}}.w{{fill:url(#worse);stroke:{ORANGE};stroke-width:1}}"
    f".o{{fill:none;stroke:#fff;stroke-width:3.6}}.i{{fill:none;stroke:{INK};stroke-width:1.2}}.a{{fill:none;stroke:{GRID};stroke-width:.6}}"
    f".r{{fill:none;stroke:{INK};stroke-width:1.4;stroke-dasharray:5 3}}.m{{display:none}}"
    ":target .m{display:inline}:target text{font-weight:700}"
    f":target .s,:target .t,:target .w{{stroke:{INK};stroke-width:2}}"
)
_WORSE = (
    '<pattern id="worse" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="#fff"/><rect width="2.5" height="5" fill="{ORANGE}"/></pattern>'
)
_MISSING = (
    '<pattern id="missing" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    f'<rect width="5" height="5" fill="#fff"/><rect width="1" height="5" fill="{PALE}"/></pattern>'
)


@dataclass
class Frame:
    """A chart being drawn from the top down. `y` is how far it has come; `written` gives the SVG."""

    measure: Measure
    language: Language
    text: str
    style: str = ""
    y: float = 0
    _drawn: list[str] = field(default_factory=list)

    def heading(self, more: Text | None = None) -> None:
        """The title, which way is better, and what else must be said above the chart."""
        self.y += 6
        for line in wrap(self.measure.heading(self.language), HEADING):
            self.y += 19
            self.words(line, MARGIN, self.y, "h")
        about = self.measure.about(self.language)
        self.note(f"{about} {more.to(self.language)}" if more else about)

    def note(self, text: str) -> None:
        """Smaller, paler text, broken where a phone would break it."""
        self.y += 2
        for line in wrap(text, 58):
            self.y += 16
            self.words(line, MARGIN, self.y, "n")

    def words(self, text: str, x: float, y: float, style: str = "") -> None:
        """Text at a place."""
        self._drawn.append(words(text, x, y, style))

    def levels(self, scale: Linear, left: float) -> None:
        """A pale line across the chart at each of the scale's levels, with its value to the left of `left`."""
        decimals = needed(scale, share=self.measure.share)
        for tick in scale.ticks:
            y = scale.at(tick)
            self.add(path(f"M{place(left)} {place(y)}H{WIDTH - MARGIN}", "a"))
            self.words(self.measure.written(tick, self.language, decimals=decimals), left - 4, y + 4, "n e")

    def add(self, drawn: str) -> None:
        """An element that is already written."""
        self._drawn.append(drawn)

    def written(self) -> str:
        """The whole SVG."""
        height = round(self.y + MARGIN)
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" '
                f'style="max-width:{WIDTH * 3 // 2}px" role="img" aria-labelledby="title desc" '
                f'xml:lang="{self.language}" lang="{self.language}" {FONT}>',
                f'<title id="title">{escape(self.measure.heading(self.language))}</title>',
                f'<desc id="desc">{escape(self.text)}</desc>',
                f"<style>{_STYLE}{self.style}</style>",
                f"<defs>{_WORSE}{_MISSING}</defs>",
                f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
                *self._drawn,
                "</svg>\n",
            ]
        )


def words(text: str, x: float, y: float, style: str = "") -> str:
    """A text element."""
    named = f' class="{style}"' if style else ""
    return f'<text x="{place(x)}" y="{place(y)}"{named}>{escape(text)}</text>'


def path(d: str, style: str) -> str:
    """A path element."""
    return f'<path class="{style}" d="{d}"/>'


def group(code: str, drawn: str) -> str:
    """A recipient's part of the drawing, which `chart.svg#CODE` marks."""
    return f"<g id={quoteattr(code)}>{drawn}</g>"


def shape(x: float, y: float, style: str, size: float = 4) -> str:
    """A mark whose form says what its colour says: a circle; a triangle up for `t`; a square for `w`."""
    if style == "t":
        d = f"M{place(x)} {place(y - size * 1.2)}l{place(size * 1.1)} {place(size * 2)}h{place(-size * 2.2)}z"
    elif style == "w":
        d = f"M{place(x - size)} {place(y - size)}h{place(size * 2)}v{place(size * 2)}h{place(-size * 2)}z"
    else:
        return f'<circle class="{style}" cx="{place(x)}" cy="{place(y)}" r="{place(size)}"/>'
    return path(d, style)


def pointer(x: float, y: float) -> str:
    """The sign beside a marked recipient: a triangle that points to the right, seen only when it is the target."""
    return f'<path class="m" fill="{INK}" d="M{place(x)} {place(y - 5)}l7 5l-7 5z"/>'
