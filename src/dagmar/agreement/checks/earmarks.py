"""Earmarks that are more than the grant they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.money import write_mkr
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`earmarks-exceed-grant`, for each grant whose amount is known."""
    for name, grant in loaded.agreement.grants.items():
        earmarked = sum(one.amount for one in grant.earmarked.values())
        if isinstance(grant.amount, int) and earmarked > grant.amount:
            yield Problem(
                "earmarks-exceed-grant",
                loaded.document.key_place(("grants", name, "earmarked")),
                Text(
                    f"Det öronmärkta i {name} är {write_mkr(earmarked)}, men bidraget är {write_mkr(grant.amount)}.",
                    f"What is earmarked in {name} is {write_mkr(earmarked, 'en')}, "
                    f"but the grant is {write_mkr(grant.amount, 'en')}.",
                ),
                Text(
                    "Sänk ett av beloppen, eller höj bidraget: det öronmärkta är en del av det.",
                    "Lower one of the amounts, or raise the grant: what is earmarked is part of it.",
                ),
                also=tuple(
                    (loaded.document.place(("grants", name, "earmarked", key, "amount")), Text(key, key))
                    for key in grant.earmarked
                ),
            )
