"""`threshold`: all of the entitlement at the level, and nothing short of it.

    earn: {threshold: 70 %, indicator: besok-inom-60-dagar, period: 2012-09}
    earn: {at_most: 10 %, indicator: vantat-over-90-dagar}

`threshold` and `at_least` say the same; `at_most` is for an indicator that should be low. The figure is compared exactly:
35 of 50 is 70 % and reaches 70 %. Without `period` it is the one that the grant settles.

Source: kömiljarden 2011–2012, 70 % within 60 days (Riksrevisionen 2023, appendix 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import model_validator

from dagmar.agreement.fields import Level, Measure, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case
from dagmar.allocation.measured import OfResult
from dagmar.derivation import Derivation, Rule
from dagmar.text import Text

REACHED = Rule("threshold_reached", lambda result, level: Fraction(result >= level), "share")
KEPT_UNDER = Rule("threshold_kept_under", lambda result, level: Fraction(result <= level), "share")


class Threshold(OfResult):
    """One level: all or nothing."""

    word: ClassVar[str] = "threshold"

    threshold: Measure | None = None
    at_least: Measure | None = None
    at_most: Measure | None = None

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """One of its three words."""
        return bool({"threshold", "at_least", "at_most"} & set(value))

    @model_validator(mode="after")
    def _one_level(self) -> Threshold:
        if len([level for level in (self.threshold, self.at_least, self.at_most) if level is not None]) != 1:
            raise wrong(
                "one-level-needed",
                Text("Skriv en nivå: threshold eller at_most.", "Write one level: threshold or at_most."),
                Text("Till exempel threshold: 70 %.", "For example threshold: 70 %."),
            )
        return self

    @property
    def stated_level(self) -> Level:
        """The one level that is stated."""
        level = self.threshold or self.at_least or self.at_most
        assert level is not None, "the model has seen to it that there is a level"
        return level

    def share_of(self, figure: Derivation, code: str, case: Case) -> Derivation:
        """All (1) or nothing (0)."""
        rule = KEPT_UNDER if self.at_most else REACHED
        return rule(figure, self.level(self.stated_level, figure, code, case), about=code)

    def say(self, speaker: Speaker) -> str:
        """`allt om ”besök” under september 2012 är minst 70 %, annars inget`."""
        bound = speaker.pick("högst", "at most") if self.at_most else speaker.pick("minst", "at least")
        result, level = self.say_result(speaker), speaker.level(self.stated_level)
        return speaker.pick(
            f"allt om {result} är {bound} {level}, annars inget",
            f"all if {result} is {bound} {level}, otherwise nothing",
        )
