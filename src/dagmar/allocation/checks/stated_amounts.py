"""Stated amounts above the pot."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.allocation.distribute.fixed import Fixed
from dagmar.allocation.distribute.parts import Parts
from dagmar.allocation.mechanism import StatedExceedsPot
from dagmar.allocation.order import feeds
from dagmar.allocation.refusal import over_the_floor
from dagmar.problem import Problem


def find(loaded: Loaded) -> Iterator[Problem]:
    """`stated-exceeds-pot`, for each grant."""
    fed = {feeds(grant) for grant in loaded.agreement.grants.values()}
    for name, grant in loaded.agreement.grants.items():
        asked = _stated(grant)
        if isinstance(grant.amount, int) and name not in fed and asked > grant.amount:
            yield over_the_floor(StatedExceedsPot(asked, grant.amount), loaded, ("grants", name, "limit"))


def _stated(grant: Grant) -> int:
    rule = grant.distribute
    if isinstance(rule, Fixed):
        return sum(rule.fixed.values())
    if isinstance(rule, Parts):
        return sum(part.amount or 0 for part in rule.parts)
    return 0
