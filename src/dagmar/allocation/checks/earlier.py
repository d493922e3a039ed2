"""An amendment in the middle of a pot that is settled month by month: what the months already measured must keep.

Their money is a part of the pot, so the pot cannot go or become less than they have, there must be something left to settle
by the new wording, and what nobody earned goes to one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement, Grant
from dagmar.agreement.versions import versions
from dagmar.allocation.months import VersionShare, shares_of
from dagmar.allocation.order import feeds
from dagmar.money import write_mkr
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`measured-months-lose-their-pot`, `-exceed-pot` and `-carry-elsewhere`, and `no-month-left`, for each pot."""
    latest, *before = versions(loaded.agreement)
    for name in dict.fromkeys(name for version in before for name in version.grants):
        if name not in latest.grants:
            yield _lose_their_pot(loaded, name)
            continue
        *measured, last = shares_of(latest, name)
        if not any(share.months for share in measured):
            continue
        kept = _kept(name, measured)
        amount = latest.grants[name].amount
        if isinstance(amount, int) and kept > amount:
            yield _exceed_pot(loaded, name, kept, amount)
        elif not _leaves_something(latest, last):
            yield _no_month_left(loaded, name)
        targets = {feeds(_rule(share, name)) for share in (*measured, last)}
        if len(targets) > 1:
            yield _carry_elsewhere(loaded, name, _rule(measured[0], name))


def _kept(name: str, measured: list[VersionShare]) -> Fraction:
    """The öre that the months measured keep, by the amounts as stated."""
    kept = Fraction(0)
    for share in measured:
        stated = _rule(share, name).amount
        if share.divides_over and isinstance(stated, int):
            kept += (stated - kept) * len(share.months) / share.divides_over
    return kept


def _rule(share: VersionShare, name: str) -> Grant:
    return share.agreement.grants[name]


def _leaves_something(agreement: Agreement, last: VersionShare) -> bool:
    if last.divides_over is not None:
        return bool(last.months)
    return last.period is not None and last.period.first <= agreement.period.last


def _lose_their_pot(loaded: Loaded, name: str) -> Problem:
    return Problem(
        "measured-months-lose-their-pot",
        loaded.document.place(("earlier", "grants", name)),
        Text(
            f"{name} är borttaget, men månader som redan är mätta har sina pengar där.",
            f"{name} is taken out, but months that are measured already have their money there.",
        ),
        Text(
            "Behåll bidraget och ändra belopp och regel för tiden därefter.",
            "Keep the grant, and change its amount and rule for the time after.",
        ),
    )


def _exceed_pot(loaded: Loaded, name: str, kept: Fraction, amount: int) -> Problem:
    sv, en = (write_mkr(round(kept), language) for language in ("sv", "en"))
    return Problem(
        "measured-months-exceed-pot",
        loaded.document.place(("grants", name, "amount")),
        Text(
            f"De månader av {name} som redan är mätta har {sv}, men hela bidraget är nu {write_mkr(amount)}.",
            f"The months of {name} that are measured already have {en}, but all of the grant is now "
            f"{write_mkr(amount, 'en')}.",
        ),
        Text("Höj beloppet, eller skriv ett tidigare holds_from.", "Raise the amount, or write an earlier holds_from."),
        also=((loaded.document.place(("holds_from",)), Text("från när ändringen gäller", "from when it holds")),),
    )


def _no_month_left(loaded: Loaded, name: str) -> Problem:
    return Problem(
        "no-month-left",
        loaded.document.place(("holds_from",)),
        Text(
            f"Av {name} finns ingen månad kvar att avgöra efter den nya lydelsen.",
            f"Of {name} there is no month left to settle by the new wording.",
        ),
        Text(
            "Skriv en dag i holds_from som ligger före periodens slut.",
            "Write a day in holds_from that is before the end of the period.",
        ),
        also=((loaded.document.place(("grants", name)), Text("bidraget", "the grant")),),
    )


def _carry_elsewhere(loaded: Loaded, name: str, before: Grant) -> Problem:
    old = feeds(before)
    return Problem(
        "measured-months-carry-elsewhere",
        loaded.document.place(("grants", name, "unearned")),
        Text(
            f"Det som ingen tjänade in av {name} gick tidigare till {old or 'staten'}, och nu någon annanstans.",
            f"What nobody earned of {name} went to {old or 'the state'} before, and now goes elsewhere.",
        ),
        Text(
            "Skriv samma unearned som förut; hela bidragets pengar går till ett ställe.",
            "Write the same unearned as before; all of the grant's money goes to one place.",
        ),
        also=((loaded.document.place(("earlier", "grants", name, "unearned")), Text("förut", "before")),),
    )
