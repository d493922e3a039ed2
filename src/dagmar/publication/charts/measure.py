"""What a chart of open comparisons shows: the measure, its values, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.direction import Direction, sentence
from dagmar.money import write_number
from dagmar.statistics.direction import Verdict
from dagmar.text import Language, Text

Number = Fraction | float | int
NOT_THERE = Text("saknas", "missing")
_MADE_UP = Text("Påhittade uppgifter (syntetiska).", "Made-up figures (synthetic).")
LONGEST_UNIT = 6
"""Of so many letters a unit stands after each value; a longer one would push the values out of the chart."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in a period: its title, its unit, how many decimals are shown, and which way is better.

    A `share` is kept as 0..1 and shown in per cent; `unit` is then not shown. A long unit stands once, above the chart and first
    in its words. `made_up`: the figures are synthetic.
    """

    title: Text
    unit: Text
    direction: Direction
    period: str
    decimals: int = 1
    share: bool = False
    made_up: bool = False

    def heading(self, language: Language) -> str:
        """The chart's title: what is shown and when."""
        return f"{self.title.to(language)}, {self.period}" if self.period else self.title.to(language)

    @property
    def long(self) -> bool:
        """Whether the unit is too long to stand after each value."""
        return not self.share and max(map(len, self.unit)) > LONGEST_UNIT

    def about(self, language: Language) -> str:
        """The unit when it is long, which way is better, and that figures are made up when they are."""
        said = sentence(self.direction).to(language)
        if self.long:
            said = f"{Text('Enhet', 'Unit').to(language)}: {self.unit.to(language)}. {said}"
        return f"{said} {_MADE_UP.to(language)}" if self.made_up else said

    def written(self, value: Number, language: Language, *, decimals: int | None = None, bare: bool = False) -> str:
        """`78,1 %`, `36 500 kr`: the value as a reader of the language writes it; `bare` without its unit, as when it is long."""
        places = self.decimals if decimals is None else decimals
        # `write_number` cuts, as money must; a measure is rounded first, exactly, halves away from nought.
        above, below = value.as_integer_ratio()
        tens = 10**places * (100 if self.share else 1)
        whole = (2 * abs(above) * tens + below) // (2 * below)
        number = write_number(Fraction(whole if above >= 0 else -whole, 10**places), language, decimals=places)
        if bare or self.long:
            return number
        unit = "%" if self.share else self.unit.to(language)
        return f"{number}\u00a0{unit}".rstrip("\u00a0")


@dataclass(frozen=True, slots=True)
class Value:
    """One recipient's value with the ends of its interval, in the measure's unit.

    `missing` is the reason in words where there is no value. `verdict` is the comparison with the nation, when one is made.
    `size` is what the funnel's x-axis counts.
    """

    code: str
    name: str
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    missing: Text = NOT_THERE
    verdict: Verdict | None = None
    size: Number | None = None

    def said(self, measure: Measure, language: Language) -> str:
        """`Uppsala 78,1 % (77,0–79,2)`, or the name and the reason why there is no value."""
        if self.value is None:
            return f"{self.name} {self.missing.to(language)}"
        written = f"{self.name} {measure.written(self.value, language)}"
        if self.low is None or self.high is None:
            return written
        low, high = (measure.written(end, language, bare=True) for end in (self.low, self.high))
        return f"{written} ({low}–{high})"


def without(values: Sequence[Value], language: Language) -> str:
    """How many have no value, by reason: `Utan värde: 3 ej rapporterat, 1 sekretess.` Empty when all have one."""
    reasons: dict[str, int] = {}
    for one in values:
        if one.value is None:
            reason = one.missing.to(language)
            reasons[reason] = reasons.get(reason, 0) + 1
    if not reasons:
        return ""
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    return f"{Text('Utan värde', 'Without a value').to(language)}: {told}."
