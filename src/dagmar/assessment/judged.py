"""What a figure is judged as: exactly as it is, or as it is shown, rounded first to the step in which it is printed.

A change of −9,96 % is not a fall of 10 %, but a table that shows one decimal prints it as −10,0: an agreement must say
which of the two it means.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import field_validator

from dagmar.agreement.fields import Level, Measure, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.assessment.condition import UnitMismatch
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.text import Text


class AsShown(Words):
    """The step in which a figure is shown: it is judged as shown, not as it is."""

    as_shown: Measure

    @field_validator("as_shown")
    @classmethod
    def _above_zero(cls, step: Level) -> Level:
        if step.value <= 0:
            raise wrong(
                "step-not-above-zero",
                Text("Ett tal visas inte i steg om noll eller mindre.", "No figure is shown in steps of zero or less."),
                Text(
                    "Skriv steget mellan två tal i tabellen, som as_shown: 0.1 %.",
                    "Write the step between two figures of the table, such as as_shown: 0.1 %.",
                ),
            )
        return step


Judged = Literal["exact"] | AsShown


def to_step(value: Fraction, step: Fraction) -> Fraction:
    """Round to the nearest multiple of a step, halves away from zero, as a printed figure is."""
    steps = abs(value) / step
    rounded = Fraction((steps + Fraction(1, 2)).__floor__()) * step
    return -rounded if value < 0 else rounded


SHOWN = Rule("as_shown", to_step)


def as_judged(figure: Derivation, judged: Judged, indicator: str, recipient: str, period: str) -> Derivation:
    """The figure to compare: the exact one, or the one that is shown.

    Raises:
        UnitMismatch: the step is a percentage and the figure is none, or the other way.
    """
    if not isinstance(judged, AsShown):
        return figure
    step = judged.as_shown
    if step.percent != (figure.unit == "share"):
        raise UnitMismatch(indicator, recipient, period, figure.unit, "share" if step.percent else "number")
    return SHOWN(figure, leaf("step", step.value, figure.unit))


def in_another_unit(level: Level, unit: str) -> bool:
    """Whether a level cannot be compared with figures of that unit: a percentage with what is no share, or a share with a
    bare level above 1, which would be more than all of it (71 was written and 71 % meant).
    """
    if unit == "share":
        return not level.percent and abs(level.value) > 1
    return level.percent


def level_for(figure: Derivation, level: Level, indicator: str, recipient: str, period: str) -> Derivation:
    """The level as a leaf in the figure's unit.

    Raises:
        UnitMismatch: the level is `in_another_unit`.
    """
    if in_another_unit(level, figure.unit):
        raise UnitMismatch(indicator, recipient, period, figure.unit, "share" if level.percent else "number")
    return leaf("level", level.value, figure.unit)


def say_judged(judged: Judged, speaker: Speaker) -> str:
    """`, avläst i steg om 0,1 %`; nothing when the figure is judged exactly."""
    if not isinstance(judged, AsShown):
        return ""
    step = speaker.level(judged.as_shown)
    return speaker.pick(f", avläst i steg om {step}", f", as shown in steps of {step}")
