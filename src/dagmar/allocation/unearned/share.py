"""`share`: what nobody earned is given to some of those who qualify.

    unearned: {share: {among: earners, by: earned}}
    unearned: {share: {among: earners, by: population, as_of: 2024-12-31}}
    unearned: {share: {among: {top: 5, by: operationer-per-invanare, period: 2025, ties: share}, by: weight}}
    unearned: {share: {among: earners, within: county, by: population, as_of: 2014-12-31}}

`among` says who: all who earned something, or the best so many by an indicator, with the same rule for ties as `rank`. `by`
says how: in proportion to what they `earned`, to their entitlement (`weight`), to `population` on a date, or to an indicator.
With `within: county` what is left in a county (what its recipients were entitled to and did not earn) stays with the earners
of that county. With `points` and `by: earned` it is the linear exchange that keeps the budget: all that is withheld is paid
back.

What cannot be shared, because nobody earned anything or all weights are zero, stays unearned and goes back to the state.

Source: korta vårdköerna 2025 (the best five, by need); PRIO psykisk ohälsa 2015 (by population within each county); the
value-based incentive payment, 42 CFR 412.162.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import PlainValidator, WithJsonSchema, model_validator

from dagmar.agreement.fields import AsOf, Count, Identity, Span, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import DIFFERENCE, PRODUCT, TOTAL, NothingToShareBy, in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.measured import MISSING
from dagmar.allocation.mechanism import Amounts, UnearnedRule
from dagmar.allocation.standings import Best, Ties, places, say_ties
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


class Leaders(Words):
    """The best so many by an indicator."""

    top: Count
    by: Identity
    period: Span | None = None
    best: Best = "highest"
    ties: Ties


def _among(value: Any) -> Any:
    return value if value == "earners" or isinstance(value, Leaders) else Leaders.model_validate(value)


class Sharing(Words):
    """Who shares it, and how."""

    among: Annotated[
        Literal["earners"] | Leaders, PlainValidator(_among), WithJsonSchema({"type": ["string", "object"]})
    ]
    by: Identity
    within: Literal["county"] | None = None
    as_of: AsOf | None = None
    period: Span | None = None

    @model_validator(mode="after")
    def _date_with_population(self) -> Sharing:
        if (self.by == "population") != (self.as_of is not None):
            raise wrong(
                "date-with-population",
                Text("population ska ha as_of, och inget annat.", "population has as_of, and nothing else has."),
                Text("Skriv by: population, as_of: 2024-12-31.", "Write by: population, as_of: 2024-12-31."),
            )
        return self


class Share(UnearnedRule):
    """Given to some of those who qualify."""

    word: ClassVar[str] = "share"

    share: Sharing

    def additions(
        self,
        unearned: Derivation,
        earned: Mapping[str, Derivation],
        entitled: Mapping[str, Derivation],
        recipients: Sequence[Recipient],
        case: Case,
    ) -> Amounts:
        """All of it, exactly; empty when there is nobody to give it to."""
        codes: list[str] = [one.code for one in recipients]
        if isinstance(self.share.among, Leaders):
            leaders = self._places(self.share.among, codes, case)
            inside = [code for code, place in leaders.items() if place.value > 0]
            own = self._weights(inside, earned, entitled, case)
            weights = {code: PRODUCT(weight, leaders[code], about=code) for code, weight in own.items()}
        else:
            weights = self._weights([code for code in codes if earned[code].value > 0], earned, entitled, case)
        if self.share.within is None:
            return _shared(unearned, weights)
        left = _left_by_county(earned, entitled)
        # Limits may have lifted some counties at the cost of what is left; what nobody was entitled to is no county's.
        if sum(part.value for part in left.values()) > unearned.value:
            left = in_proportion(unearned, left)
        more: Amounts = {}
        for county, part in left.items():
            more |= _shared(part, {code: weight for code, weight in weights.items() if code[:2] == county})
        return more

    def _places(self, leaders: Leaders, codes: list[str], case: Case) -> Amounts:
        figures = case.figures(codes, leaders.by, leaders.period)
        known = {code: figure for code, figure in figures.items() if figure.rule != MISSING}
        return places(known, leaders.top, leaders.best, leaders.ties)

    def _weights(
        self, codes: list[str], earned: Mapping[str, Derivation], entitled: Mapping[str, Derivation], case: Case
    ) -> Amounts:
        if self.share.as_of is not None:
            return case.populations(codes, self.share.as_of)
        if self.share.by in ("earned", "weight"):
            row = earned if self.share.by == "earned" else entitled
            return {code: row[code] for code in codes}
        return case.figures(codes, self.share.by, self.share.period)

    def say(self, speaker: Speaker) -> str:
        """`delas mellan dem som tjänat in något, efter vad de tjänat in`."""
        who, how = self._say_among(speaker), self._say_by(speaker)
        near = self._say_within(speaker)
        return speaker.pick(f"delas mellan {who}{near}, efter {how}", f"is shared between {who}{near}, by {how}")

    def _say_within(self, speaker: Speaker) -> str:
        if self.share.within is None:
            return ""
        return speaker.pick(" i samma län", " in the same county")

    def _say_among(self, speaker: Speaker) -> str:
        leaders = self.share.among
        if not isinstance(leaders, Leaders):
            return speaker.pick("dem som har tjänat in något", "those who earned something")
        high = leaders.best == "highest"
        most = speaker.pick("högst", "highest") if high else speaker.pick("lägst", "lowest")
        when = f" {speaker.pick('under', 'in')} {speaker.period(leaders.period)}" if leaders.period else ""
        top, name, ties = speaker.number(leaders.top), speaker.name(leaders.by), say_ties(leaders.ties, speaker)
        the = "den" if leaders.top == 1 else "de"
        return speaker.pick(
            f"{the} {top} med {most} {name}{when} ({ties})", f"the {top} with the {most} {name}{when} ({ties})"
        )

    def _say_by(self, speaker: Speaker) -> str:
        if self.share.as_of is not None:
            when = speaker.as_of(self.share.as_of)
            return speaker.pick(f"antalet invånare {when}", f"inhabitants {when}")
        if self.share.by == "earned":
            return speaker.pick("vad de har tjänat in", "what they earned")
        if self.share.by == "weight":
            return speaker.pick("vad de har rätt till", "what they are entitled to")
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.share.period)}" if self.share.period else ""
        return f"{speaker.name(self.share.by)}{when}"


def _shared(money: Derivation, weights: Amounts) -> Amounts:
    try:
        return in_proportion(money, weights) if weights else {}
    except NothingToShareBy:
        return {}


def _left_by_county(earned: Mapping[str, Derivation], entitled: Mapping[str, Derivation]) -> Amounts:
    """What is left in each county where less was earned than its recipients were entitled to."""
    counties: dict[str, list[str]] = {}
    for code in sorted(entitled):
        counties.setdefault(code[:2], []).append(code)
    left = {
        county: DIFFERENCE(
            TOTAL(*[entitled[code] for code in codes], about=county),
            TOTAL(*[earned[code] for code in codes if code in earned], about=county),
            about=county,
        )
        for county, codes in counties.items()
    }
    return {county: figure for county, figure in left.items() if figure.value > 0}
