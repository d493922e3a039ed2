"""What the money of a grant depends on: results, conditions only, nothing, or nobody knows.

Results are a performance target, a word of `earn`, or a key that counts what recipients did or how they have improved. A base
requirement alone (a report handed in, a decision taken) is a condition: money is lost without it, but more is not earned.
A grant whose rule is not known is `not_known`, however likely a guess would be, and whatever conditions it names.
"""

from __future__ import annotations

from typing import Literal

from dagmar.agreement.model import Agreement, Grant
from dagmar.allocation.distribute.parts import Parts

Dependence = Literal["results", "conditions", "nothing", "not_known"]
BY_RESULTS = ("improvement", "per_unit", "indicator", "numerator", "earned")
"""The keys of `distribute` that count what recipients did."""


def dependence(grant: Grant, agreement: Agreement) -> Dependence:
    """What the money of the grant depends on."""
    kinds = {agreement.requirements[name].kind for name in grant.requires}
    if "target" in kinds or grant.earn is not None or any(word in BY_RESULTS for word in _words(grant.distribute)):
        return "results"
    if grant.distribute is None:
        return "not_known"
    return "conditions" if kinds else "nothing"


def _words(rule: object) -> tuple[str, ...]:
    if isinstance(rule, Parts):
        return tuple(word for part in rule.parts for word in _words(part.rule))
    return (str(getattr(rule, "word", "")),)
