"""A portfolio as machines read it: `dagmar portfolio --json`.

Kronor are strings with two decimals. What was not found is null, and `unknown` says why; it is never 0. Amounts of different
kinds stand apart. `counted_once` adds each agreement at its widest known figure, to be laid beside what was said in public.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, get_args

from dagmar.library.dependence import Dependence
from dagmar.library.holdings import KINDS, MONEY, Holding, Holdings, Member, Share, Sum
from dagmar.library.portfolio import StatedFigure
from dagmar.library.portfolio_years import Year
from dagmar.publication.amounts import both_languages, kronor_text


def portfolio_document(counted: Holdings) -> dict[str, Any]:
    """The whole portfolio: agreements with their parts, sums by kind, what money depends on, and every recipient."""
    portfolio = counted.portfolio
    return {
        "portfolio": portfolio.id,
        "title": portfolio.title,
        "agreements": [_member(member) for member in counted.members],
        "sums": {kind: _sum(counted.sum_of(kind)) for kind in KINDS},
        "depends_on": _depends_on(counted),
        "counted_once": _sum(counted.counted_once),
        "stated": _stated(portfolio.stated),
        "checked": [_stated(one) for one in portfolio.checked],
        "recipients": [
            {
                "recipient": recipient.code,
                "kind": recipient.kind,
                "name": recipient.name,
                "settled": kronor_text(sum((share.settled for share in shares.values()), Fraction(0))),
                "not_known": sum(share.not_known for share in shares.values()),
                "agreements": {name: _share(share) for name, share in shares.items()},
            }
            for key, shares in counted.shares.items()
            for recipient in [counted.recipients[key]]
        ],
    }


def years_document(years: Sequence[Year]) -> list[dict[str, Any]]:
    """Year by year: the agreements, each kind by itself, what money depends on, and how much of it is assumed."""
    return [
        {
            "year": one.year,
            "agreements": [member.agreement.agreement for member in one.counted.members],
            "over_several_years": list(one.several),
            "sums": {kind: _sum(one.counted.sum_of(kind)) for kind in KINDS},
            "assumed": kronor_text(one.assumed),
            "depends_on": _depends_on(one.counted),
        }
        for one in years
    ]


def by_results(counted: Holdings) -> Fraction | None:
    """The share of the known pots and ceilings that depends on results; None when nothing is known."""
    whole = sum(counted.sum_of(kind).known for kind in MONEY)
    return Fraction(counted.depending_on("results").known, whole) if whole else None


def _depends_on(counted: Holdings) -> dict[str, Any]:
    return {
        "of": list(MONEY),
        **{what: _sum(counted.depending_on(what)) for what in get_args(Dependence)},
        "share_by_results": _exact(by_results(counted)),
    }


def _member(member: Member) -> dict[str, Any]:
    total = member.agreement.total
    return {
        "id": member.agreement.agreement,
        "title": member.agreement.title,
        "total": kronor_text(total) if isinstance(total, int) else None,
        "widest": kronor_text(member.widest),
        "parts": [_part(one) for one in member.holdings],
    }


def _part(one: Holding) -> dict[str, Any]:
    return {
        "area": one.area,
        "grant": one.grant,
        "title": one.title,
        "kind": one.kind,
        "amount": kronor_text(one.amount),
        "depends_on": one.depends_on,
        "recipients": one.recipients,
        "settled": kronor_text(one.settled),
        "unknown": both_languages(one.unknown),
        "basis": one.basis,
    }


def _share(share: Share) -> dict[str, Any]:
    known = kronor_text(share.settled) if share.basis else None
    return {"settled": known, "not_known": share.not_known, "basis": sorted(share.basis)}


def _sum(one: Sum) -> dict[str, Any]:
    return {"known": kronor_text(one.known), "not_found": one.not_found}


def _exact(share: Fraction | None) -> dict[str, int] | None:
    return None if share is None else {"numerator": share.numerator, "denominator": share.denominator}


def _stated(figure: StatedFigure | None) -> dict[str, Any] | None:
    return None if figure is None else {"amount": kronor_text(figure.amount), "note": figure.note}
