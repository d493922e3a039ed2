"""What a mechanism computes with: the facts, the recipients, the period settled and what other grants gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from dagmar.agreement.model import Agreement
from dagmar.agreement.period import Period
from dagmar.assessment.condition import observed
from dagmar.derivation import Derivation, leaf
from dagmar.facts.book import Facts
from dagmar.facts.observation import Sex
from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import NotKnown
from dagmar.text import Text

Part = Literal["value", "numerator", "denominator"]


class MissingFacts(Exception):
    """Figures that a share needs and that nobody has given: every recipient is named, not only the first."""

    def __init__(self, quantity: str, recipients: tuple[str, ...], period: str, why: Text) -> None:
        self.quantity, self.recipients, self.period, self.why = quantity, recipients, period, why
        super().__init__(f"{quantity} {period}: {', '.join(recipients)}")

    @property
    def of_everyone(self) -> bool:
        """Whether it is the number of inhabitants, which everyone has: nobody is left out or waited for over that."""
        return self.quantity == "population"


@dataclass
class Quantities:
    """Leaves already looked up, so that every grant that uses a figure holds the same leaf."""

    leaves: dict[tuple[object, ...], Derivation] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """All that a mechanism may look at."""

    agreement: Agreement
    facts: Facts
    period: Period
    recipients: tuple[Recipient, ...]
    earned: Mapping[str, Mapping[str, Derivation]] = field(default_factory=dict)
    missing: Literal["not_met", "ask", "exclude"] | None = None
    quantities: Quantities = field(default_factory=Quantities, compare=False)

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {one.code: one.kind for one in self.recipients}

    def kind_of(self, code: str) -> Kind:
        """The kind of a recipient: a grant may go to regions and municipalities alike."""
        return self._kinds[code]

    def populations(
        self,
        codes: Iterable[str],
        as_of: str,
        *,
        sex: Sex = "all",
        ages: tuple[int, int | None] | None = None,
        table: str | None = None,
        kind: Kind | None = None,
    ) -> dict[str, Derivation]:
        """Inhabitants of each recipient on a date, as leaves with table, date and vintage.

        Raises:
            MissingFacts: names every recipient without a population on that date.
        """
        found: dict[str, Derivation] = {}
        unknown: dict[str, Text] = {}
        for code in codes:
            who = kind or self.kind_of(code)
            key = (who, code, as_of, sex, ages, table)
            if key not in self.quantities.leaves:
                seen = self.facts.population(who, code, as_of, sex=sex, ages=ages, table=table)
                if isinstance(seen, NotKnown) or seen.figure is None:
                    unknown[code] = seen.why if isinstance(seen, NotKnown) else _signed(seen.missing)
                    continue
                self.quantities.leaves[key] = leaf(
                    "population", seen.figure, "persons", source=seen.source, about=f"{code} {as_of}"
                )
            found[code] = self.quantities.leaves[key]
        if unknown:
            raise MissingFacts("population", tuple(unknown), as_of, next(iter(unknown.values())))
        return found

    def figures(
        self, codes: Iterable[str], indicator: str, period: Period | None = None, part: Part = "value"
    ) -> dict[str, Derivation]:
        """An indicator's figure of each recipient, or only its numerator or denominator.

        Raises:
            MissingFacts: names every recipient without a figure, unless the grant says that missing means none.
        """
        when = str(period or self.period)
        found: dict[str, Derivation] = {}
        unknown: list[str] = []
        for code in codes:
            key = (indicator, code, when, part)
            if key not in self.quantities.leaves:
                seen = self.facts.find(indicator, code, when)
                figure: Fraction | None = (
                    None if seen is None else seen.figure if part == "value" else getattr(seen, part)
                )
                if seen is None or figure is None:
                    if self.missing != "not_met":
                        unknown.append(code)
                        continue
                    # Not kept: another grant may say that missing means something else.
                    found[code] = leaf(
                        "missing_as_none",
                        Fraction(0),
                        "number",
                        source=seen.source if seen else None,
                        about=f"{indicator} {code} {when}",
                    )
                    continue
                self.quantities.leaves[key] = (
                    observed(seen)
                    if part == "value"
                    else leaf(part, figure, "number", source=seen.source, about=f"{indicator} {code} {when}")
                )
            found[code] = self.quantities.leaves[key]
        if unknown:
            raise MissingFacts(indicator, tuple(unknown), when, Text("ingen uppgift finns", "there is no figure"))
        return found


def _signed(missing: str | None) -> Text:
    return Text(f"uppgiften är markerad {missing}", f"the figure is marked {missing}")
