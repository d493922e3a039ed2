"""`points`: achievement or improvement over several indicators, whichever gives more, as a share of the most points.

    earn:
      points:
        - {indicator: vardskador, threshold: 65 %, benchmark: 92 %, baseline: 2022}
        - {indicator: trygg-hemgang, threshold: 40 %, benchmark: 80 %}
      period: 2024
    earn:
      points:
        - {weight: 10, of: [{indicator: process, threshold: 40 %, benchmark: 80 %}]}
        - {weight: 25, of: [{indicator: utfall, threshold: 40 %, benchmark: 80 %}]}
      absent: spread

Achievement: 0 below the threshold, 10 at the benchmark, between them 9 × (x − T)/(B − T) + 0.5. Improvement, when there is a
`baseline` period with the own result x0: 10 × (x − x0)/(B − x0) − 0.5 for x0 < x < B. Each is rounded to whole points, halves
up, and the better one counts. A benchmark below the threshold turns the scale: low is good.

With domains (`weight`, `of`) each domain is its points over its most, and the weights are spread over those present. Share =
points/most. A figure that is missing is refused, unless `absent: spread`: then the indicator is left out, and a domain with
none left gives its weight to the others (10/25/40/25 without the last become 40/3, 100/3, 160/3). Whoever has no indicator at
all is refused.

Source: Hospital Value-Based Purchasing, 42 CFR 412.160–165; the half points and the rounding as in 76 FR 26519.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, field_validator, model_validator

from dagmar.agreement.fields import Identity, Measure, Positive, Span, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import PRODUCT, TOTAL
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.measured import MISSING, WEIGHT_SPREAD, OfSeveral, not_empty, stated
from dagmar.allocation.mechanism import Amounts
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

MOST = 10
HALF = Fraction(1, 2)


def whole_points(exact: Fraction) -> Fraction:
    """Whole points, halves up, never below zero."""
    return Fraction(max(0, (exact + HALF).__floor__()))


def achieved(result: Fraction, threshold: Fraction, benchmark: Fraction) -> Fraction:
    """Points for the result itself."""
    along = (result - threshold) / (benchmark - threshold)
    return min(Fraction(MOST), whole_points(9 * along + HALF))


def improved(result: Fraction, before: Fraction, threshold: Fraction, benchmark: Fraction) -> Fraction:
    """Points for the way from the own earlier result towards the benchmark; the threshold says which way is up."""
    if (benchmark - before) * (benchmark - threshold) <= 0:
        return Fraction(0)
    along = (result - before) / (benchmark - before)
    return whole_points(10 * along - HALF) if along < 1 else Fraction(0)


ACHIEVEMENT = Rule("achievement_points", achieved, "points")
IMPROVEMENT = Rule("improvement_points", improved, "points")
NO_POINTS = Rule("no_points", lambda _: Fraction(0), "points")
BETTER = Rule("better_points", lambda one, other: max(one, other), "points")
POINTS_OF_MOST = Rule("points_of_most", lambda points, most: points / most, "share")


class Measured(Words):
    """One indicator and the levels between which it gives points."""

    indicator: Identity
    threshold: Measure
    benchmark: Measure
    baseline: Span | None = None

    @model_validator(mode="after")
    def _has_a_length(self) -> Measured:
        if self.threshold.value == self.benchmark.value:
            raise wrong(
                "scale-without-length",
                Text("threshold och benchmark är samma nivå.", "threshold and benchmark are the same level."),
                Text("Skriv två olika nivåer.", "Write two different levels."),
            )
        return self


class Domain(Words):
    """Indicators that are weighed together."""

    title: Identity | None = None
    weight: Positive
    of: Annotated[tuple[Measured, ...], AfterValidator(not_empty)]


class Points(OfSeveral):
    """Points over several indicators."""

    word: ClassVar[str] = "points"

    points: Annotated[tuple[Domain, ...], AfterValidator(not_empty)]

    @field_validator("points", mode="before")
    @classmethod
    def _one_domain(cls, value: Any) -> Any:
        flat = isinstance(value, list) and value and all(isinstance(one, dict) and "of" not in one for one in value)
        return [{"weight": Fraction(1), "of": value}] if flat else value

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """Weights that are all zero, an indicator counted twice, per cent among numbers."""
        if not any(domain.weight for domain in self.points):
            yield (
                "weights-all-zero",
                Text("Alla områden har vikten 0.", "All domains have the weight 0."),
                Text("Ge minst ett område en vikt.", "Give at least one domain a weight."),
            )
        measures = [measure for domain in self.points for measure in domain.of]
        if len({measure.indicator for measure in measures}) < len(measures):
            yield (
                "indicator-twice",
                Text("Samma indikator ger poäng två gånger.", "The same indicator gives points twice."),
                Text("Behåll den på ett ställe.", "Keep it in one place."),
            )
        if any(measure.threshold.percent != measure.benchmark.percent for measure in measures):
            yield (
                "levels-in-two-units",
                Text("En skala blandar procent och tal.", "A scale mixes per cent and numbers."),
                Text("Skriv båda i procent eller ingen.", "Write both in per cent or neither."),
            )

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """Points over the most points, for each."""
        codes: list[str] = [one.code for one in recipients]
        scores = {
            measure.indicator: self._scores(measure, codes, case) for domain in self.points for measure in domain.of
        }
        return {code: self._share(code, scores, case) for code in codes}

    def _share(self, code: str, scores: dict[str, Amounts], case: Case) -> Derivation:
        parts: list[tuple[Derivation, Derivation]] = []
        for domain in self.points:
            present = [scores[measure.indicator][code] for measure in domain.of if code in scores[measure.indicator]]
            if present and domain.weight:
                most = leaf("most_points", MOST * len(present), "points")
                share = POINTS_OF_MOST(TOTAL(*present, about=code), most, about=code)
                parts.append((leaf("weight", domain.weight, "number", about=domain.title or ""), share))
        if not parts:
            names = ", ".join(scores)
            why = Text("ingen av indikatorerna finns", "there is none of the indicators")
            raise MissingFacts(names, (code,), str(self.period or case.period), why)
        if len(parts) == 1:
            return parts[0][1]
        together = TOTAL(*[weight for weight, _ in parts], about="weights")
        return TOTAL(
            *[PRODUCT(share, WEIGHT_SPREAD(weight, together), about=code) for weight, share in parts], about=code
        )

    def _scores(self, measure: Measured, codes: list[str], case: Case) -> Amounts:
        """Points of each recipient that has the indicator."""
        period = self.period or case.period
        results = self.known(measure.indicator, codes, period, case)
        before = self.known(measure.indicator, list(results), measure.baseline, case) if measure.baseline else {}
        scores: Amounts = {}
        for code, result in results.items():
            if result.rule == MISSING:
                scores[code] = NO_POINTS(result, about=code)
                continue
            levels = [
                stated(level, result, measure.indicator, code, period)
                for level in (measure.threshold, measure.benchmark)
            ]
            score = ACHIEVEMENT(result, *levels, about=code)
            if code in before and before[code].rule != MISSING:
                score = BETTER(score, IMPROVEMENT(result, before[code], *levels, about=code), about=code)
            scores[code] = score
        return scores

    def say(self, speaker: Speaker) -> str:
        """Each indicator with its levels, and how domains weigh."""
        domains = []
        for domain in self.points:
            measures = speaker.listing([_say_measure(measure, speaker) for measure in domain.of])
            if len(self.points) > 1:
                title = f"{speaker.name(domain.title)}, " if domain.title else ""
                weight = speaker.number(domain.weight)
                measures = speaker.pick(f"{title}vikt {weight}: {measures}", f"{title}weight {weight}: {measures}")
            domains.append(measures)
        when, spread = self.say_when(speaker), self.say_absent(speaker)
        return speaker.pick(
            f"efter poäng{when}, för nivå eller förbättring, den bättre av dem: {'; '.join(domains)}{spread}",
            f"by points{when}, for achievement or improvement, the better of them: {'; '.join(domains)}{spread}",
        )


def _say_measure(measure: Measured, speaker: Speaker) -> str:
    low, high = speaker.level(measure.threshold), speaker.level(measure.benchmark)
    since = ""
    if measure.baseline:
        year = speaker.period(measure.baseline)
        since = speaker.pick(f" (förbättring från {year})", f" (improvement from {year})")
    return speaker.pick(
        f"{speaker.name(measure.indicator)} från {low} till {high}{since}",
        f"{speaker.name(measure.indicator)} from {low} to {high}{since}",
    )
