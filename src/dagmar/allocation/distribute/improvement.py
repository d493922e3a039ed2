"""`by: improvement`: the pot in proportion to how much an indicator has improved; nothing for those who did not improve.

    distribute:
      by: improvement
      of: vantat-hogst-90-dagar
      from: 2018-09/2018-11
      to: 2019-09/2019-11
      change: relative
      better: higher
      times: population
      as_of: 2018-12-31

Improvement = (to − from) / from when the change is `relative`, to − from when it is `absolute`; the other way round when
`lower` is better; never below zero. With `times: population` a large recipient's improvement weighs more. If nobody
improved, nobody has a share: the whole pot is unearned and goes where `unearned` says.
Source: kömiljarden 2019 (B section 1): the relative change of the share who waited at most 90 days, autumn to autumn.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from dagmar.agreement.fields import AsOf, Identity, Span
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import PRODUCT, in_proportion
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.distribute.population import inhabitants
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation, Rule
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

NONE = Fraction(0)
RELATIVE_RISE = Rule("relative_rise", lambda now, base: max(NONE, (now - base) / base), "share")
RELATIVE_FALL = Rule("relative_fall", lambda now, base: max(NONE, (base - now) / base), "share")
RISE = Rule("rise", lambda now, base: max(NONE, now - base))
FALL = Rule("fall", lambda now, base: max(NONE, base - now))
IMPROVEMENTS = {
    ("relative", "higher"): RELATIVE_RISE,
    ("relative", "lower"): RELATIVE_FALL,
    ("absolute", "higher"): RISE,
    ("absolute", "lower"): FALL,
}


class Improvement(Distribution):
    """What may be said after `distribute:` when it says `by: improvement`."""

    word: ClassVar[str] = "improvement"

    by: Literal["improvement"]
    of: Identity
    from_: Span = Field(alias="from")
    to: Span
    change: Literal["relative", "absolute"]
    better: Literal["higher", "lower"]
    times: Literal["population"] | None = None
    as_of: AsOf | None = None

    @property
    def not_stated(self) -> Text | None:
        """Inhabitants are of a date; without it the pot is unknown, never guessed."""
        if self.times and self.as_of is None:
            return Text(
                "avtalet säger inte vilken dags invånarantal som gäller",
                "the agreement does not say the inhabitants of which day count",
            )
        return None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the improvements, exactly."""
        codes: list[str] = [sharer.code for sharer in sharers]
        base = case.figures(codes, self.of, self.from_)
        now = case.figures(codes, self.of, self.to)
        without = tuple(code for code in codes if base[code].value <= 0)
        if without and self.change == "relative":
            why = Text("utgångsvärdet är inte över noll", "the base is not above zero")
            raise MissingFacts(self.of, without, str(self.from_), why)
        rule = IMPROVEMENTS[self.change, self.better]
        weights: Amounts = {code: rule(now[code], base[code], about=f"{self.of} {code}") for code in codes}
        if self.times:
            assert self.as_of is not None, "a pot whose date is not stated is not computed"
            people = case.populations(codes, self.as_of)
            weights = {code: PRODUCT(weight, people[code], about=code) for code, weight in weights.items()}
        if not any(weight.value for weight in weights.values()):
            return {code: PRODUCT(pot, weight, about=code) for code, weight in weights.items()}
        return in_proportion(pot, weights)

    def say(self, speaker: Speaker) -> str:
        """Which indicator, between which periods, how its improvement is measured and what it is multiplied by."""
        name, base, now = speaker.name(self.of), speaker.period(self.from_), speaker.period(self.to)
        relative = self.change == "relative"
        how = speaker.pick("relativa" if relative else "absoluta", self.change)
        way = speaker.pick(
            "högre är bättre" if self.better == "higher" else "lägre är bättre", f"{self.better} is better"
        )
        times = ""
        if self.times:
            people = inhabitants(speaker, self.as_of)
            times = speaker.pick(f" gånger antalet {people}", f" times the number of {people}")
        return speaker.pick(
            f"i proportion till den {how} förbättringen av {name} från {base} till {now} ({way}){times}, "
            "med ingenting till den som inte har förbättrats",
            f"in proportion to the {how} improvement of {name} from {base} to {now} ({way}){times}, "
            "with nothing to those who have not improved",
        )
