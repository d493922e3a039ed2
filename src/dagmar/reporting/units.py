"""A figure in the wrong unit, seen beside the last answer to the same question: tkr for kr, or Mkr for kr.

An answer that is about a thousand times the last one, or a thousandth of it, was most likely written in another unit. About
means between a tenth and ten times of it, so that a figure may grow nine-fold and more without being asked about, and one
written in thousands is caught although it has doubled. The same holds of a million.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.money import write_number
from dagmar.reporting.answer import Answer
from dagmar.text import Text, both

FACTORS = (1_000, 1_000_000)
ABOUT = 10
_UNITS = {"money": Text("kronor", "kronor"), "number": Text("hela antal", "whole numbers")}
_GUESSES = {
    1_000: Text("Är det tkr i stället för kr?", "Is it thousands in place of kronor?"),
    1_000_000: Text("Är det Mkr i stället för kr?", "Is it millions in place of kronor?"),
}
_ANOTHER = Text("Är enheten en annan?", "Is the unit another?")


def another_unit(answer: Answer, before: Answer) -> dict[str, str | Text]:
    """What to show when the answer seems to be in another unit than the one before; empty when it does not."""
    new, old = answer.figure, before.figure
    if answer.kind not in _UNITS or not new or not old or new * old < 0:
        return {}
    factor = factor_between(new, old)
    if factor is None:
        return {}
    size, less = abs(factor), factor < 0
    meant = new * size if less else new / size
    return {
        "shown": _shown(answer.kind, new),
        "before": _shown(answer.kind, old),
        "meant": _shown(answer.kind, meant),
        "factor": both(f"{size:,}".replace(",", " ")),
        "than": Text("mindre", "less") if less else Text("större", "more"),
        "guess": _GUESSES[size] if less and answer.kind == "money" else _ANOTHER,
        "where": before.where,
        "unit": _UNITS[answer.kind],
    }


def factor_between(new: Fraction, old: Fraction) -> int | None:
    """1 000 or 1 000 000 when the new is about so many times the old, the same below zero when so many times less."""
    for factor in FACTORS:
        for ratio, sign in ((new / old, 1), (old / new, -1)):
            if Fraction(factor, ABOUT) < ratio < factor * ABOUT:
                return sign * factor
    return None


def _shown(kind: str, figure: Fraction) -> Text:
    unit = " kr" if kind == "money" else ""
    return Text(write_number(figure, "sv") + unit, write_number(figure, "en") + unit)
