"""Closing: from exact sums to whole units, once, at the level and by the method that the agreement names.

What is given out is the exact sum cut to whole units; the öre that do not make a unit stay with what is kept back. At the
level of a payment or of the recipient's total it is that sum which is rounded; the parts of the grants in it are then shown
to the öre, closed by largest remainder, and the payment carries the difference (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dagmar.agreement.model import Rounding
from dagmar.allocation.arithmetic import TOTAL, exact_sum
from dagmar.allocation.rounding import largest_remainder, nearest
from dagmar.derivation import Derivation, Rule, leaf

METHODS = {"largest_remainder": largest_remainder.close, "nearest": nearest.close}

CLOSED_DOWN = Rule("closed_down", lambda exact, unit: (exact / unit).__floor__() * unit)
CLOSED_UP = Rule("closed_up", lambda exact, unit: (exact / unit).__floor__() * unit + unit)
DIFFERENCE_TAKEN = Rule("difference_taken", lambda rounded, difference: rounded + difference)


def close(
    exact: Mapping[str, Derivation],
    unit: int,
    method: str,
    difference_to: str | None = None,
    *,
    whose: Mapping[str, str] | None = None,
) -> dict[str, Derivation]:
    """Whole units for each recipient, with the reason: cut, given one more, or given the difference.

    `exact` and what comes back are öre. The sum that comes back is the exact sum cut to whole units. `whose` has the codes of
    the recipients when something else tells them apart.
    """
    shares = {code: figure.value / unit for code, figure in exact.items()}
    given = exact_sum(shares.values()).__floor__()
    units = METHODS[method](shares, given, difference_to=difference_to)
    step = leaf("unit", unit, "öre")
    codes = whose or {}
    return {name: _reason(exact[name], step, units[name] * unit, codes.get(name, name)) for name in exact}


def close_by(rounding: Rounding, exact: Mapping[str, Derivation]) -> dict[str, Derivation]:
    """Close as the agreement says."""
    return close(exact, rounding.to, rounding.method, rounding.difference_to)


def to_the_ore(exact: Mapping[str, Derivation]) -> dict[str, Derivation]:
    """Close to the öre: how a part of a sum that is rounded at a higher level is shown."""
    return close(exact, 1, "largest_remainder")


def added(rows: Sequence[Mapping[str, Derivation]]) -> dict[str, Derivation]:
    """Exact sums over several rows, by code; one part alone stays itself."""
    parts: dict[str, list[Derivation]] = {}
    for row in rows:
        for code, figure in row.items():
            parts.setdefault(code, []).append(figure)
    return {code: figures[0] if len(figures) == 1 else TOTAL(*figures, about=code) for code, figures in parts.items()}


def _reason(exact: Derivation, step: Derivation, settled: int, code: str) -> Derivation:
    down = CLOSED_DOWN(exact, step, about=code)
    if down.value == settled:
        return down
    up = CLOSED_UP(exact, step, about=code)
    if up.value == settled:
        return up
    return DIFFERENCE_TAKEN(down, leaf("rounding_difference", settled - down.value, "öre", about=code), about=code)
