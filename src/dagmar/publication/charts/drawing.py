"""A chart's page: lines of text and horizontal bars from the top down, on 400 units of width, so that it is read on a phone.

Every position is a whole number, reckoned in integers, so the same figures give the same bytes. The chart has a title and a
description that says every figure (`role="img"`, SVG 2 section 5.8), and nothing is told by colour alone: each shade differs
in lightness, and one is hatched, so that it survives a printer without colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from dagmar.text import Language

WIDTH = 400
MARGIN = 16
_LABEL = 44
"""Where bars begin: after the year."""
_ROW = 22
_BAR = 15
INK, PALE = "#1a1a1a", "#595959"
FONT = "font-family=\"'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif\""


@dataclass(frozen=True, slots=True)
class Shade:
    """How a part of a bar is filled: a colour, or hatched when it has none."""

    colour: str = ""

    @property
    def fill(self) -> str:
        """What stands in the attribute `fill`."""
        return self.colour or "url(#hatched)"


STRONG, MIDDLE, WEAK, HATCHED = Shade("#12436d"), Shade("#4a90c2"), Shade("#cfdbe5"), Shade()


@dataclass
class Drawing:
    """A chart being drawn. `written` gives the SVG."""

    title: str
    text: str
    language: Language
    _lines: list[str] = field(default_factory=list)
    _y: int = 0

    def heading(self, text: str) -> None:
        """A line in bold that begins a part of the chart."""
        self._y += 10
        self._say(text, MARGIN, size=15, weight="bold")
        self._y += 6

    def note(self, text: str) -> None:
        """Smaller text, broken where a phone would break it."""
        self._y += 4
        for line in _broken(text, 58):
            self._say(line, MARGIN, size=12, colour=PALE)

    def legend(self, shades: Sequence[tuple[Shade, str]]) -> None:
        """What the shades mean, a line each."""
        for shade, text in shades:
            self._y += 20
            self._box(MARGIN, self._y - 11, 14, 13, shade)
            self._text(text, MARGIN + 22, self._y, size=13)
        self._y += 4

    def bar(self, label: str, parts: Sequence[tuple[int, Shade]], whole: int, said: str, room: int) -> None:
        """One row: the label, a bar whose parts are of a whole, and what is said after it on `room` units."""
        self._y += _ROW
        self._text(label, MARGIN, self._y, size=13)
        width = WIDTH - 2 * MARGIN - _LABEL - room
        x, before = MARGIN + _LABEL, 0
        for part, shade in parts:
            # Both ends are reckoned from the start, so that the parts meet and the whole bar is as long as it should be.
            left, right = width * before // whole, width * (before + part) // whole
            if part:
                self._box(x + left, self._y - 12, max(right - left, 1), _BAR, shade)
            before += part
        self._text(said, x + width * before // whole + 6, self._y, size=13)

    def written(self) -> str:
        """The whole SVG."""
        height = self._y + MARGIN
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" '
            f'style="max-width:{WIDTH * 3 // 2}px" role="img" '
            f'aria-labelledby="title desc" xml:lang="{self.language}" lang="{self.language}" {FONT}>'
        )
        hatch = (
            '<defs><pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="5" height="5" fill="#ffffff"/><rect width="1" height="5" fill="{PALE}"/></pattern></defs>'
        )
        return "\n".join(
            [
                head,
                f'<title id="title">{escape(self.title)}</title>',
                f'<desc id="desc">{escape(self.text)}</desc>',
                hatch,
                f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
                *self._lines,
                "</svg>\n",
            ]
        )

    def _say(self, text: str, x: int, *, size: int, weight: str = "normal", colour: str = INK) -> None:
        self._y += size + 4
        self._text(text, x, self._y, size=size, weight=weight, colour=colour)

    def _text(self, text: str, x: int, y: int, *, size: int, weight: str = "normal", colour: str = INK) -> None:
        bold = f' font-weight="{weight}"' if weight != "normal" else ""
        self._lines.append(f'<text x="{x}" y="{y}" font-size="{size}"{bold} fill="{colour}">{escape(text)}</text>')

    def _box(self, x: int, y: int, width: int, height: int, shade: Shade) -> None:
        self._lines.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{shade.fill}" stroke="{INK}" stroke-width="0.5"/>'
        )


def _broken(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
