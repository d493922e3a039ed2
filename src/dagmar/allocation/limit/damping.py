"""`damping`: nobody falls by more than so much from last year, and those who gain pay for it.

    limit: {damping: -10 %, last_year: utbetalt, period: 2023}
    limit: {damping: 0 %, last_year: {"01": 10 Mkr, "03": 4 Mkr}}

Everyone gets at least (1 + damping) × last year's amount. Whoever is above that keeps the gain times a scale, the same for
all: scale = (gains − lifts)/gains, so that the sum is what it was. Refused when the lifts are more than the gains. `last_year`
is an indicator in kronor, or an amount for each recipient. Last year 100/100/100, now 120/110/70 and −10 % gives 108/102/90.

Source: floor damping in the English local government grant settlement.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, TypeAdapter, WithJsonSchema

from dagmar.agreement.fields import Identity, Measure, Money, Said, Span
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import DIFFERENCE, TOTAL
from dagmar.allocation.bounds import in_all
from dagmar.allocation.case import Case, MissingFacts
from dagmar.allocation.limit.floor import LIFTED
from dagmar.allocation.mechanism import Amounts, LimitImpossible, Limiting
from dagmar.assessment.condition import UnitMismatch
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

ORE_PER_KRONA = 100
IN_ORE = Rule("in_ore", lambda kronor, each: kronor * each, "öre")
LEAST = Rule("least_after_damping", lambda last, change: last * (1 + change))
DAMPING_SCALE = Rule("damping_scale", lambda gains, lifts: (gains - lifts) / gains, "share")
DAMPED = Rule("damped", lambda own, least, scale: least + (own - least) * scale)

_BY_CODE: TypeAdapter[Mapping[str, int]] = TypeAdapter(Mapping[Said, Money])
_NAME: TypeAdapter[str] = TypeAdapter(Identity)
LastYear = Annotated[
    str | Mapping[str, int],
    PlainValidator(
        lambda value: _BY_CODE.validate_python(value) if isinstance(value, Mapping) else _NAME.validate_python(value)
    ),
    WithJsonSchema(
        {"type": ["string", "object"], "description": "An indicator in kr, or an amount by recipient code."}
    ),
]


class Damping(Limiting):
    """The most that anyone falls from last year."""

    word: ClassVar[str] = "damping"

    damping: Measure
    last_year: LastYear
    period: Span | None = None

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """A change that is no percentage, or a fall of more than everything."""
        if not self.damping.percent or self.damping.value < -1:
            yield (
                "damping-out-of-range",
                Text(
                    "Dämpningen ska vara i procent, som lägst −100 %.", "Damping is in per cent, at the lowest −100 %."
                ),
                Text("Skriv till exempel damping: -10 %.", "Write for example damping: -10 %."),
            )

    def apply(
        self, amounts: Mapping[str, Derivation], pot: Derivation, recipients: Sequence[Recipient], case: Case
    ) -> Amounts:
        """Lift those who fall too far, and scale the gains of the others."""
        if not amounts:
            return {}
        change = leaf("damping", self.damping.value, "share")
        least = {code: LEAST(last, change, about=code) for code, last in self._last_year(list(amounts), case).items()}
        lifts = {
            code: DIFFERENCE(least[code], own, about=code)
            for code, own in amounts.items()
            if own.value < least[code].value
        }
        if not lifts:
            return dict(amounts)
        asked, there_is = (sum(figure.value for figure in row.values()) for row in (least, amounts))
        if asked > there_is:
            raise LimitImpossible(math.ceil(asked), math.floor(there_is))
        gains = [DIFFERENCE(own, least[code], about=code) for code, own in amounts.items() if code not in lifts]
        scale = DAMPING_SCALE(TOTAL(*gains, about="gains"), in_all(lifts.values(), "lifts"), about="damping")
        assert Fraction(0) <= scale.value <= 1, "more is never lifted than is gained"
        return {
            code: LIFTED(own, least[code], about=code) if code in lifts else DAMPED(own, least[code], scale, about=code)
            for code, own in amounts.items()
        }

    def _last_year(self, codes: list[str], case: Case) -> Amounts:
        if not isinstance(self.last_year, str):
            without = tuple(code for code in codes if code not in self.last_year)
            if without:
                why = Text("avtalet anger inget belopp", "the agreement states no amount")
                raise MissingFacts("last_year", without, str(self.period or ""), why)
            return {code: leaf("last_year", self.last_year[code], "öre", about=code) for code in codes}
        each = leaf("ore_per_krona", ORE_PER_KRONA, "öre")
        figures = case.figures(codes, self.last_year, self.period)
        for code, figure in figures.items():
            if figure.unit not in ("kr", "number"):
                raise UnitMismatch(self.last_year, code, str(self.period or case.period), figure.unit, "kr")
        return {code: IN_ORE(figure, each, about=code) for code, figure in figures.items()}

    def say(self, speaker: Speaker) -> str:
        """`högst 10 % lägre än ”utbetalt” under 2023; de som ökar betalar för det`."""
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        last: Any = self.last_year
        if isinstance(last, str):
            was = f"{speaker.name(last)}{when}"
        else:
            rows = speaker.listing([f"{speaker.recipient(code)} {speaker.money(ore)}" for code, ore in last.items()])
            was = speaker.pick(f"förra årets belopp{when} ({rows})", f"last year's amount{when} ({rows})")
        change = speaker.level(self.damping)
        return speaker.pick(
            f"minst {was} ändrat med {change}; de som får mer avstår samma andel av ökningen",
            f"at least {was} changed by {change}; those who get more give up the same share of the gain",
        )
