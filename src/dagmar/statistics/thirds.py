"""Thirds of the ranks with 3, 2 and 1 points, as the first regional comparisons gave them. Only to reproduce those.

Units that differ by chance alone fall into different thirds; where the interval of the rank is wide the points say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.agreement.direction import Direction, has_a_side


def thirds(values: Mapping[str, float | None], *, direction: Direction) -> dict[str, int | None]:
    """Points of each unit: 3 for the best third, 1 for the last, None where the figure is missing.

    Equal figures get the points of the best of them. Asserts that the measure has a direction.
    """
    assert has_a_side(direction), "a measure without a better side has no best third"
    known = sorted((value for value in values.values() if value is not None), reverse=direction == "higher_is_better")
    size = -(-len(known) // 3)
    return {code: None if value is None else 3 - known.index(value) // size for code, value in values.items()}
