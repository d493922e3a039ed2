"""A table as a plain workbook (XLSX): what it is about on one sheet, its values on the other.

Text stays text: what begins with = is no formula, and what looks like an address no link. The same content gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from rustpy_xlsxwriter import Format, write_worksheets

from dagmar.publication.packing import repacked

ABOUT, VALUES = "Om", "Värden"
WIDTHS = {ABOUT: 100.0, VALUES: 14.0}
LONGEST = 32_767
"""Characters that a cell can hold; a longer text ends with … in the workbook, and is whole in the other files."""
_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ALWAYS = b"1980-01-01T00:00:00Z"


def workbook(table: pa.Table, about: Sequence[str], *, warns: bool) -> bytes:
    """A workbook of the table, with the lines that tell what it is about. `warns`: the first of them is a warning, in red.

    Raises:
        TypeError: a column that is neither text nor numbers, which the library would leave empty without a word.
    """
    first, *others = map(_fitting, about)
    target = io.BytesIO()
    write_worksheets(
        [(ABOUT, [{first: line} for line in others] or [{first: None}]), (VALUES, _writable(table))],
        target,
        column_width=WIDTHS,
        freeze_panes={VALUES: {"row": 1, "col": 0}},
        header_format={VALUES: Format().set_bold(), **({ABOUT: _warning()} if warns else {})},
    )
    return repacked(target.getvalue(), zipfile.ZIP_DEFLATED, each=_at_no_time)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _writable(table: pa.Table) -> pa.Table:
    for number, one in enumerate(table.schema):
        if not (pa.types.is_string(one.type) or pa.types.is_floating(one.type) or pa.types.is_integer(one.type)):
            raise TypeError(f"{one.name} is {one.type}")
        if pa.types.is_string(one.type) and (pc.max(pc.utf8_length(table[number])).as_py() or 0) > LONGEST:
            texts = [text and _fitting(text) for text in table[number].to_pylist()]
            table = table.set_column(number, one.name, pa.array(texts, pa.string()))
    return table


def _warning() -> Format:
    return Format().set_bold().set_font_color("#B00020")


def _at_no_time(name: str, content: bytes) -> bytes:
    """Without the clock: the library writes when the workbook was made, and cannot be told not to."""
    return _NOW.sub(_ALWAYS, content) if name == "docProps/core.xml" else content
