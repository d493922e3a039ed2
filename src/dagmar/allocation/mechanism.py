"""The contracts of the mechanisms, one for each step in which a grant is read. The files of a folder fill its contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import PlainValidator, WithJsonSchema

from dagmar.agreement.fields import read_period
from dagmar.agreement.period import Period
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Mechanism
from dagmar.allocation.case import Case
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

Amounts = dict[str, Derivation]
"""Exact öre by recipient code."""

Months = Annotated[
    Period | Literal["monthly"],
    PlainValidator(lambda value: value if value == "monthly" else read_period(value)),
    WithJsonSchema({"type": ["string", "number"], "description": "monthly, or the months settled one by one."}),
]


class Distribution(Mechanism):
    """A word of `distribute`: settles entitlement.

    `among: all` divides the pot over everyone in `to`, so that the part of those who fail is unearned; `among: qualified`
    divides it between those who qualify, and asks no facts of the others. `periods` divides the pot into equal parts, one a
    month, each settled alone.
    """

    among: Literal["all", "qualified"] = "all"
    periods: Months | None = None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) among the sharers, exactly; no more than the pot, and for each sharer a figure.

        Raises:
            MissingFacts: names every sharer without the figure that the share needs.
            NothingToShareBy: the sharers' weights add up to zero.
        """
        raise NotImplementedError

    @property
    def only_qualified(self) -> bool:
        """Whether the pot is shared between those who qualify (`among: qualified`)."""
        return self.among == "qualified"

    def sentences(self, speaker: Speaker) -> tuple[str, ...]:
        """That the pot is shared month by month, when it is."""
        if self.periods is None:
            return ()
        span = "" if self.periods == "monthly" else f", {speaker.period(self.periods)}"
        return (
            speaker.pick(
                f"Potten delas först i lika delar, en för varje månad{span}, och varje månad avgörs för sig.",
                f"The pot is first divided into equal parts, one for each month{span}, and each month is settled by itself.",
            ),
        )

    @property
    def not_stated(self) -> Text | None:
        """Why the rule cannot be computed from what the file says, if so: something that it hangs on is not stated."""
        return None

    @property
    def not_found(self) -> Text | None:
        """Which figure of the rule itself was not found, if any: the file says that it is unknown, and nothing is computed."""
        return None

    def rests_on(self) -> tuple[str, ...]:
        """The other grants whose earnings this one shares by: they are settled first."""
        return ()


class Earning(Mechanism):
    """A word of `earn`: what share of an entitlement the results give, as a derivation of 0..1 for each recipient."""

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """The share (0..1) of its entitlement that each recipient has earned.

        Raises:
            MissingFacts: names every recipient without the figure.
        """
        raise NotImplementedError


class Limiting(Mechanism):
    """A word of `limit`: floors, ceilings and damping on what was earned."""

    def apply(
        self, amounts: Mapping[str, Derivation], pot: Derivation, recipients: Sequence[Recipient], case: Case
    ) -> Amounts:
        """The amounts after the limit. Never more in all than before, and never more than the pot.

        Raises:
            LimitImpossible: the floors together exceed what there is.
            MissingFacts: names every recipient without the figure that the limit needs.
        """
        raise NotImplementedError


class LimitImpossible(Exception):
    """The floors together ask for more than there is. Both sums in öre."""

    def __init__(self, asked: int, there_is: int) -> None:
        self.asked, self.there_is = asked, there_is
        super().__init__(f"floors ask for {asked} of {there_is}")


class StatedExceedsPot(LimitImpossible):
    """Amounts that the file states ask for more than there is. Both sums in öre."""


class UnearnedRule(Mechanism):
    """A word of `unearned`: returns what each recipient gets more; what is not given out is returned or carried."""

    @property
    def carries_to(self) -> str | None:
        """The grant that gets what is not given out; None when it goes back to the state."""
        return None

    def additions(
        self,
        unearned: Derivation,
        earned: Mapping[str, Derivation],
        entitled: Mapping[str, Derivation],
        recipients: Sequence[Recipient],
        case: Case,
    ) -> Amounts:
        """What each recipient gets of the money that nobody earned. Empty when none of it is given out."""
        return {}


class CountyShare(Mechanism):
    """A word of `within_county`: splits a county's amount between its region and its municipalities."""

    def split(
        self, amount: Derivation, county: str, region: Recipient, municipalities: Sequence[Recipient], case: Case
    ) -> Amounts:
        """The whole amount, exactly, by code of region and municipality."""
        raise NotImplementedError
