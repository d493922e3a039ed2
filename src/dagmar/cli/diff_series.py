"""How several years of an agreement are told: the money in one table, the rules step by step, the kronor a recipient."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dagmar.agreement.comparison import Change, of_the_rules
from dagmar.agreement.comparison.side_by_side import Cell
from dagmar.agreement.loader import Loaded
from dagmar.allocation.basis import MADE_UP, basis_of_allocation
from dagmar.allocation.over_years import RecipientSums, Sum
from dagmar.cli.problems import documents
from dagmar.cli.terminal import Terminal
from dagmar.interface import Series
from dagmar.money import decimal_string, write_kronor, write_mkr
from dagmar.text import Language, Text

UNKNOWN = Text("okänt", "unknown")
TOTAL = Text("Hela summan", "The whole sum")
MONEY = Text("Pengarna, i miljoner kronor", "The money, in millions of kronor")
GRANT = Text("Bidrag", "Grant")
CODE, RECIPIENT = Text("Kod", "Code"), Text("Mottagare", "Recipient")
AT_LEAST = Text("minst", "at least")

ORDER = ("region", "county", "national", "own")
"""The kinds of recipient in the order in which they are shown."""

TellChange = Callable[[Change, Language], str]


def tell_series(to: Terminal, agreements: Sequence[Loaded], found: Series, line: TellChange) -> None:
    """On a terminal. Municipalities are left to `--json`: 290 rows hide the rest."""
    names = [one.agreement.agreement for one in agreements]
    years = _headings(agreements)
    figures = range(1, len(years) + 1)
    called = [f"{year}: {name}" for year, name in zip(years, names, strict=True) if not year.startswith(name)]
    if called:
        to.say(", ".join(called))
        to.say("")
    rows = [(TOTAL.to(to.language), *_cells(found.money.totals, to.language))]
    rows += [(row.title.to(to.language), *_cells(row.cells, to.language)) for row in found.money.whom]
    to.table((MONEY, *years), rows, right=figures)
    to.say("")
    rows = [(row.title.to(to.language), *_cells(row.cells, to.language)) for row in found.money.grants]
    to.table((GRANT, *years), rows, right=figures)
    for old, new, changes in zip(years, years[1:], found.steps, strict=False):
        rules = of_the_rules(changes)
        to.say("")
        to.say(f"{old} → {new}", style="bold")
        for change in rules:
            # What is gone was told in full when it came.
            shown = replace(change, old=None) if change.kind == "removed" else change
            to.say(f"  {line(shown, to.language)}")
        if not rules:
            to.say(Text("  Ingen regel skiljer sig.", "  No rule differs."))
    _tell_recipients(to, years, found)
    to.problems(found.why)


def _tell_recipients(to: Terminal, years: Sequence[str], found: Series) -> None:
    shown = [one for one in found.recipients if one.kind != "municipality" and any(one.sums)]
    if not shown:
        return
    to.say("")
    for basis in sorted({basis_of_allocation(one) for one in found.allocations if one is not None}):
        if basis in MADE_UP:
            to.say(MADE_UP[basis], style="bold red")
    shown.sort(key=lambda one: ORDER.index(one.kind))
    rows = [(one.recipient, one.name, *(_sum(each, to.language) for each in one.sums)) for one in shown]
    to.table((CODE, RECIPIENT, *years), rows, right=range(2, len(years) + 2))
    if len(shown) < len(found.recipients):
        to.say(Text("Kommunerna står i --json.", "The municipalities stand in --json."))


def series_document(
    agreements: Sequence[Loaded], found: Series, change: Callable[[Change, Language], Any], language: Language
) -> dict[str, Any]:
    """The same for machines. Each list has one entry an agreement, in the order given: versions may share a name.

    An amount that is not known is null with the standing `unknown`; one that there is none of is null and `absent`.
    """
    names = [one.agreement.agreement for one in agreements]

    def amounts(cells: Sequence[Cell]) -> list[dict[str, str | None]]:
        return [
            {"amount": decimal_string(cell), "standing": "known"}
            if isinstance(cell, int)
            else {"amount": None, "standing": cell or "absent"}
            for cell in cells
        ]

    return {
        "agreements": names,
        "totals": amounts(found.money.totals),
        "to": {row.name: amounts(row.cells) for row in found.money.whom},
        "grants": {row.name: amounts(row.cells) for row in found.money.grants},
        "steps": [
            {"old": old, "new": new, "changes": [change(one, language) for one in changes]}
            for old, new, changes in zip(names, names[1:], found.steps, strict=False)
        ],
        "basis": sorted({basis_of_allocation(one) for one in found.allocations if one is not None}),
        "recipients": [_recipient(one) for one in found.recipients],
        "unknown": documents(found.why, language) if found.why else None,
    }


def _recipient(one: RecipientSums) -> dict[str, Any]:
    return {
        "recipient": one.recipient,
        "kind": one.kind,
        "name": one.name,
        "settled": [
            None if each is None else {"known": decimal_string(each.ore), "complete": each.complete}
            for each in one.sums
        ],
    }


def _headings(agreements: Sequence[Loaded]) -> list[str]:
    """The years; the names where two have the same year, and a number where two have the same name."""
    years = [str(one.agreement.period) for one in agreements]
    names = [one.agreement.agreement for one in agreements]
    numbered = [name if names.count(name) == 1 else f"{name} ({at})" for at, name in enumerate(names, start=1)]
    return [year if years.count(year) == 1 else name for year, name in zip(years, numbered, strict=True)]


def _cells(cells: Sequence[Cell], language: Language) -> tuple[str, ...]:
    def shown(cell: Cell) -> str:
        if cell is None or cell == "unknown":
            return "–" if cell is None else UNKNOWN.to(language)
        return write_mkr(cell, language).removesuffix("Mkr").removesuffix("million kronor").strip()

    return tuple(map(shown, cells))


def _sum(one: Sum | None, language: Language) -> str:
    if one is None:
        return "–"
    if one.complete:
        return write_kronor(one.ore, language)
    return f"{AT_LEAST.to(language)} {write_kronor(one.ore, language)}" if one.ore else UNKNOWN.to(language)
