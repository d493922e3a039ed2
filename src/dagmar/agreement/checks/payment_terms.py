"""Days of a payment that cannot be in that order: asked for, paid, and what was not used paid back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Payment
from dagmar.agreement.node import Path
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`payment-days-out-of-order`, for each pair of days the wrong way round."""
    for index, payment in enumerate(loaded.agreement.payments):
        for (before, first), (after, second) in pairwise(_days(payment)):
            if first > second:
                path: Path = ("payments", index, *after)
                yield Problem(
                    "payment-days-out-of-order",
                    loaded.document.place(path),
                    Text(
                        f"{'.'.join(after)} är den {second}, före {'.'.join(before)} den {first}.",
                        f"{'.'.join(after)} is {second}, before {'.'.join(before)} on {first}.",
                    ),
                    Text(
                        "Pengar rekvireras först, betalas ut sedan, och det som inte har använts betalas tillbaka sist.",
                        "Money is asked for first, paid next, and what has not been used is paid back last.",
                    ),
                    also=((loaded.document.place(("payments", index, *before)), Text(f"den {first}", f"{first}")),),
                )


def _days(payment: Payment) -> list[tuple[tuple[str, ...], date]]:
    """The days that are stated, in the order in which they must come."""
    stated = (
        (("requisition",), payment.requisition),
        (("day",), payment.day),
        (("by",), payment.by),
        (("unspent", "back_by"), payment.unspent.back_by if payment.unspent else None),
    )
    return [(words, day) for words, day in stated if isinstance(day, date)]
