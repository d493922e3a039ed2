"""`comparable`: a stated share of a change, for as much of it as is comparable.

    distribute: {comparable: 90 %, shares: {"01": "5,83 %"}, needs: 105 %}

Entitlement = pot × comparable × own share × needs. The pot is the change of the budget that is followed; `shares` are
stated and need not make the whole; `needs` is 100 % when it is not said, one figure for all or one each. The rest of the
pot is unearned.
Source: B sections 2.11 and 4, the Barnett formula: £100 m × 90 % × 5.83 % = £5.247 m; Wales has a needs factor of 105 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Tag

from dagmar.agreement.fields import Positive, Said, Share
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

COMPARABLE = Rule("comparable_share", lambda pot, comparable, share, needs: pot * comparable * share * needs)


def _one_or_each(value: Any) -> str:
    return "each" if isinstance(value, Mapping) else "one"


Needs = Annotated[
    Annotated[Positive, Tag("one")] | Annotated[Mapping[Said, Positive], Tag("each")], Discriminator(_one_or_each)
]


class Comparable(Distribution):
    """What may be said after `distribute:` when it says `comparable`."""

    word: ClassVar[str] = "comparable"

    comparable: Share
    shares: Mapping[Said, Share]
    needs: Needs = Fraction(1)

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """`shares-above-whole`: together they are more than there is."""
        if self.comparable * sum(share * self._needs(code) for code, share in self.shares.items()) > 1:
            yield (
                "shares-above-whole",
                Text(
                    "Andelarna är tillsammans mer än hela potten.", "The shares are more than the whole pot together."
                ),
                Text("Sänk shares, comparable eller needs.", "Lower shares, comparable or needs."),
            )

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """The stated share of each sharer of the comparable part of the pot (öre), exactly.

        Raises:
            MissingFacts: names every sharer without a stated share.
        """
        absent = tuple(sharer.code for sharer in sharers if sharer.code not in self.shares)
        if absent:
            why = Text("ingen andel är angiven för dem", "no share is stated for them")
            raise MissingFacts("shares", absent, str(case.period), why)
        comparable = leaf("comparable", self.comparable, "share")
        return {
            sharer.code: COMPARABLE(
                pot,
                comparable,
                leaf("stated_share", self.shares[sharer.code], "share", about=sharer.code),
                leaf("needs", self._needs(sharer.code), "share", about=sharer.code),
                about=sharer.code,
            )
            for sharer in sharers
        }

    def _needs(self, code: str) -> Fraction:
        return self.needs.get(code, Fraction(1)) if isinstance(self.needs, Mapping) else self.needs

    def say(self, speaker: Speaker) -> str:
        """The comparable part, each share, and the factors of need."""
        part = speaker.share(self.comparable)
        shares = _each(self.shares, speaker)
        needs = ""
        if isinstance(self.needs, Mapping):
            factors = _each(self.needs, speaker)
            needs = speaker.pick(f", gånger behovsfaktorn {factors}", f", times the needs factor {factors}")
        elif "needs" in self.model_fields_set:
            factor = speaker.share(self.needs)
            needs = speaker.pick(f", gånger behovsfaktorn {factor}", f", times the needs factor {factor}")
        return speaker.pick(
            f"med angivna andelar av de {part} som är jämförbara: {shares}{needs}",
            f"in stated shares of the {part} that are comparable: {shares}{needs}",
        )


def _each(shares: Mapping[str, Fraction], speaker: Speaker) -> str:
    return speaker.listing([f"{speaker.recipient(code)} {speaker.share(share)}" for code, share in shares.items()])
