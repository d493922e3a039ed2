"""`scales`: several indicators, each on a straight scale of its own, weighed together.

    earn:
      scales:
        - {weight: 25, indicator: sakerhet, from: 0, to: 100}
        - {weight: 25, indicator: patienternas-omdome, from: 0, to: 100}
      period: 2026
      absent: spread
    earn:
      scales:
        - {weight: 12, indicator: blodtryck, from: 40 %, to: 90 %}
        - {weight: 5, indicator: register, from: 0, to: 1}

Share = Σ weight × place on the scale / Σ weight, where the place is (x − from)/(to − from), at least nothing and at most all.
When `to` is below `from` the scale falls. A figure that is missing is refused, or earns nothing with `missing: not_met`;
with `absent: spread` it is left out and its weight is spread over the others in proportion: 25/25/25/25 without one
become a third each. Whoever has no figure at all is refused.

Source: weighted domain scores of Hospital Value-Based Purchasing, 42 CFR 412.165, and points of the UK Quality and Outcomes
Framework, where an indicator has so many points between a lower and an upper threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from dagmar.agreement.fields import Identity, Measure, Positive, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import PRODUCT, TOTAL
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.earn.sliding import SLIDING
from dagmar.allocation.measured import EARNS_NOTHING, MISSING, WEIGHT_SPREAD, OfSeveral, not_empty, stated
from dagmar.allocation.mechanism import Amounts
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


class Scale(Words):
    """One indicator, from where nothing of its weight is earned to where all is."""

    weight: Positive
    indicator: Identity
    from_: Measure = Field(alias="from")
    to: Measure

    @model_validator(mode="after")
    def _has_a_length(self) -> Scale:
        if self.from_.value == self.to.value:
            raise wrong(
                "scale-without-length",
                Text("Skalan börjar och slutar på samma nivå.", "The scale begins and ends at the same level."),
                Text("Skriv två olika nivåer.", "Write two different levels."),
            )
        return self


class Scales(OfSeveral):
    """Several scales weighed together."""

    word: ClassVar[str] = "scales"

    scales: Annotated[tuple[Scale, ...], AfterValidator(not_empty)]

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """Weights that are all zero, an indicator counted twice, per cent among numbers."""
        if not any(scale.weight for scale in self.scales):
            yield (
                "weights-all-zero",
                Text("Alla skalor har vikten 0.", "All scales have the weight 0."),
                Text("Ge minst en skala en vikt.", "Give at least one scale a weight."),
            )
        if len({scale.indicator for scale in self.scales}) < len(self.scales):
            yield (
                "indicator-twice",
                Text("Samma indikator vägs in två gånger.", "The same indicator is weighed in twice."),
                Text("Behåll den på ett ställe.", "Keep it in one place."),
            )
        if any(scale.from_.percent != scale.to.percent for scale in self.scales):
            yield (
                "levels-in-two-units",
                Text("En skala blandar procent och tal.", "A scale mixes per cent and numbers."),
                Text("Skriv båda i procent eller ingen.", "Write both in per cent or neither."),
            )

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """The weighted mean of each recipient's places on the scales."""
        codes: list[str] = [one.code for one in recipients]
        weights = {
            scale.indicator: leaf("weight", scale.weight, "number", about=scale.indicator) for scale in self.scales
        }
        places = [self._places(scale, codes, case) for scale in self.scales]
        together: dict[tuple[str, ...], Derivation] = {}
        found: Amounts = {}
        for code in codes:
            present = [(scale, row[code]) for scale, row in zip(self.scales, places, strict=True) if code in row]
            names = tuple(scale.indicator for scale, _ in present)
            if not sum(scale.weight for scale, _ in present):
                why = Text("ingen av indikatorerna finns", "there is none of the indicators")
                asked = ", ".join(scale.indicator for scale in self.scales)
                raise MissingFacts(asked, (code,), str(self.period or case.period), why)
            if names not in together:
                together[names] = TOTAL(*[weights[name] for name in names], about="weights")
            found[code] = TOTAL(
                *[
                    PRODUCT(place, WEIGHT_SPREAD(weights[scale.indicator], together[names]), about=code)
                    for scale, place in present
                ],
                about=code,
            )
        return found

    def _places(self, scale: Scale, codes: list[str], case: Case) -> Amounts:
        """Where on one scale each recipient stands that has the figure."""
        period = self.period or case.period
        places: Amounts = {}
        for code, figure in self.known(scale.indicator, codes, period, case).items():
            if figure.rule == MISSING:
                places[code] = EARNS_NOTHING(figure, about=code)
                continue
            none_at, all_at = (
                stated(level, figure, scale.indicator, code, period) for level in (scale.from_, scale.to)
            )
            places[code] = SLIDING(figure, none_at, all_at, about=code)
        return places

    def say(self, speaker: Speaker) -> str:
        """Each scale with its weight, and what becomes of what is missing."""
        said = "; ".join(_say(scale, speaker) for scale in self.scales)
        when, spread = self.say_when(speaker), self.say_absent(speaker)
        return speaker.pick(
            f"efter ett vägt medelvärde{when} av raka skalor: {said}{spread}",
            f"by a weighted mean{when} of straight scales: {said}{spread}",
        )


def _say(scale: Scale, speaker: Speaker) -> str:
    low, high, weight = speaker.level(scale.from_), speaker.level(scale.to), speaker.number(scale.weight)
    name = speaker.name(scale.indicator)
    return speaker.pick(
        f"{name} från inget vid {low} till allt vid {high}, vikt {weight}",
        f"{name} from nothing at {low} to all at {high}, weight {weight}",
    )
