"""What the words of `earn` share: an indicator's result, when it was measured, and a stated level in its own unit.

A figure that nobody has given is refused, unless the grant says `missing: not_met`: then it earns nothing, whichever way the
scale runs. It is never counted as zero, which on a falling scale would earn everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Literal

from dagmar.agreement.fields import Identity, Level, Span, wrong
from dagmar.agreement.period import Period
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.mechanism import Amounts, Earning
from dagmar.assessment.judged import level_for
from dagmar.derivation import Derivation, Rule
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

MISSING = "missing_as_none"

EARNS_NOTHING = Rule("earns_nothing", lambda _: Fraction(0), "share")
WEIGHT_SPREAD = Rule("weight_spread", lambda own, together: own / together, "share")


def clamp(share: Fraction) -> Fraction:
    """The share itself, but at least nothing and at most all."""
    return min(Fraction(1), max(Fraction(0), share))


def not_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """A list that says something."""
    if not value:
        raise wrong(
            "list-empty",
            Text("Listan är tom.", "The list is empty."),
            Text("Skriv minst en rad.", "Write at least one row."),
        )
    return value


def stated(level: Level, figure: Derivation, indicator: str, code: str, period: Period) -> Derivation:
    """A level of the agreement as a leaf in the figure's unit.

    Raises:
        UnitMismatch: a percentage against a figure that is no share, or the other way.
    """
    return level_for(figure, level, indicator, code, str(period))


class OfSeveral(Earning):
    """A word of `earn` that weighs several indicators together, and may leave out those that are absent."""

    period: Span | None = None
    absent: Literal["spread"] | None = None

    def known(self, indicator: str, codes: Sequence[str], period: Period, case: Case) -> Amounts:
        """The figures that there are; with `absent: spread` those who lack one are left out.

        Raises:
            MissingFacts: names every recipient without the figure, unless it may be absent.
        """
        if self.absent is None:
            return case.figures(codes, indicator, period)
        found: Amounts = {}
        for code in codes:
            try:
                found |= case.figures([code], indicator, period)
            except MissingFacts:
                continue
        return {code: figure for code, figure in found.items() if figure.rule != MISSING}

    def say_when(self, speaker: Speaker) -> str:
        """` under 2024`, when the word states its period."""
        return f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""

    def say_absent(self, speaker: Speaker) -> str:
        """What becomes of what is missing, when the word says so."""
        if self.absent is None:
            return ""
        return speaker.pick(
            "; det som saknas lämnas utanför och vikterna fördelas om",
            "; what is missing is left out and the weights are spread again",
        )


class OfResult(Earning):
    """A word of `earn` that looks at one indicator, in a period that it states or the one that the grant settles."""

    indicator: Identity
    period: Span | None = None

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """What each recipient's own result earns.

        Raises:
            MissingFacts: names every recipient without the figure.
            UnitMismatch: the level is a percentage and the figure is none, or the other way.
        """
        figures = case.figures([one.code for one in recipients], self.indicator, self.period)
        return {
            code: EARNS_NOTHING(figure, about=code) if figure.rule == MISSING else self.share_of(figure, code, case)
            for code, figure in figures.items()
        }

    def share_of(self, figure: Derivation, code: str, case: Case) -> Derivation:
        """The share (0..1) that one result earns."""
        raise NotImplementedError

    def level(self, level: Level, figure: Derivation, code: str, case: Case) -> Derivation:
        """One of the word's levels, to compare with the figure."""
        return stated(level, figure, self.indicator, code, self.period or case.period)

    def say_result(self, speaker: Speaker) -> str:
        """`”SIP” under 2024`."""
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        return f"{speaker.name(self.indicator)}{when}"
