"""The tables of a decision as sheets for people: headings in both languages, names beside codes, words instead of ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dagmar.agreement.model import Agreement
from dagmar.allocation.result import Allocation
from dagmar.publication.decision.table import Table
from dagmar.publication.document.content import note
from dagmar.text import Text

NAMES = {
    "grants": Text("Bidrag", "Grants"),
    "amounts": Text("Belopp", "Amounts"),
    "payments": Text("Utbetalningar", "Payments"),
    "outcomes": Text("Utfall", "Outcomes"),
    "earmarks": Text("Öronmärkt", "Earmarked"),
    "common_pots": Text("Länens gemensamma potter", "Common pots"),
}
"""The sheet of each table; a spreadsheet allows 31 letters."""

_NARROW, _CODE, _MONEY, _NAME, _LONG = 10, 14, 20, 28, 48
_EXACT = ("entitlement_ore", "earned_ore", "figures")
"""What is exact is for who recomputes: it stands last in a sheet, and is not printed."""
_COLUMNS: dict[str, tuple[Text, int]] = {
    "grant": (Text("Bidrag", "Grant"), _NAME),
    "pot": (Text("Pott", "Pot"), _MONEY),
    "received": (Text("Fört hit", "Carried here"), _MONEY),
    "settled": (Text("Betalas ut", "Is paid"), _MONEY),
    "carried": (Text("Förs vidare", "Carried on"), _MONEY),
    "carried_to": (Text("Förs till", "Carried to"), _NAME),
    "returned": (Text("Till staten", "To the state"), _MONEY),
    "basis": (Text("Underlag", "Basis"), _CODE),
    "assumed": (Text("Antaget eller inte modellerat", "Assumed or not modelled"), _LONG),
    "unknown": (Text("Varför beloppet inte är känt", "Why the amount is not known"), _LONG),
    "kind": (Text("Slag", "Kind"), _CODE),
    "recipient": (Text("Kod", "Code"), _NARROW),
    "subject": (Text("Kod", "Code"), _NARROW),
    "name": (Text("Mottagare", "Recipient"), _NAME),
    "entitlement": (Text("Rätt till", "Entitled to"), _MONEY),
    "entitlement_ore": (Text("Rätt till, exakt i öre", "Entitled to, exactly, in öre"), _NAME),
    "earned": (Text("Intjänat", "Earned"), _MONEY),
    "earned_ore": (Text("Intjänat, exakt i öre", "Earned, exactly, in öre"), _NAME),
    "failed": (Text("Krav som inte är uppfyllda", "Requirements not met"), _LONG),
    "payment": (Text("Utbetalning nr", "Payment no."), _NARROW),
    "title": (Text("Utbetalning", "Payment"), _NAME),
    "amount": (Text("Belopp", "Amount"), _MONEY),
    "requirement": (Text("Krav", "Requirement"), _NAME),
    "period": (Text("Period", "Period"), _CODE),
    "state": (Text("Utfall", "Outcome"), _CODE),
    "figures": (Text("Vad som jämfördes, exakt", "What was compared, exactly"), _NAME),
    "reason_sv": (Text("Varför", "Why (Swedish)"), _LONG),
    "reason_en": (Text("Varför (engelska)", "Why"), _LONG),
    "source": (Text("Källa", "Source"), _LONG),
    "earmark": (Text("Öronmärkt till", "Earmarked for"), _NAME),
    "complete": (Text("Allt känt", "All known"), _NARROW),
}
_OF_TABLES = {
    ("common_pots", "pot"): (Text("Länets pott", "Common pot"), _NAME),
    ("common_pots", "amount"): (Text("Avsätter", "Sets aside"), _MONEY),
    ("outcomes", "name"): (Text("Vem", "Who"), _NAME),
}
_WORDS = {
    "kind": {
        "region": Text("region", "region"),
        "municipality": Text("kommun", "municipality"),
        "county": Text("län", "county"),
        "national": Text("nationell", "national"),
        "own": Text("egen lista", "own list"),
    },
    "basis": {
        "real": Text("verkligt", "real"),
        "derived": Text("härlett", "derived"),
        "synthetic": Text("påhittat", "made up"),
        "mixed": Text("delvis påhittat", "partly made up"),
    },
    "state": {
        "met": Text("uppfyllt", "met"),
        "not_met": Text("inte uppfyllt", "not met"),
        "not_known": Text("inte känt", "not known"),
    },
    "complete": {"yes": Text("ja", "yes"), "no": Text("nej", "no")},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet: what stands above it, its width in characters, and the type of its cells."""

    said: Text
    width: int
    type: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as people read it. Cells are text; a number is written as one by the type of its column."""

    name: Text
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: int
    """So many of the first columns are printed."""


def sheet(table: Table, agreement: Agreement, allocation: Allocation) -> Sheet:
    """The sheet of a table: grants and requirements by their titles, recipients with their names beside the code."""
    columns = [column.name for column in table.columns]
    who = next((name for name in ("recipient", "subject") if name in columns and "name" not in columns), None)
    types = {column.name: column.type for column in table.columns}
    columns.sort(key=lambda name: name in _EXACT)
    shown = [name for column in columns for name in ((column, "name") if column == who else (column,))]
    headings = tuple(Heading(*_column(table.name, name), types.get(name, "string")) for name in shown)
    names = _names(allocation)
    titles = _titles(agreement)
    rows = []
    for row in table.rows:
        cells = dict(zip(types, row, strict=True))
        if who:
            cells["name"] = names.get((cells.get("kind", ""), cells[who]), "")
        if table.name == "grants":
            assumed = allocation.grant(cells["grant"]).assumed
            cells["assumed"] = "\n".join(note(one, agreement, "sv") for one in assumed)
        if table.name == "payments":
            cells["title"] = cells["title"] or f"Utbetalning {cells['payment']}"
        rows.append(tuple(_cell(table.name, name, cells[name], titles) for name in shown))
    return Sheet(NAMES[table.name], headings, tuple(rows), sum(name not in _EXACT for name in shown))


def basis_word(basis: str) -> Text:
    """Real, made up or partly made up, in a word."""
    return _WORDS["basis"][basis]


def _column(table: str, name: str) -> tuple[Text, int]:
    return _OF_TABLES.get((table, name)) or _COLUMNS[name]


def _names(allocation: Allocation) -> dict[tuple[str, str], str]:
    """Names by kind and code, and by the code alone where no kind is told: a region and its county share their code."""
    lines = [line.recipient for grant in allocation.grants for line in grant.lines]
    alone = {("", str(one.code)): one.name for one in lines if one.kind != "county"}
    return {**alone, **{(str(one.kind), str(one.code)): one.name for one in lines}}


def _titles(agreement: Agreement) -> dict[str, dict[str, str]]:
    grants = {name: grant.title or name for name, grant in agreement.grants.items()}
    requirements = {name: one.title for name, one in agreement.requirements.items()}
    pots = {name: pot.title or name for name, pot in agreement.common_pots.items()}
    # An earmark's id is its grant's own; where two grants use one id for different things, the id is what is shown.
    marks: dict[str, set[str]] = {}
    for grant in agreement.grants.values():
        for name, mark in grant.earmarked.items():
            marks.setdefault(name, set()).add(mark.title or name)
    earmarks = {name: next(iter(said)) for name, said in marks.items() if len(said) == 1}
    return {
        "grant": grants,
        "carried_to": grants,
        "requirement": requirements,
        "failed": requirements,
        "common_pots.pot": pots,
        "earmark": earmarks,
    }


def _cell(table: str, column: str, text: str, titles: Mapping[str, Mapping[str, str]]) -> str:
    if column == "failed":
        return "; ".join(titles["failed"].get(one, one) for one in text.split())
    if column in _WORDS:
        return "; ".join(_WORDS[column][one].sv if one in _WORDS[column] else one for one in text.split())
    titled = titles.get(f"{table}.{column}") or titles.get(column)
    return titled.get(text, text) if titled else text
