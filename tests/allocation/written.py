"""Agreements written out in a test, with the facts they need: a short way to say both."""

from __future__ import annotations

import textwrap
from fractions import Fraction
from typing import cast

from dagmar.agreement.loader import Loaded, load
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation, GrantAllocation
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation, Statement
from dagmar.source import Basis, Source
from dagmar.vocabulary import vocabulary
from tests.strategies import registry_once

HEAD = """\
agreement: skriven
title: Skriven för ett prov
parties: [staten, skr]
period: 2024
total: unknown
"""


def agreement(text: str, head: str = HEAD) -> Loaded:
    """An agreement of the grants and requirements in `text`."""
    return load(head + textwrap.dedent(text), "skriven.yaml", vocabulary())


def facts(*rows: tuple[str, str, str, str | int | Fraction], basis: Basis = "real") -> Facts:
    """Facts from rows of indicator, period, recipient and figure; a word is a statement, a share is `3/4`."""
    return Facts([_seen(*row, basis) for row in rows], registry_once())


def _seen(indicator: str, period: str, code: str, figure: str | int | Fraction, basis: Basis) -> Observation:
    source = Source("skriven för ett prov", basis=basis)
    if isinstance(figure, str) and figure.replace("_", "").isalpha():
        return Observation(
            code, indicator, period, "statement", source, "2025-01-01", statement=cast("Statement", figure)
        )
    if isinstance(figure, str):
        numerator, _, denominator = figure.partition("/")
        return Observation(
            code,
            indicator,
            period,
            "share",
            source,
            "2025-01-01",
            numerator=Fraction(numerator),
            denominator=Fraction(denominator),
        )
    return Observation(code, indicator, period, "number", source, "2025-01-01", value=Fraction(figure))


def give(text: str, *rows: tuple[str, str, str, str | int | Fraction], head: str = HEAD) -> Allocation:
    """What the agreement gives out with these facts."""
    return allocate(agreement(text, head), facts(*rows))


def settled(grant: GrantAllocation) -> dict[str, int | None]:
    """Settled öre by code; None where it is not known."""
    return {line.recipient.code: None if line.settled is None else int(line.settled.value) for line in grant.lines}
