"""A trend as a small drawing: one line over the years, broken where a value is missing or the series is, for a table's cell.

It stands beside the table that has the same values, and says its ends in words, so that nobody needs to see it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup, escape

WIDTH, HEIGHT, EDGE = 132, 28, 4


def sparkline(values: Sequence[float | None], text: str, breaks: Collection[int] = ()) -> Markup:
    """The values from left to right, the last one marked; an empty text when there are fewer than two.

    `breaks` are the places of values that are not comparable with earlier ones.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Markup("")
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    path, pen, end = [], "M", (0.0, 0.0)
    for number, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        end = EDGE + number * step, HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE)
        path.append(f"{'M' if number in breaks else pen}{end[0]:.1f} {end[1]:.1f}")
        pen = "L"
    # Numbers and an escaped text: nothing else gets into the drawing.
    return Markup(  # noqa: S704 -- numbers and an escaped text
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(text)}"><path d="{"".join(path)}"/>'
        f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="3"/></svg>'
    )
