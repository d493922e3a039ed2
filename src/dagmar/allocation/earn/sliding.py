"""`sliding`: in a straight line between two levels.

    earn: {sliding: {from: 40 %, to: 90 %}, indicator: fast-lakarkontakt, period: 2024}

At `from` nothing is earned, at `to` and beyond all of it. With 40 % and 90 %: 39 % gives 0, 65 % gives 1/2, 95 % gives 1.
When `to` is below `from` the scale falls: the lower the better.

Source: the scale of the UK Quality and Outcomes Framework, points = max × (x − L)/(U − L), cut at 0 and max.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator

from dagmar.agreement.fields import Measure, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.case import Case
from dagmar.allocation.measured import OfResult, clamp
from dagmar.derivation import Derivation, Rule
from dagmar.text import Text

SLIDING = Rule("sliding", lambda result, none_at, all_at: clamp((result - none_at) / (all_at - none_at)), "share")


class Scale(Words):
    """From where nothing is earned to where all is."""

    from_: Measure = Field(alias="from")
    to: Measure

    @model_validator(mode="after")
    def _has_a_length(self) -> Scale:
        if self.from_.value == self.to.value:
            raise wrong(
                "scale-without-length",
                Text("Skalan börjar och slutar på samma nivå.", "The scale begins and ends at the same level."),
                Text("Skriv två nivåer, eller threshold med en.", "Write two levels, or threshold with one."),
            )
        return self


class Sliding(OfResult):
    """A straight line between two levels."""

    word: ClassVar[str] = "sliding"

    sliding: Scale

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """A scale that goes from per cent to a number."""
        if self.sliding.from_.percent != self.sliding.to.percent:
            yield (
                "levels-in-two-units",
                Text("Skalan blandar procent och tal.", "The scale mixes per cent and numbers."),
                Text("Skriv båda i procent eller ingen.", "Write both in per cent or neither."),
            )

    def share_of(self, figure: Derivation, code: str, case: Case) -> Derivation:
        """How far along the line the result is."""
        none_at = self.level(self.sliding.from_, figure, code, case)
        return SLIDING(figure, none_at, self.level(self.sliding.to, figure, code, case), about=code)

    def say(self, speaker: Speaker) -> str:
        """`i rak linje efter ”läkarkontakt”, från inget vid 40 % till allt vid 90 %`."""
        none_at, all_at = speaker.level(self.sliding.from_), speaker.level(self.sliding.to)
        result = self.say_result(speaker)
        return speaker.pick(
            f"i rak linje efter {result}, från inget vid {none_at} till allt vid {all_at}",
            f"in a straight line by {result}, from nothing at {none_at} to all at {all_at}",
        )
