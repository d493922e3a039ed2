"""`weighted`: the pot in proportion to several quantities, each with its weight.

    distribute:
      weighted:
        - {of: population, as_of: 2024-12-31, ages: 0-64, weight: 1}
        - {of: population, as_of: 2024-12-31, ages: 65-, weight: "2,5"}
        - {of: ohalsotal, weight: 3}

Weight of a recipient = Σ quantity × its weight; entitlement = pot × own weight / the weights of all who share the pot. An
item counts inhabitants (`of: population`, with `as_of`, `ages`, `sex`) or an indicator (`period`, `count`).
With `less: lowest_per_inhabitant` and `as_of`, what the recipient with the lowest weight per inhabitant has per inhabitant
is first taken from everyone: only need above the lowest is paid for.
Source: B section 2.12, needs weighting; the UK formula per head less the minimum per head of all, times population.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from dagmar.agreement.fields import AsOf, Identity, Positive, Said, Span
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import WEIGHTED, in_proportion
from dagmar.allocation.case import Case, MissingFacts, Part
from dagmar.allocation.distribute.population import Ages, inhabitants
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.allocation.quantities import quantities, say_quantity
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.facts.observation import Sex
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

PER_INHABITANT = Rule("weight_per_inhabitant", lambda weight, people: weight / people)
LOWEST = Rule("lowest", lambda *each: min(each))
ABOVE_LOWEST = Rule("above_lowest", lambda weight, lowest, people: weight - lowest * people)

_OF_PEOPLE = ("as_of", "ages", "sex", "table")
_OF_INDICATOR = ("period", "count")


class Item(Words):
    """One quantity and its weight."""

    of: Identity
    weight: Positive
    as_of: AsOf | None = None
    sex: Sex = "all"
    ages: Ages | None = None
    table: Said | None = None
    period: Span | None = None
    count: Part = "value"

    def quantities(self, sharers: Sequence[Recipient], case: Case) -> dict[str, Derivation]:
        """Each sharer's quantity before its weight."""
        if self.of != "population":
            return quantities(sharers, case, of=self.of, period=self.period, count=self.count)
        assert self.as_of is not None, "a pot whose date is not stated is not computed"
        codes = [sharer.code for sharer in sharers]
        return case.populations(codes, self.as_of, sex=self.sex, ages=self.ages, table=self.table)

    def say(self, speaker: Speaker) -> str:
        """`antalet invånare 65 år och äldre den 31 december 2024 med vikten 2,5`."""
        if self.of == "population":
            people = inhabitants(speaker, self.as_of, sex=self.sex, ages=self.ages, table=self.table)
            quantity = speaker.pick(f"antalet {people}", f"the number of {people}")
        else:
            quantity = say_quantity(speaker, of=self.of, period=self.period, count=self.count)
        weight = speaker.number(self.weight)
        return speaker.pick(f"{quantity} med vikten {weight}", f"{quantity} with weight {weight}")


class Weighted(Distribution):
    """What may be said after `distribute:` when it says `weighted`."""

    word: ClassVar[str] = "weighted"

    weighted: tuple[Item, ...] = Field(min_length=1)
    less: Literal["lowest_per_inhabitant"] | None = None
    as_of: AsOf | None = None

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """Weights that are all zero, and words that have no effect where they stand."""
        if not any(item.weight for item in self.weighted):
            yield (
                "weights-all-zero",
                Text("Alla vikter är noll.", "All weights are zero."),
                Text("Ge minst en mängd en vikt över noll.", "Give at least one quantity a weight above zero."),
            )
        for item in self.weighted:
            idle = _OF_INDICATOR if item.of == "population" else _OF_PEOPLE
            for word in (word for word in idle if word in item.model_fields_set):
                yield _without_effect(word, item.of)
        if self.less is None and self.as_of is not None:
            yield _without_effect("as_of", "weighted")

    @property
    def not_stated(self) -> Text | None:
        """Inhabitants are of a date; without it the pot is unknown, never guessed."""
        undated = any(item.of == "population" and item.as_of is None for item in self.weighted)
        if undated or (self.less and self.as_of is None):
            return Text(
                "avtalet säger inte vilken dags invånarantal som gäller",
                "the agreement does not say the inhabitants of which day count",
            )
        return None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the weights, exactly."""
        weighed = [
            (item.quantities(sharers, case), leaf("weight", item.weight, "weight", about=item.of))
            for item in self.weighted
        ]
        weights: Amounts = {
            sharer.code: WEIGHTED(
                *(part for figures, weight in weighed for part in (figures[sharer.code], weight)), about=sharer.code
            )
            for sharer in sharers
        }
        return in_proportion(pot, self._above_lowest(weights, case) if self.less else weights)

    def _above_lowest(self, weights: Mapping[str, Derivation], case: Case) -> dict[str, Derivation]:
        assert self.as_of is not None, "a pot whose date is not stated is not computed"
        people = case.populations(weights, self.as_of)
        empty = tuple(code for code, number in people.items() if number.value == 0)
        if empty:
            raise MissingFacts("population", empty, self.as_of, Text("invånarna är noll", "there are no inhabitants"))
        lowest = LOWEST(*(PER_INHABITANT(weight, people[code], about=code) for code, weight in weights.items()))
        return {code: ABOVE_LOWEST(weight, lowest, people[code], about=code) for code, weight in weights.items()}

    def say(self, speaker: Speaker) -> str:
        """Each quantity with its weight, and what is first taken from everyone."""
        said = speaker.listing([item.say(speaker) for item in self.weighted])
        less = ""
        if self.less:
            people = inhabitants(speaker, self.as_of)
            less = speaker.pick(
                f", sedan det lägsta värdet per invånare dragits av för alla (antalet {people})",
                f", after the lowest value per inhabitant has been taken from all (the number of {people})",
            )
        return speaker.pick(
            f"i proportion till den vägda summan av {said}{less}",
            f"in proportion to the weighted sum of {said}{less}",
        )


def _without_effect(word: str, at: str) -> tuple[str, Text, Text]:
    return (
        "word-without-effect",
        Text(f"Ordet {word} har ingen verkan för {at}.", f"The word {word} has no effect for {at}."),
        Text(f"Stryk {word}.", f"Delete {word}."),
    )
