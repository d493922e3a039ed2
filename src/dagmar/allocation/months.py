"""The months that a pot is settled by: how much of it each has, and which wording holds for it.

A pot is divided equally over its months. When the agreement has been amended meanwhile, the months that were measured keep
the old wording and their equal part of the old amount; what is left of the new amount is divided equally over the months
that remain or, where the new wording does not go by months, settled at once for the rest of the period.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.model import Agreement, Grant
from dagmar.agreement.period import Period
from dagmar.agreement.versions import begins, versions
from dagmar.allocation.arithmetic import DIFFERENCE, PRODUCT, TOTAL
from dagmar.allocation.mechanism import Distribution
from dagmar.derivation import Derivation, leaf


@dataclass(frozen=True, slots=True)
class Month:
    """A part of a pot that is settled by itself: one month, what remains of the period, or (no period) the whole of it.

    `agreement` and `grant` are the wording that holds for it; `pot` is its money in öre.
    """

    period: Period | None
    agreement: Agreement
    grant: Grant
    pot: Derivation


def stated_months(agreement: Agreement, grant: Grant) -> list[Period] | None:
    """The months that a grant's rule divides its pot into; None when it does not."""
    periods = grant.distribute.periods if isinstance(grant.distribute, Distribution) else None
    if periods is None:
        return None
    return list((agreement.period if periods == "monthly" else periods).months())


def months_of(agreement: Agreement, name: str, received: int) -> list[Month]:
    """The parts of a grant's pot in the order of time. `received` (öre) is what other grants have carried to it."""
    found: list[Month] = []
    for share in shares_of(agreement, name):
        grant = share.agreement.grants[name]
        whole = _pot(grant, name, received)
        if found:
            whole = DIFFERENCE(whole, TOTAL(*(month.pot for month in found), about=name), about=name)
        if share.divides_over is None:
            found.append(Month(share.period, share.agreement, grant, whole))
        else:
            part = leaf("month", Fraction(1, max(1, share.divides_over)), "share", about=name)
            found += [
                Month(month, share.agreement, grant, PRODUCT(whole, part, about=str(month))) for month in share.months
            ]
    return found


@dataclass(frozen=True, slots=True)
class VersionShare:
    """What one wording settles of a grant: its `months`, of the so many that it `divides_over` what it has to give.

    A wording that does not go by months has None, and the `period` that remains when it begins (None: all of it).
    """

    agreement: Agreement
    months: tuple[Period, ...] = ()
    divides_over: int | None = None
    period: Period | None = None


def shares_of(agreement: Agreement, name: str) -> list[VersionShare]:
    """What each version that has a grant settles of it, the first version first."""
    found: list[VersionShare] = []
    in_turn = [*reversed([*versions(agreement)])]
    for place, version in enumerate(in_turn):
        if name not in version.grants:
            continue
        months = stated_months(version, version.grants[name])
        if months is None:
            begun = Period.parse(str(version.holds_from)).first if found else None
            rest = Period(begun, max(begun, agreement.period.last)) if begun else None
            found.append(VersionShare(version, period=rest))
            continue
        left = [month for month in months if begins(version, month)] if found else months
        later = in_turn[place + 1 :]
        own = tuple(month for month in left if not any(begins(one, month) for one in later))
        found.append(VersionShare(version, own, len(left)))
    return found


def _pot(grant: Grant, name: str, received: int) -> Derivation:
    stated = grant.amount if isinstance(grant.amount, int) else 0
    own = leaf("pot", stated, "öre", about=name)
    return TOTAL(own, leaf("received", received, "öre", about=name), about=name) if received else own
