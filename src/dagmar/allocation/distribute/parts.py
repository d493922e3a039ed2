"""`parts`: the pot is divided first, and each part has its own rule.

    distribute:
      parts:
        - {amount: 100 Mkr, distribute: equal}
        - {rest: true, distribute: {by: population, as_of: 2024-12-31}}

A part is a `share` of the pot, a stated `amount`, or the `rest`. The shares must make 100 %, or one part must be the rest.
Entitlement = the sum of what each part gives. Who shares (`among`) and the months (`periods`) are said once, for the whole.
Source: the design of the language; korta vårdköerna 2025 (100 Mkr equally, the rest by operations, B section 1) and
kömiljarden 2019 (80 % by performance, 20 % per inhabitant).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from dagmar.agreement.fields import Money, Share, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Distribute, Words
from dagmar.allocation.arithmetic import DIFFERENCE, PRODUCT, TOTAL
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution, StatedExceedsPot
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


def _yes(value: Any) -> Literal[True]:
    if value is True or value == "true":
        return True
    raise wrong(
        "not-the-rest",
        Text(f"{value} säger inte att delen är resten.", f"{value} does not say that the part is the rest."),
        Text("Skriv rest: true, eller share eller amount.", "Write rest: true, or share or amount."),
    )


class PartOfPot(Words):
    """One part of the pot: how large it is, and how it is distributed."""

    share: Share | None = None
    amount: Money | None = None
    rest: Annotated[Literal[True], PlainValidator(_yes), WithJsonSchema({"const": True})] | None = None
    distribute: Distribute

    @property
    def rule(self) -> Distribution:
        """The part's own rule."""
        assert isinstance(self.distribute, Distribution), "the vocabulary gives distributions"
        return self.distribute

    @property
    def sizes(self) -> int:
        """In how many ways its size is said; one is right."""
        return sum(size is not None for size in (self.share, self.amount, self.rest))

    def say(self, speaker: Speaker) -> str:
        """`25 % lika till var och en`."""
        if self.share is not None:
            size = speaker.share(self.share)
        elif self.amount is not None:
            size = speaker.money(self.amount)
        else:
            size = speaker.pick("resten", "the rest")
        return f"{size} {self.rule.say(speaker)}"


class Parts(Distribution):
    """What may be said after `distribute:` when it says `parts`."""

    word: ClassVar[str] = "parts"

    parts: tuple[PartOfPot, ...] = Field(min_length=1)

    def rests_on(self) -> tuple[str, ...]:
        """The grants that any of the parts rests on."""
        return tuple(dict.fromkeys(grant for part in self.parts for grant in part.rule.rests_on()))

    @property
    def not_stated(self) -> Text | None:
        """The whole is unknown when one of the parts is."""
        return next((part.rule.not_stated for part in self.parts if part.rule.not_stated), None)

    @property
    def not_found(self) -> Text | None:
        """The whole is unknown when a figure of one of the parts is."""
        return next((part.rule.not_found for part in self.parts if part.rule.not_found), None)

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """Parts without one size, shares that do not make the whole, several rests, and words said in a part."""
        for part in self.parts:
            if part.sizes != 1:
                yield (
                    "part-without-size",
                    Text("En del ska ha ett av share, amount och rest.", "A part has one of share, amount and rest."),
                    Text("Skriv hur stor delen är, på ett sätt.", "Say how large the part is, in one way."),
                )
            for word in ("among", "periods"):
                if word in part.rule.model_fields_set:
                    yield (
                        "word-without-effect",
                        Text(f"Ordet {word} gäller hela potten.", f"The word {word} is for the whole pot."),
                        Text(f"Flytta {word} till samma nivå som parts.", f"Move {word} beside parts."),
                    )
        yield from self._sum_problems()

    def _sum_problems(self) -> Iterator[tuple[str, Text, Text]]:
        shares = sum(part.share for part in self.parts if part.share is not None)
        rests = sum(part.rest is not None for part in self.parts)
        if rests > 1:
            yield (
                "several-rests",
                Text("Mer än en del är resten.", "More than one part is the rest."),
                Text("Låt bara en del vara resten.", "Let only one part be the rest."),
            )
        if shares > 1 or (rests == 0 and shares != 1):
            sv, en = Speaker("sv").share(Fraction(shares)), Speaker("en").share(Fraction(shares))
            yield (
                "parts-do-not-add-up",
                Text(f"Delarnas andelar är tillsammans {sv}.", f"The shares of the parts are {en} together."),
                Text("Låt andelarna bli 100 %, eller en del vara rest: true.", "Make them 100 %, or one rest: true."),
            )

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Divide the pot (öre), let each part be shared by its rule, and add what each sharer gets, exactly.

        Raises:
            StatedExceedsPot: the parts that are said ask for more than the pot.
        """
        given = [
            part.rule.entitle(size, sharers, case) for part, size in zip(self.parts, self._divided(pot), strict=True)
        ]
        return {sharer.code: TOTAL(*(part[sharer.code] for part in given), about=sharer.code) for sharer in sharers}

    def _divided(self, pot: Derivation) -> list[Derivation]:
        said = [
            PRODUCT(pot, leaf("share_of_pot", part.share, "share"), about=f"part {number}")
            if part.share is not None
            else leaf("stated", part.amount or 0, "öre", about=f"part {number}")
            for number, part in enumerate(self.parts, start=1)
        ]
        before = TOTAL(*said, about="parts")
        if before.value > pot.value:
            raise StatedExceedsPot(before.value.__ceil__(), int(pot.value))
        rest = DIFFERENCE(pot, before, about="rest")
        return [rest if part.rest else size for part, size in zip(self.parts, said, strict=True)]

    def say(self, speaker: Speaker) -> str:
        """Each part with its size and its rule."""
        said = "; ".join(part.say(speaker) for part in self.parts)
        return speaker.pick(f"i delar: {said}", f"in parts: {said}")
