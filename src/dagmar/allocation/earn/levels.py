"""`levels`: a stair. Each level that is reached gives its share of the entitlement, the best one counts.

    earn: {levels: [[70 %, 50 %], [80 %, 100 %]], indicator: besok-inom-60-dagar, period: 2012-09}
    earn: {levels: [[20 %, 0.5], [10 %, 1]], indicator: vantat-over-90-dagar}

The order gives the direction: rising levels are reached from below (at least), falling ones from above (at most). One level
alone is reached from below. Short of the first level nothing is earned. A level holds up to the next, so there can be no
gap; a level written twice, or shares that do not rise, is refused by `check`.

Source: kömiljarden 2011–2014, which had money at 70 % and more at 80 % (Riksrevisionen 2023, appendix 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, PlainValidator, TypeAdapter, WithJsonSchema

from dagmar.agreement.fields import Level, Share, read_level, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case
from dagmar.allocation.measured import OfResult, not_empty
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.text import Text

_SHARE: TypeAdapter[Fraction] = TypeAdapter(Share)


def _step(value: Any) -> tuple[Level, Fraction]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise wrong(
            "not-a-step",
            Text("Ett steg är en nivå och en andel.", "A step is a level and a share."),
            Text("Skriv till exempel [70 %, 50 %].", "Write for example [70 %, 50 %]."),
        )
    return read_level(value[0]), _SHARE.validate_python(value[1])


Step = Annotated[
    tuple[Level, Fraction],
    PlainValidator(_step),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "examples": [["70 %", "50 %"]]}),
]


def _rising(result: Fraction, *steps: Fraction) -> Fraction:
    return max((share for level, share in _pairs(steps) if result >= level), default=Fraction(0))


def _falling(result: Fraction, *steps: Fraction) -> Fraction:
    return max((share for level, share in _pairs(steps) if result <= level), default=Fraction(0))


def _pairs(steps: tuple[Fraction, ...]) -> Iterator[tuple[Fraction, Fraction]]:
    return zip(steps[::2], steps[1::2], strict=True)


LEVEL_REACHED = Rule("level_reached", _rising, "share")
LEVEL_KEPT_UNDER = Rule("level_kept_under", _falling, "share")


class Levels(OfResult):
    """Levels and what each gives."""

    word: ClassVar[str] = "levels"

    levels: Annotated[tuple[Step, ...], AfterValidator(not_empty)]

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """A list of levels."""
        return "levels" in value

    @property
    def falling(self) -> bool:
        """Whether the indicator should be low."""
        return self.levels[0][0].value > self.levels[-1][0].value

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """A level twice, levels in no order, shares that do not rise, per cent among numbers."""
        values = [level.value for level, _ in self.levels]
        shares = [share for _, share in self.levels]
        if len({level.percent for level, _ in self.levels}) > 1:
            yield (
                "levels-in-two-units",
                Text("Nivåerna blandar procent och tal.", "The levels mix per cent and numbers."),
                Text("Skriv alla i procent eller ingen.", "Write all of them in per cent or none."),
            )
        if len(set(values)) < len(values):
            yield (
                "levels-overlap",
                Text("Samma nivå står två gånger.", "The same level stands twice."),
                Text("Behåll ett av stegen.", "Keep one of the steps."),
            )
        elif values != sorted(values, reverse=self.falling):
            yield (
                "levels-out-of-order",
                Text("Nivåerna står varken stigande eller fallande.", "The levels neither rise nor fall."),
                Text("Skriv dem från den lättaste till den svåraste.", "Write them from the easiest to the hardest."),
            )
        if any(later <= earlier for earlier, later in pairwise(shares)):
            yield (
                "level-gives-no-more",
                Text("En svårare nivå ger inte mer än den före.", "A harder level gives no more than the one before."),
                Text("Låt andelarna stiga, eller stryk steget.", "Let the shares rise, or delete the step."),
            )

    def share_of(self, figure: Derivation, code: str, case: Case) -> Derivation:
        """The share of the best level reached."""
        steps: list[Derivation] = []
        for level, share in self.levels:
            steps += [self.level(level, figure, code, case), leaf("level_share", share, "share")]
        return (LEVEL_KEPT_UNDER if self.falling else LEVEL_REACHED)(figure, *steps, about=code)

    def say(self, speaker: Speaker) -> str:
        """`50 % vid minst 70 % och 100 % vid minst 80 % i ”besök”; annars inget`."""
        bound = speaker.pick("högst", "at most") if self.falling else speaker.pick("minst", "at least")
        at = speaker.pick("vid", "for")
        steps = speaker.listing(
            [f"{speaker.share(share)} {at} {bound} {speaker.level(level)}" for level, share in self.levels]
        )
        result = self.say_result(speaker)
        return speaker.pick(f"efter {result}, {steps}, annars inget", f"by {result}, {steps}, otherwise nothing")
