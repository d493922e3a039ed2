"""`key`: region and municipalities share what the county has got by one key.

    within_county: {by: population, as_of: 2022-12-31}
    within_county: {by: equal}
    within_county: {by: key, key: {"09": 1, "0980": 2}}

By population the region counts with the inhabitants of the county and each municipality with its own, so the region has
half. By `key` everyone in every county that shares must stand in the key.
Source: the design of the language, "shares, or a key".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from dagmar.agreement.fields import AsOf, Positive, Said
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import EQUAL_SHARE, in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.distribute.key import say_key, stated_weights
from dagmar.allocation.distribute.population import inhabitants
from dagmar.allocation.mechanism import Amounts, CountyShare
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


class CountyKey(CountyShare):
    """What may be said after `within_county:` when all in the county share by one key."""

    word: ClassVar[str] = "key"

    by: Literal["population", "equal", "key"]
    as_of: AsOf | None = None
    key: Mapping[Said, Positive] | None = None

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """A mapping with `by`, unless it gives shares to region and municipalities."""
        return ("by" in value or "key" in value) and not ("municipalities" in value or "region" in value)

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """A key without the date or the weights that it needs."""
        if self.by == "population" and self.as_of is None:
            yield (
                "date-missing",
                Text(
                    "Vilken dags invånarantal som gäller är inte angivet.", "The day of the population is not stated."
                ),
                Text("Lägg till as_of med dagen.", "Add as_of with the day."),
            )
        if (self.by == "key") != (self.key is not None):
            yield (
                "key-missing",
                Text("by: key och en nyckel hör ihop.", "by: key and a key belong together."),
                Text("Skriv {by: key, key: {...}}.", "Write {by: key, key: {...}}."),
            )

    def split(
        self, amount: Derivation, county: str, region: Recipient, municipalities: Sequence[Recipient], case: Case
    ) -> Amounts:
        """The whole amount in proportion to the key, exactly."""
        codes = [one.code for one in municipalities]
        everyone = [region.code, *codes]
        if self.by == "equal":
            number = leaf("sharers", len(everyone), "recipients", about=county)
            return {code: EQUAL_SHARE(amount, number, about=code) for code in everyone}
        if self.by == "key":
            return in_proportion(amount, stated_weights(self.key or {}, everyone, case))
        assert self.as_of is not None, "check demands the date"
        people = case.populations([region.code], self.as_of, kind="region")
        people |= case.populations(codes, self.as_of, kind="municipality")
        return in_proportion(amount, people)

    def say(self, speaker: Speaker) -> str:
        """`mellan regionen och kommunerna efter antalet invånare den 31 december 2022`."""
        if self.by == "population":
            people = inhabitants(speaker, self.as_of)
            key = speaker.pick(f"efter antalet {people}", f"by the number of {people}")
        elif self.by == "key":
            key = say_key(self.key or {}, speaker)
        else:
            key = speaker.pick("med lika mycket till var och en", "equally to each")
        return speaker.pick(f"mellan regionen och kommunerna {key}", f"between the region and the municipalities {key}")
