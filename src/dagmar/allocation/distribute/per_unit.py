"""`per_unit`: a price times a volume, up to a ceiling, and cut alike for all if the pot does not suffice.

    distribute:
      per_unit:
        - {price: 7 000 kr, of: kbt, period: 2014}
        - {price: 22 000 kr, of: multimodal, period: 2014}
      up_to: {"01": 150 Mkr, "03": 40 Mkr}
      if_short: pro_rata

Claim = Σ price × volume, at most the recipient's ceiling (`up_to`, one amount for all or one each; an item can have one of
its own). If the claims are more than the pot, everyone gets the same part of theirs: factor = pot / claims. What the claims
leave of the pot is unearned. With 120, 80 and 50 treatments at 7 000 kr and a pot of 1 500 000 kr: 720 000, 480 000 and
300 000 kr.
A price that was not found is `unknown`, and the pot is then not computed.
Source: B sections 2.7 and 4; rehabiliteringsgarantin, where the work of 2014 was 137 % of the pot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from dagmar.agreement.fields import Identity, Money, Price, Said, Span
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import PRODUCT, SHARE, TOTAL
from dagmar.allocation.case import Case, MissingFacts, Part
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.allocation.quantities import quantities, say_quantity
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

CEILED = Rule("up_to", lambda claim, ceiling: min(claim, ceiling))


def _one_or_each(value: Any) -> str:
    return "each" if isinstance(value, Mapping) else "one"


Ceiling = Annotated[
    Annotated[Money, Tag("one")] | Annotated[Mapping[Said, Money], Tag("each")], Discriminator(_one_or_each)
]


class Unit(Words):
    """What is paid for: a price and what it is paid for each of."""

    price: Price
    of: Identity
    period: Span | None = None
    count: Part = "value"
    up_to: Ceiling | None = None

    def claims(self, sharers: Sequence[Recipient], case: Case) -> dict[str, Derivation]:
        """Price × volume of each sharer, in öre, at most its ceiling."""
        assert isinstance(self.price, int), "a pot whose price was not found is not computed"
        price = leaf("price", self.price, "öre", about=self.of)
        volumes = quantities(sharers, case, of=self.of, period=self.period, count=self.count)
        claims = {code: PRODUCT(price, volume, about=f"{self.of} {code}") for code, volume in volumes.items()}
        return _at_most(self.up_to, claims, case)

    def say(self, speaker: Speaker) -> str:
        """`7 000 kr för varje ”kbt” under 2014`."""
        volume = say_quantity(speaker, of=self.of, period=self.period, count=self.count)
        unknown = speaker.pick("ett pris som inte är känt", "a price that is not known")
        price = unknown if self.price == "unknown" else speaker.money(self.price)
        said = speaker.pick(f"{price} för varje enhet av {volume}", f"{price} for each unit of {volume}")
        return said + _say_ceiling(self.up_to, speaker)


class PerUnit(Distribution):
    """What may be said after `distribute:` when it says `per_unit`."""

    word: ClassVar[str] = "per_unit"

    per_unit: Annotated[
        tuple[Unit, ...],
        BeforeValidator(lambda value: [value] if isinstance(value, Mapping) else value),
        Field(min_length=1),
    ]
    up_to: Ceiling | None = None
    if_short: Literal["pro_rata"]

    @property
    def not_found(self) -> Text | None:
        """Without every price there are no claims; a price is never guessed."""
        without = ", ".join(unit.of for unit in self.per_unit if unit.price == "unknown")
        if not without:
            return None
        return Text(f"priset är inte känt för {without}", f"the price is not known for {without}")

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """What each claims, exactly; the same part of it for all when the claims are more than the pot (öre).

        Raises:
            MissingFacts: names every sharer without a volume, or without a ceiling when others have one.
        """
        items = [unit.claims(sharers, case) for unit in self.per_unit]
        claims: Amounts = {
            sharer.code: TOTAL(*(item[sharer.code] for item in items), about=sharer.code) for sharer in sharers
        }
        claims = _at_most(self.up_to, claims, case)
        asked = TOTAL(*claims.values(), about="claims")
        if asked.value <= pot.value:
            return claims
        return {code: SHARE(pot, claim, asked, about=code) for code, claim in claims.items()}

    def say(self, speaker: Speaker) -> str:
        """Each price with what it is paid for, the ceilings, and what holds if the pot does not suffice."""
        units = speaker.listing([unit.say(speaker) for unit in self.per_unit])
        short = speaker.pick(
            "räcker inte potten får alla samma andel av sitt belopp",
            "if the pot does not suffice all get the same part of theirs",
        )
        ceiling = _say_ceiling(self.up_to, speaker)
        return speaker.pick(f"med {units}{ceiling}; {short}", f"with {units}{ceiling}; {short}")


def _at_most(
    ceiling: int | Mapping[str, int] | None, claims: dict[str, Derivation], case: Case
) -> dict[str, Derivation]:
    if ceiling is None:
        return claims
    ceilings = ceiling if isinstance(ceiling, Mapping) else dict.fromkeys(claims, ceiling)
    absent = tuple(code for code in claims if code not in ceilings)
    if absent:
        why = Text("inget tak är angivet för dem", "no ceiling is stated for them")
        raise MissingFacts("up_to", absent, str(case.period), why)
    return {
        code: CEILED(claim, leaf("ceiling", ceilings[code], "öre", about=code), about=code)
        for code, claim in claims.items()
    }


def _say_ceiling(ceiling: int | Mapping[str, int] | None, speaker: Speaker) -> str:
    if ceiling is None:
        return ""
    if isinstance(ceiling, Mapping):
        each = speaker.listing([f"{speaker.recipient(code)} {speaker.money(ore)}" for code, ore in ceiling.items()])
        return speaker.pick(f", högst {each}", f", at most {each}")
    return speaker.pick(f", högst {speaker.money(ceiling)} till var och en", f", at most {speaker.money(ceiling)} each")
