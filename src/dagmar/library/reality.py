"""The reality check: what the rules give against what was published, row by row.

A row is *reproduced* only when it comes out to the krona and was computed from something other than that table's own
amounts. A row entered as `fixed` is *stated*; one computed by a key that was recovered from the same table is
*circular*; one that rests on made-up facts is neither. What does not come out is shown as not coming out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dagmar.agreement.loader import Loaded, load_file
from dagmar.agreement.model import PublishedTable
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.library.differing import (
    closes_when_read_together,
    does_not_close,
    not_computed,
    not_in_table,
    not_reproduced,
)
from dagmar.library.own_facts import facts_with
from dagmar.library.printed import PrintedRow, digits_together, read_printed
from dagmar.library.shelf import library, locate
from dagmar.library.shown import Shown, shown_in
from dagmar.money import Ore
from dagmar.problem import Place, Problem
from dagmar.source import Source
from dagmar.text import Text
from dagmar.vocabulary import vocabulary

MADE_UP = Text("utfallen är påhittade (syntetiska)", "the results are made up (synthetic)")
"""Why a row that rests on made-up facts is compared with nothing."""

Standing = Literal["reproduced", "stated", "circular", "synthetic", "differs", "not_computed", "unreadable"]


@dataclass(frozen=True, slots=True)
class RowCheck:
    """One printed row beside what the rule gives, in öre; `difference` is computed less printed."""

    printed: PrintedRow
    computed: Ore | None
    standing: Standing

    @property
    def difference(self) -> int | None:
        """How much more the rule gives than was printed; None when either is not known."""
        if self.computed is None or self.printed.amount is None:
            return None
        return self.computed - self.printed.amount


@dataclass(frozen=True, slots=True)
class TableCheck:
    """A published table checked. `largest_difference` is in öre and never negative; None when no row can be compared.

    `closes` says whether the amounts, as printed, add up to the table's own total; None when it states no total.
    """

    agreement: str
    table: str
    rows: int
    reproduced: int
    stated: int
    circular: int
    largest_difference: int | None
    closes: bool | None
    findings: tuple[Problem, ...]
    checked: tuple[RowCheck, ...]


def verify_table(loaded: Loaded, table: str, allocation: Allocation) -> TableCheck:
    """Compare one published table of an agreement with an allocation of it.

    Raises:
        Refused: the table's file cannot be read as one.
    """
    published = loaded.agreement.published[table]
    printed = read_printed(loaded.folder / published.file)
    shown = shown_in(table, loaded.agreement, allocation)
    checked = tuple(_check(row, loaded.agreement.agreement, shown) for row in printed)
    compared = [row.difference for row in checked if row.standing != "synthetic"]
    differences = [abs(difference) for difference in compared if difference is not None]
    standing = [row.standing for row in checked]
    return TableCheck(
        loaded.agreement.agreement,
        table,
        len(checked),
        standing.count("reproduced"),
        standing.count("stated"),
        standing.count("circular"),
        max(differences, default=None),
        _closes(published, printed),
        tuple(_findings(loaded.document.place(("published", table)), published, shown, checked)),
        checked,
    )


def verify_agreement(loaded: Loaded) -> tuple[TableCheck, ...]:
    """All published tables of an agreement, against what its own facts give.

    What was noticed in those facts stands first among the findings of the first table.
    """
    if not loaded.agreement.published:
        return ()
    facts = facts_with(loaded)
    allocation = allocate(loaded, facts)
    first, *rest = (verify_table(loaded, table, allocation) for table in loaded.agreement.published)
    return replace(first, findings=(*facts.warnings, *first.findings)), *rest


def verify_library() -> tuple[TableCheck, ...]:
    """Every published table that the library carries, in the order of the library."""
    return tuple(
        check for entry in library() for check in verify_agreement(load_file(entry.path, vocabulary(), locate))
    )


def _check(row: PrintedRow, agreement: str, shown: Shown) -> RowCheck:
    figure = shown.figures.get(row.recipient)
    computed = None if figure is None else Ore(int(figure.value))
    if row.amount is None:
        return RowCheck(row, computed, "unreadable")
    if figure is None:
        return RowCheck(row, None, "not_computed")
    standing = _standing_on(figure, shown.outcomes.get(row.recipient, ()), agreement)
    # What was made of made-up facts says nothing of the printed amount, whether they differ or not.
    return RowCheck(row, computed, standing if computed == row.amount or standing == "synthetic" else "differs")


def _standing_on(figure: Derivation, outcomes: tuple[Outcome, ...], agreement: str) -> Standing:
    """What an amount that comes out was made of: the worst of its leaves decides."""
    leaves = list(_leaves(figure))
    sources = [leaf.source for leaf in leaves if leaf.source] + list(_sources_of(outcomes))
    if any(source.basis == "synthetic" for source in sources):
        return "synthetic"
    if any(leaf.rule == "stated" for leaf in leaves):
        return "stated"
    return "circular" if any(_recovered_from(agreement, source) for source in sources) else "reproduced"


def _recovered_from(agreement: str, source: Source) -> bool:
    """Whether a source was recovered by calculation from the agreement's own tables; such a table bears its name."""
    return source.basis == "derived" and source.table.startswith(agreement)


def _leaves(figure: Derivation) -> Iterator[Derivation]:
    seen: set[int] = set()
    stack = [figure]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            stack.extend(node.of)
            if not node.of or node.source:
                yield node


def _sources_of(outcomes: tuple[Outcome, ...]) -> Iterator[Source]:
    for outcome in outcomes:
        if outcome.source:
            yield outcome.source
        for figure in outcome.figures:
            yield from (leaf.source for leaf in _leaves(figure) if leaf.source)
        yield from _sources_of(outcome.of)


def _closes(published: PublishedTable, printed: tuple[PrintedRow, ...]) -> bool | None:
    if published.total is None:
        return None
    amounts = [row.amount for row in printed if row.amount is not None]
    return len(amounts) == len(printed) and sum(amounts) == published.total


def _findings(at: Place, published: PublishedTable, shown: Shown, checked: tuple[RowCheck, ...]) -> Iterator[Problem]:
    for row in checked:
        if row.printed.fault:
            yield row.printed.fault
        if row.standing == "differs":
            yield not_reproduced(row.printed, row.computed)
    waiting = [row for row in checked if row.computed is None]
    if waiting:
        yield not_computed(at, len(waiting), shown.unknown)
    made_up = [row for row in checked if row.standing == "synthetic"]
    if made_up:
        yield not_computed(at, len(made_up), MADE_UP)
    in_table = {row.printed.recipient for row in checked}
    for code, figure in shown.figures.items():
        # A table that was found in part says so; whom the lost rows named is not known.
        if code not in in_table and figure.value and not published.not_modelled:
            yield not_in_table(at, shown.recipients[code], int(figure.value))
    if published.total is not None:
        yield from _told_of_total(at, published.total, [row.printed for row in checked])


def _told_of_total(at: Place, total: int, printed: list[PrintedRow]) -> Iterator[Problem]:
    read = sum(row.amount for row in printed if row.amount is not None)
    unread = [row for row in printed if row.amount is None]
    guessed = [amount for amount in map(digits_together, unread) if amount is not None]
    if unread and len(guessed) == len(unread) and read + sum(guessed) == total:
        yield from (closes_when_read_together(row, total) for row in unread)
    elif read != total:
        yield does_not_close(at, read, total, len(unread))
