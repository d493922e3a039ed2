"""What an overview is: all agreements of the library that hold in a year, as one recipient sees them. `make_overviews` makes it.

Real and made-up amounts are two sums and never one. What is not known is counted, and a sum that lacks something is *at least*
what it says. Frames and the recipients' own contributions are shown and not summed. The money of an agreement over several
years is in the sum of the year that it begins, whole; in the others it is shown, and not summed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.agreement.model import Agreement, AmountIs
from dagmar.allocation.result import Line
from dagmar.assessment.outcome import State
from dagmar.library.days import AgreementDay
from dagmar.library.holdings import MONEY, Holding
from dagmar.registry.not_known import NotKnown
from dagmar.registry.population import Population
from dagmar.registry.recipient import Recipient

Figure = Literal["entitlement", "earned", "settled"]
FIGURES: tuple[Figure, ...] = ("entitlement", "earned", "settled")
MADE_UP = ("synthetic", "mixed")


@dataclass(frozen=True, slots=True)
class Got:
    """One grant's row for the recipient. `assumed`: an amount, key or date behind it is in no source."""

    grant: str
    title: str
    amount_is: AmountIs
    line: Line
    basis: str
    assumed: bool

    @property
    def made_up(self) -> bool:
        """Whether any fact behind it was made up."""
        return self.basis in MADE_UP


@dataclass(frozen=True, slots=True)
class AmountSum:
    """Öre on real facts, öre that rest on made-up ones, how much of the real rests on assumptions, and how many amounts lack.

    `real` and `made_up` are None when there is no such figure: nothing known is not nought.
    """

    real: Fraction | None = None
    made_up: Fraction | None = None
    assumed: Fraction = Fraction(0)
    not_known: int = 0

    def plus(self, other: AmountSum) -> AmountSum:
        """Both together, each part by itself."""
        return AmountSum(
            _both(self.real, other.real),
            _both(self.made_up, other.made_up),
            self.assumed + other.assumed,
            self.not_known + other.not_known,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """How often a requirement was met by the recipient or its county: once, or in each of the periods judged."""

    requirement: str
    title: str
    met: int
    not_met: int
    not_known: int

    @property
    def state(self) -> State | Literal["in_part"]:
        """One word for all periods; `in_part` when it was met in some and not in others."""
        if self.not_known:
            return "not_known"
        if self.met and self.not_met:
            return "in_part"
        return "met" if self.met else "not_met"


@dataclass(frozen=True)
class InAgreement:
    """One agreement as the recipient sees it. `counts`: its money belongs to the sum of this year."""

    agreement: Agreement
    counts: bool
    got: tuple[Got, ...]
    judged: tuple[Judged, ...]
    days: tuple[AgreementDay, ...]

    def sum_of(self, figure: Figure) -> AmountSum:
        """What its pots and ceilings give in all."""
        sum_ = AmountSum()
        for one in self.got:
            if one.amount_is in MONEY:
                sum_ = sum_.plus(_amount(one, figure))
        return sum_


@dataclass(frozen=True)
class Overview:
    """A recipient's year. `population` is that of 31 December the year before, or why it is not known.

    `undivided` are pots and ceilings of the year's agreements of which no source says who gets them.
    """

    recipient: Recipient
    year: int
    population: Population | NotKnown
    agreements: tuple[InAgreement, ...]
    undivided: tuple[Holding, ...]

    def sum_of(self, figure: Figure) -> AmountSum:
        """All agreements whose money is counted this year, together."""
        sum_ = AmountSum()
        for one in self.agreements:
            if one.counts:
                sum_ = sum_.plus(one.sum_of(figure))
        return sum_

    @property
    def at_least(self) -> bool:
        """Whether something is not known, so that the sums are lower bounds."""
        return bool(self.sum_of("settled").not_known or self.undivided)

    def per_inhabitant(self, ore: Fraction | None) -> Fraction | None:
        """Öre for each inhabitant, exactly; None when the amount or the population is not known."""
        return None if ore is None or isinstance(self.population, NotKnown) else ore / self.population.persons


def _amount(one: Got, figure: Figure) -> AmountSum:
    seen = {"entitlement": one.line.entitlement, "earned": one.line.earned, "settled": one.line.settled}[figure]
    if seen is None:
        return AmountSum(not_known=1)
    if one.made_up:
        return AmountSum(made_up=seen.value)
    return AmountSum(real=seen.value, assumed=seen.value if one.assumed else Fraction(0))


def _both(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return other if one is None else one if other is None else one + other
