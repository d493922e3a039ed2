"""Which recipient a cell means: a code that somebody has had, with its leading zero, never a name guessed at."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from dagmar.facts.cells import Cell
from dagmar.facts.findings import Findings
from dagmar.registry.tables import read_rows
from dagmar.text import Text

NATION = "00"
_CODE = re.compile(r"[0-9]{2}|[0-9]{4}")
_CODE_WITHOUT_ZERO = re.compile(r"[1-9]|[1-9][0-9]{2}")


def recipient_of(cell: Cell, found: Findings, own: Collection[str] = ()) -> str | None:
    """The code in a cell; None, with what is wrong told: a lost zero, a name, or a code that nobody has had.

    `own` are the codes that the agreement lists itself.
    """
    code = cell.text.lower()
    if code in own or code in _known():
        return code
    if _CODE_WITHOUT_ZERO.fullmatch(code) and f"0{code}" in _known():
        found.tell("leading-zero-lost", cell, code=f"0{code}")
    elif _CODE.fullmatch(code):
        found.tell("recipient-unknown", cell)
    else:
        found.tell("recipient-code", cell, named=_codes_of(code))
    return None


@cache
def _known() -> frozenset[str]:
    tables = (read_rows(table) for table in ("regions", "municipalities", "national"))
    return frozenset({NATION, *(row["code"] for rows in tables for row in rows)})


def _codes_of(name: str) -> Text:
    """`Region Gotland är 09. `: the codes of a name, ready to stand before the advice; empty when nobody has it."""
    regions = [("regions", "short_name"), ("region_names", "name")]
    municipalities = [("municipalities", "short_name"), ("municipalities", "name")]
    rows = ((row, column) for table, column in regions + municipalities for row in read_rows(table))
    codes = list(dict.fromkeys(row["code"] for row, column in rows if row[column].lower() == name))
    if not codes:
        return Text("", "")
    return Text(f"”{name.title()}” är {' eller '.join(codes)}. ", f"“{name.title()}” is {' or '.join(codes)}. ")
