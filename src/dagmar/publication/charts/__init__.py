"""Charts as SVG: no script, no font of their own, the same bytes every time."""
