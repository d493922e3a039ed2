"""`shares`: stated shares for the county's region and for its municipalities, and a key among the municipalities.

    within_county: {municipalities: 70 %, region: 30 %, by: population, as_of: 2022-12-31}
    within_county: {municipalities: 50 %, region: 50 %, by: equal}

The two shares make 100 %. Among the municipalities their part is shared by their inhabitants on a date, or equally.
Source: the design of the language, "shares, or a key"; agreements where a county's money goes to region and municipalities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar, Literal

from dagmar.agreement.fields import AsOf, Share
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import EQUAL_SHARE, PRODUCT, in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.distribute.population import inhabitants
from dagmar.allocation.mechanism import Amounts, CountyShare
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


class Shares(CountyShare):
    """What may be said after `within_county:` when it states shares."""

    word: ClassVar[str] = "shares"

    municipalities: Share
    region: Share
    by: Literal["population", "equal"]
    as_of: AsOf | None = None

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """A mapping that gives a share to the region or to the municipalities."""
        return "municipalities" in value or "region" in value

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """Shares that do not make the whole, and a key without its date."""
        if self.municipalities + self.region != 1:
            yield (
                "shares-do-not-add-up",
                Text("Regionens och kommunernas andelar är inte 100 %.", "The two shares are not 100 % together."),
                Text("Skriv andelar som tillsammans är 100 %.", "Write shares that are 100 % together."),
            )
        if self.by == "population" and self.as_of is None:
            yield (
                "date-missing",
                Text(
                    "Vilken dags invånarantal som gäller är inte angivet.", "The day of the population is not stated."
                ),
                Text("Lägg till as_of med dagen.", "Add as_of with the day."),
            )

    def split(
        self, amount: Derivation, county: str, region: Recipient, municipalities: Sequence[Recipient], case: Case
    ) -> Amounts:
        """The region's share, and the municipalities' share by their key, exactly."""
        shared = PRODUCT(amount, leaf("county_share", self.municipalities, "share", about=county), about=county)
        codes = [one.code for one in municipalities]
        if self.by == "population":
            assert self.as_of is not None, "check demands the date"
            among = in_proportion(shared, case.populations(codes, self.as_of, kind="municipality"))
        else:
            number = leaf("sharers", len(codes), "recipients", about=county)
            among = {code: EQUAL_SHARE(shared, number, about=code) for code in codes}
        own = leaf("county_share", Fraction(1) - self.municipalities, "share", about=region.code)
        return {region.code: PRODUCT(amount, own, about=region.code), **among}

    def say(self, speaker: Speaker) -> str:
        """`70 % till kommunerna efter antalet invånare den 31 december 2022 och 30 % till regionen`."""
        theirs, own = speaker.share(self.municipalities), speaker.share(self.region)
        if self.by == "population":
            people = inhabitants(speaker, self.as_of)
            key = speaker.pick(f"efter antalet {people}", f"by the number of {people}")
        else:
            key = speaker.pick("med lika mycket till var och en", "equally to each")
        return speaker.pick(
            f"{theirs} till kommunerna {key} och {own} till regionen",
            f"{theirs} to the municipalities {key} and {own} to the region",
        )
