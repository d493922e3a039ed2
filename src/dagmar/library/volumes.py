"""Made-up volumes for what is paid by the item, so that a price times a volume can run: always marked as synthetic.

Each recipient's claims are between 80 % and 189 % of its part of the pot by inhabitants at the end of the year before,
divided equally over the items; so the pot is too small for all, as it was for the treatments of 2014. A price that was not
found gives no volumes. Nothing here is added to a total that was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from dagmar.agreement.model import Grant
from dagmar.agreement.period import Period
from dagmar.allocation.distribute.per_unit import PerUnit
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.registry.recipient import Recipient
from dagmar.source import Source

LEAST, SPAN = 80, 110
Number = Callable[[str, str, int], int]
"""A whole number for a recipient, about an item, below a bound."""


def volumes(
    grant: Grant, sharers: tuple[Recipient, ...], facts: Facts, period: Period, source: Source, number: Number
) -> Iterator[Observation]:
    """How many of each item every sharer claims, when the grant pays by the item at known prices."""
    rule = grant.distribute
    if not isinstance(rule, PerUnit) or rule.not_found or not isinstance(grant.amount, int):
        return
    before = date(period.first.year - 1, 12, 31).isoformat()
    counted = {one.code: facts.population(one.kind, one.code, before) for one in sharers}
    people = {code: seen.figure for code, seen in counted.items() if isinstance(seen, Observation) and seen.figure}
    everyone = sum(people.values())
    for unit in rule.per_unit:
        assert isinstance(unit.price, int), "known, or there would be nothing here"
        for code, own in people.items():
            part = Fraction(LEAST + number(code, unit.of, SPAN), 100)
            items = Fraction(grant.amount, len(rule.per_unit) * unit.price) * own / everyone * part
            of, when = unit.of, str(unit.period or period)
            yield Observation(code, of, when, "number", source, recorded="", value=Fraction(items.__floor__()))
