"""Files of facts as other programs write them: the same rows of text in each format, and workbooks made by hand.

Workbooks are written part by part, as each program does it, where the way of writing is what is tested.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

Rows = Sequence[Mapping[str, Any]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def headings(rows: Rows) -> list[str]:
    """Every column that some row has, in the order met."""
    return list(dict.fromkeys(name for row in rows for name in row))


def write_csv(path: Path, rows: Rows) -> None:
    """As a spreadsheet program in Sweden saves it: semicolons, and a byte order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, headings(rows), delimiter=";", restval="")
        writer.writeheader()
        writer.writerows(rows)


def write_json(path: Path, rows: Rows) -> None:
    """A list of objects, one a line."""
    path.write_text("[" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]", encoding="utf-8")


def write_parquet(path: Path, rows: Rows) -> None:
    """Every column as text."""
    names = headings(rows)
    pq.write_table(pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}), path)


def write_xlsx(path: Path, rows: Rows) -> None:
    """One sheet, each cell as it is given: text as text, numbers as numbers."""
    names = headings(rows)
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Uppgifter")
        sheet.write_row(0, 0, names)
        for line, row in enumerate(rows, start=1):
            for name, content in row.items():
                write = sheet.write_string if isinstance(content, str) else sheet.write_number
                write(line, names.index(name), content)


WRITERS: Mapping[str, Callable[[Path, Rows], None]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
}


def workbook(path: Path, sheets: Mapping[str, str], *, more: Mapping[str, bytes] | None = None) -> None:
    """A workbook of sheets given as the XML between <worksheet> and </worksheet>, and whatever other parts are wanted."""
    names = list(sheets)
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    }
    for at, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_MAIN}">{sheets[name]}</worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, xml in parts.items():
            packed.writestr(part, xml)
        for part, content in (more or {}).items():
            packed.writestr(part, content)


def sheet(*rows: Sequence[str], after: str = "") -> str:
    """Rows of cells, each cell given as its own XML or as plain text, without names of cells: as few programs do, yet may."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f"<sheetData>{lines}</sheetData>{after}"


def _cell(content: str) -> str:
    return content if content.startswith("<c") else f'<c t="inlineStr"><is><t>{content}</t></is></c>'
