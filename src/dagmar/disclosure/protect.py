"""Protect tables that are published together: the door of the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from dagmar.disclosure import program
from dagmar.disclosure.additivity import not_additive
from dagmar.disclosure.assembly import Assembly, assemble
from dagmar.disclosure.earlier import Release
from dagmar.disclosure.network import Network
from dagmar.disclosure.protected import Protected, Reason, Shown
from dagmar.disclosure.revision import hold_back
from dagmar.disclosure.rule import Rule
from dagmar.disclosure.suppression import Counted, Pattern, Search, suppress, unprotected, verify
from dagmar.disclosure.system import System
from dagmar.disclosure.table import Table, with_each_others_totals
from dagmar.problem import Refused

Tell = Callable[[int, int], None]
"""Is told how many sensitive cells are protected, and of how many."""


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def protect(table: Table, rule: Rule, *, earlier: Sequence[Release] = (), tell: Tell = _silent) -> Protected:
    """One table as it may be shown. See `protect_together`."""
    (protected,) = protect_together([table], rule, earlier=earlier, tell=tell)
    return protected


def protect_together(
    tables: Sequence[Table], rule: Rule, *, earlier: Sequence[Release] = (), tell: Tell = _silent
) -> tuple[Protected, ...]:
    """Tables that are published together, and after the earlier releases (oldest first), as they may be shown.

    Raises:
        Refused: `not-additive`, `tables-disagree`, or `cannot-be-protected` when all that could be hidden is not enough.
    """
    if rule.method == "none":
        return tuple(
            Protected(table, rule, {at: Shown(table.values[at], table.values[at]) for at in table.cells})
            for table in tables
        )
    assert rule.method == "suppression", "noise needs the keys of the records: see cell_key.py"
    tables = with_each_others_totals(tables, [one.table for release in earlier for one in release.tables])
    problems = not_additive(tables)
    if problems:
        raise Refused(problems)
    assembly = assemble(tables, rule, earlier)
    if assembly.held_back:
        hold_back(assembly, tables, earlier)
    pattern = suppress(assembly.system, assembly.demands, searches(assembly.system), kept=assembly.kept, tell=tell)
    counted = verify(assembly.system, assembly.demands, pattern)
    if pattern.unprotected:
        raise Refused([unprotected(assembly.system, cell) for cell in sorted(pattern.unprotected)])
    return tuple(_shown(assembly, number, pattern, counted) for number in range(len(tables)))


def searches(system: System) -> list[Search]:
    """A network for each table, and then the general programme."""
    found: list[Search] = []
    for table, places in zip(system.tables, system.places, strict=True):
        network = Network(system, table, places)

        def search(cell: int, sign: int, amount: int, network: Network = network) -> dict[int, int] | None:
            return network.cheapest(cell, sign, amount)

        found.append(search)
    found.append(lambda cell, sign, amount: program.cheapest(system, cell, sign, amount))
    return found


def _shown(assembly: Assembly, number: int, pattern: Pattern, counted: Counted) -> Protected:
    system, rule, unit = assembly.system, assembly.rule, assembly.unit
    table, cells, public = system.tables[number], {}, []
    for at, name, cell in zip(table.cells, table.names, system.places[number], strict=True):
        value = table.values[at]
        stands = assembly.held_back.get(name)
        if cell in assembly.already_public:
            public.append(at)
        if stands is not None:
            cells[at] = Shown(value, stands, "held_back")
        elif system.hidden[cell]:
            proofs = pattern.proofs.get(cell, {}).values()
            low, high = (max((counted.reach(mask, cell, sign) for mask in proofs), default=0) for sign in (-1, 1))
            if unit == 1:
                ends: tuple[int | Fraction, int | Fraction] = value - low, value + high
            else:
                ends = value - Fraction(low, unit), value + Fraction(high, unit)
            cells[at] = Shown(value, None, _reason(assembly, table, at, cell), *ends)
        else:
            rounds = rule.round_to > 1 and at not in table.public
            cells[at] = Shown(value, rule.rounded(int(value)) if rounds else value)
    return Protected(table, rule, cells, tuple(public), additive=not assembly.held_back and rule.round_to == 1)


def _reason(assembly: Assembly, table: Table, at: tuple[str, ...], cell: int) -> Reason:
    if at in table.unshown:
        return "unshown"
    if cell in assembly.demands:
        return assembly.demands[cell].why
    return "hidden_earlier" if cell in assembly.kept else "secondary"
