"""A table as a plain workbook (XLSX): what it is about on one sheet, its values on the other.

Text stays text: what begins with = is no formula, and what looks like an address no link. The same content gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import pyarrow as pa
from rustpy_xlsxwriter import Format, write_worksheets

ABOUT, VALUES = "Om", "Värden"
WIDTHS = {ABOUT: 100.0, VALUES: 14.0}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ALWAYS = b"1980-01-01T00:00:00Z"


def workbook(table: pa.Table, about: Sequence[str], *, warns: bool) -> bytes:
    """A workbook of the table, with the lines that tell what it is about. `warns`: the first of them is a warning, in red."""
    first, *others = about
    target = io.BytesIO()
    write_worksheets(
        [(ABOUT, [{first: line} for line in others] or [{first: None}]), (VALUES, table)],
        target,
        column_width=WIDTHS,
        freeze_panes={VALUES: {"row": 1, "col": 0}},
        header_format={VALUES: Format().set_bold(), **({ABOUT: _warning()} if warns else {})},
    )
    return _at_no_time(target)


def _warning() -> Format:
    return Format().set_bold().set_font_color("#B00020")


def _at_no_time(packed: io.BytesIO) -> bytes:
    """The same without the clock: the library writes when it was made, and cannot be told not to."""
    target = io.BytesIO()
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = _NOW.sub(_ALWAYS, content)
            kept.writestr(zipfile.ZipInfo(part.filename, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
