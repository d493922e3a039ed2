"""Settlements: what each recipient is paid in each payment, over all grants.

Grants rounded by themselves are added. Where the agreement rounds at the level of the payment or of the recipient's total,
it is the exact sum over those grants that is closed to whole units, once; with several payments and the recipient's total,
earlier payments are cut to whole units and the last one takes the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dagmar.agreement.model import Agreement, Payment, Rounding
from dagmar.allocation.arithmetic import DIFFERENCE, TOTAL
from dagmar.allocation.closing import CLOSED_DOWN, close
from dagmar.allocation.result import GrantAllocation, Line, Settlement
from dagmar.derivation import Derivation, leaf

Key = tuple[str, str]
"""Kind and code: a county and its region share a code."""


@dataclass
class _Level:
    """The exact figures that are closed together, and what was paid of them in earlier payments: one list a recipient."""

    rounding: Rounding
    exact: dict[Key, list[Derivation]] = field(default_factory=dict)
    before: dict[Key, list[Derivation]] = field(default_factory=dict)

    def add(self, key: Key, figure: Derivation) -> None:
        self.exact.setdefault(key, []).append(figure)

    def closed(self) -> dict[Key, Derivation]:
        """Whole units for each; equal remainders go by code."""
        named = {f"{code} {kind}": (kind, code) for kind, code in self.exact}
        sums = {name: _sum(self.exact[key], key[1]) for name, key in named.items()}
        taker = next((name for name, key in named.items() if key[1] == self.rounding.difference_to), None)
        difference_to = taker or self.rounding.difference_to
        codes = {name: code for name, (_, code) in named.items()}
        amounts = close(sums, self.rounding.to, self.rounding.method, difference_to, whose=codes)
        return {named[name]: amount for name, amount in amounts.items()}


def settlements_of(agreement: Agreement, grants: Sequence[GrantAllocation]) -> tuple[Settlement, ...]:
    """Every payment in the order of the agreement; one with no name when the agreement has none."""
    payments: tuple[Payment | None, ...] = agreement.payments or (None,)
    last = len(payments) - 1
    return tuple(
        Settlement(payment, _amounts(agreement, grants, index, last)) for index, payment in enumerate(payments)
    )


def _amounts(agreement: Agreement, grants: Sequence[GrantAllocation], index: int, last: int) -> dict[Key, Derivation]:
    paid: dict[Key, list[Derivation]] = {}
    levels: dict[tuple[object, ...], _Level] = {}
    for rounding, line in _settled_lines(agreement, grants):
        key: Key = (line.recipient.kind, line.recipient.code)
        cell = line.by_payment[index]
        if rounding is None or rounding.at == "grant":
            paid.setdefault(key, []).append(cell)
            continue
        level = levels.setdefault((rounding.at, rounding.to, rounding.method, rounding.difference_to), _Level(rounding))
        if rounding.at == "payment":
            level.add(key, _exact_in(line, index))
        elif index < last:
            paid.setdefault(key, []).append(_cut(cell, rounding))
        else:
            level.add(key, _exact(line))
            level.before.setdefault(key, []).extend(_cut(each, rounding) for each in line.by_payment[:last])
    for level in levels.values():
        for key, amount in level.closed().items():
            earlier = level.before.get(key)
            paid.setdefault(key, []).append(
                DIFFERENCE(amount, _sum(earlier, key[1]), about=key[1]) if earlier else amount
            )
    return {key: _sum(paid[key], key[1]) for key in sorted(paid, key=lambda key: (key[1], key[0]))}


def _settled_lines(agreement: Agreement, grants: Sequence[GrantAllocation]) -> Iterator[tuple[Rounding | None, Line]]:
    for grant in grants:
        for line in grant.lines:
            if line.settled is not None:
                yield agreement.grants[grant.grant].rounding, line


def exact_of(cell: Derivation) -> Derivation:
    """The exact figure behind one that was closed to the öre; a figure that was never rounded is its own."""
    return cell.of[0] if cell.rule in ("closed_down", "closed_up") else cell


def _exact(line: Line) -> Derivation:
    assert line.earned is not None, "what is settled was earned"
    return line.earned


def _exact_in(line: Line, index: int) -> Derivation:
    """The exact figure of a payment; of the one that takes what others leave, what is left of what was earned."""
    cell, code = line.by_payment[index], line.recipient.code
    if cell.rule != DIFFERENCE.name:
        return exact_of(cell)
    others = [exact_of(other) for other in line.by_payment if other is not cell]
    return DIFFERENCE(_exact(line), _sum(others, code), about=code)


def _cut(cell: Derivation, rounding: Rounding) -> Derivation:
    return CLOSED_DOWN(exact_of(cell), leaf("unit", rounding.to, "öre"), about=cell.about)


def _sum(figures: Sequence[Derivation], about: str) -> Derivation:
    return figures[0] if len(figures) == 1 else TOTAL(*figures, about=about)
