"""`by: key`: the pot in proportion to a published key that stands in the file.

    distribute: {by: key, key: {"01": 3, "03": "1,5"}}

Entitlement = pot × own weight / the weights of all who share the pot. Everyone who shares must stand in the key: a weight
of 0 is written, never left out.
Source: the design of the language, "a published key"; B section 2.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from dagmar.agreement.fields import Positive, Said
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import in_proportion
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


class Key(Distribution):
    """What may be said after `distribute:` when it says `by: key`."""

    word: ClassVar[str] = "key"

    by: Literal["key"]
    key: Mapping[Said, Positive]

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """`weights-all-zero`: the key gives nobody anything."""
        if not any(self.key.values()):
            yield (
                "weights-all-zero",
                Text("Alla vikter i nyckeln är noll.", "All weights of the key are zero."),
                Text("Ge minst en mottagare en vikt över noll.", "Give at least one recipient a weight above zero."),
            )

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the weights, exactly."""
        return in_proportion(pot, stated_weights(self.key, [sharer.code for sharer in sharers], case))

    def say(self, speaker: Speaker) -> str:
        """`efter nyckeln ”01” 3 och ”03” 1,5`."""
        return say_key(self.key, speaker)


def stated_weights(key: Mapping[str, Positive], codes: Sequence[str], case: Case) -> dict[str, Derivation]:
    """The weight of each recipient.

    Raises:
        MissingFacts: names every recipient that the key does not name.
    """
    absent = tuple(code for code in codes if code not in key)
    if absent:
        raise MissingFacts(
            "key", absent, str(case.period), Text("nyckeln nämner dem inte", "the key does not name them")
        )
    return {code: leaf("key", key[code], "weight", about=code) for code in codes}


def say_key(key: Mapping[str, Positive], speaker: Speaker) -> str:
    """Every recipient of the key with its weight."""
    stated = speaker.listing([f"{speaker.recipient(code)} {speaker.number(weight)}" for code, weight in key.items()])
    return speaker.pick(f"efter nyckeln {stated}", f"by the key {stated}")
