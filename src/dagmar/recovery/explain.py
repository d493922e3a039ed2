"""The formula behind a table of amounts: known keys and closings tried, and the key recovered where none fits.

*Explained* means that every row that can be read comes out to the krona: a key that is known, or one recovered that is a
number of inhabitants, and a closing rule. *Explained but for rows* names the few rows that are wrong. All else is *not explained*,
also when the key is certain and only the last kronor follow no rule, and when whole numbers were recovered of nobody knows
what; then the key is told all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dagmar.money import Ore
from dagmar.problem import Place, Problem, Refused
from dagmar.recovery.amounts import Table
from dagmar.recovery.closings import Closing, closings
from dagmar.recovery.fitting import fitting_formulas, off_by
from dagmar.recovery.key import Formula, Who, who
from dagmar.recovery.recovered import NotRecovered, Recovered, recover
from dagmar.recovery.totals import MOST_PERSONS
from dagmar.text import Text

Verdict = Literal["explained", "explained_but_for_rows", "not_explained"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A formula with the closing rules tried on it, the best first, and the rows that are wrong under it."""

    formula: Formula
    closings: tuple[Closing, ...]
    wrong: frozenset[Who]
    verdict: Verdict

    @property
    def explained(self) -> int:
        """How many rows come out to the unit under the best closing."""
        return len(self.closings[0].explained)


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found. `pot` is what the formula shares out, `asked` the pot that was named; they differ when only the table's
    own sum can be explained. `unit` is what the amounts are rounded to, in öre. `best` is None when no key fits; `as_good` are
    other known formulas that explain as many rows.
    """

    table: Table
    pot: Ore
    asked: Ore
    unit: int
    verdict: Verdict
    best: Attempt | None
    as_good: tuple[Attempt, ...]
    recovered: Recovered | NotRecovered

    @property
    def printed(self) -> dict[Who, int]:
        """The amounts that can be read, in öre."""
        return _printed(self.table)


def explain_table(table: Table, pot: Ore | None, totals: tuple[int, int] = (1, MOST_PERSONS)) -> Explained:
    """Reconstruct the formula behind a table.

    `pot` is what was shared out; without it the table's own total, or the sum of its rows. `totals` bounds the total that is
    sought when a key is recovered.

    Raises:
        Refused: `pot-not-known`, or `no-amounts`.
    """
    printed = _printed(table)
    read = sum(printed.values())
    asked = pot or table.stated or (Ore(read) if len(printed) == len(table.rows) else None)
    place = Place(table.rows[0].at.file)
    if not read:
        raise Refused([_no_amounts(place)])
    if asked is None:
        raise Refused([_no_pot(place)])
    first = _explained(table, asked, totals)
    if first.best is not None or read == asked or len(printed) < len(table.rows):
        return first
    second = _explained(table, Ore(read), totals)
    return first if second.best is None else replace(second, asked=asked)


def _explained(table: Table, pot: Ore, totals: tuple[int, int]) -> Explained:
    printed, rows = _printed(table), [who(row) for row in table.rows]
    unit = unit_of(list(printed.values()))
    known = [attempt(formula, printed, unit, pot) for formula in fitting_formulas(printed, rows, pot, unit)]
    known.sort(key=_rank)
    recovered = recover(printed, rows, pot, unit, totals)
    tried = known[:1]
    if isinstance(recovered, Recovered) and not known:
        own = attempt(Formula(recovered.key, pot), printed, unit, pot)
        tried = [own if recovered.inhabitants else replace(own, verdict="not_explained")]
    if not tried:
        return Explained(table, pot, pot, unit, "not_explained", None, (), recovered)
    best = tried[0]
    as_good = tuple(one for one in known[1:] if one.explained == best.explained)
    return Explained(table, pot, pot, unit, best.verdict, best, as_good, recovered)


def attempt(formula: Formula, printed: Mapping[Who, int], unit: int, pot: int) -> Attempt:
    """A formula with every closing rule, judged."""
    wrong = off_by(formula, printed, unit)
    right = {who: amount for who, amount in printed.items() if who not in wrong}
    found = tuple(closings(formula.shares(), right, unit, pot))
    all_right = len(found[0].explained) == len(right)
    verdict: Verdict = "not_explained" if not all_right else "explained_but_for_rows" if wrong else "explained"
    return Attempt(formula, found, wrong, verdict)


def unit_of(amounts: list[int]) -> int:
    """What the amounts are rounded to, in öre: the largest power of ten that all are multiples of; of ten rows all but one."""
    allowed, unit = len(amounts) // 10, 1
    while sum(amount % (10 * unit) != 0 for amount in amounts) <= min(1, allowed):
        unit *= 10
        if unit > max(amounts):
            return 1
    return unit


def _rank(one: Attempt) -> tuple[int, int, bool, bool, bool, bool]:
    """Most rows first; then the plainer formula."""
    key, source = one.formula.key, one.formula.key.source
    derived = source is not None and source.basis == "derived"
    named = len(one.closings[0].difference_on)
    return -one.explained, named, bool(one.formula.fixed), key.ages is not None, key.sex != "all", derived


def _printed(table: Table) -> dict[Who, int]:
    return {who(row): int(row.amount) for row in table.rows if row.amount is not None}


def _no_pot(at: Place) -> Problem:
    return Problem(
        "pot-not-known",
        at,
        Text(
            "En rad saknar belopp, och tabellen anger ingen summa: potten går inte att räkna ut.",
            "A row has no amount, and the table states no total: the pot cannot be computed.",
        ),
        Text("Ange potten: --pot ”937 Mkr”.", "State the pot: --pot “937 Mkr”."),
    )


def _no_amounts(at: Place) -> Problem:
    return Problem(
        "no-amounts",
        at,
        Text("Inget belopp i tabellen går att läsa.", "No amount in the table can be read."),
        Text("Se efter att rätt kolumn heter belopp.", "See that the right column is called amount."),
    )
