"""A pot of which money can be left, and no word of what becomes of it; and a total that cannot close.

Money is left when some fail what is required or earn less than all, when nobody qualifies, or when the rule of sharing may ask
for less than the pot. And a pot that is not a whole number of the unit that is rounded to leaves the rest, whoever gets what.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.words import Mechanism
from dagmar.allocation.distribute.fixed import Fixed
from dagmar.money import write_mkr
from dagmar.problem import Problem
from dagmar.text import Text

MAY_ASK_FOR_LESS = ("per_unit", "comparable", "earned", "improvement")
"""Words of `distribute` that may give out less than the pot."""


def find(loaded: Loaded) -> Iterator[Problem]:
    """`unearned-missing` and `total-cannot-close`, for each pot."""
    for name, grant in loaded.agreement.grants.items():
        if grant.amount_is != "pot" or grant.unearned is not None or grant.distribute is None:
            continue
        why = _why_money_is_left(grant)
        if why is not None and grant.not_modelled is None:
            yield _unearned_missing(loaded, name, why)
        unit = grant.rounding.to if grant.rounding else 1
        if isinstance(grant.amount, int) and grant.amount % unit:
            yield _cannot_close(loaded, name, grant.amount, unit)


def _why_money_is_left(grant: Grant) -> Text | None:
    if grant.requires:
        names = ", ".join(grant.requires)
        return Text(f"när {names} inte uppfylls", f"when {names} is not met")
    if grant.earn is not None:
        return Text("när utfallen inte ger allt (earn)", "when the results do not give all (earn)")
    if any(getattr(limit, "excess", None) == "unearned" for limit in grant.limit):
        return Text("när taket nås (excess: unearned)", "when the ceiling is reached (excess: unearned)")
    for _, word in words_in(grant.distribute, ()):
        if isinstance(word, Mechanism) and word.word in MAY_ASK_FOR_LESS:
            return Text(f"när {word.word} inte ger ut hela potten", f"when {word.word} does not give out the whole pot")
    fixed = grant.distribute
    if isinstance(fixed, Fixed) and fixed.others is None and isinstance(grant.amount, int):
        left = grant.amount - sum(fixed.fixed.values())
        if left > 0:
            return Text(
                f"av de angivna beloppen ({write_mkr(left)})", f"by the stated amounts ({write_mkr(left, 'en')})"
            )
    return None


def _unearned_missing(loaded: Loaded, name: str, why: Text) -> Problem:
    return Problem(
        "unearned-missing",
        loaded.document.key_place(("grants", name)),
        Text(
            f"I {name} kan pengar bli över {why.sv}, och filen säger inte vad som händer med dem.",
            f"Money can be left in {name} {why.en}, and the file does not say what becomes of it.",
        ),
        Text(
            "Skriv unearned: return, {carry_to: ...} eller {share: {among: earners, by: earned}}.",
            "Write unearned: return, {carry_to: ...} or {share: {among: earners, by: earned}}.",
        ),
    )


def _cannot_close(loaded: Loaded, name: str, pot: int, unit: int) -> Problem:
    return Problem(
        "total-cannot-close",
        loaded.document.place(("grants", name, "rounding", "to")),
        Text(
            f"{write_mkr(pot)} i {name} går inte jämnt upp i {write_mkr(unit)}: {write_mkr(pot % unit)} blir över.",
            f"{write_mkr(pot, 'en')} in {name} is no whole number of {write_mkr(unit, 'en')}: "
            f"{write_mkr(pot % unit, 'en')} is left.",
        ),
        Text(
            "Avrunda till en mindre enhet, ändra beloppet, eller säg med unearned vad som sker med resten.",
            "Round to a smaller unit, change the amount, or say with unearned what becomes of the rest.",
        ),
        also=((loaded.document.place(("grants", name, "amount")), Text("potten", "the pot")),),
    )
