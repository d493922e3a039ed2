"""One table of cases for reading facts: a row a code, with a file that gives it and one that does not.

A case says where the problem is and what its message must show: the value that was wrong, in both languages. The second
file is what the help asks for, so following the help literally is tested too.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.facts.limits import LIMITS, Limits
from tests.facts.writers import sheet, workbook, write_parquet, write_xlsx

Content = str | bytes | Callable[[Path], None]
HEAD = "recipient;indicator;period;value"
GOOD = f"{HEAD}\n0180;sip-barn;2024;61 av 80\n"
ROW = {"recipient": "0180", "indicator": "sip-barn", "period": "2024", "value": "61 av 80"}
TABLE = (tuple(ROW), tuple(ROW.values()))


@dataclass(frozen=True)
class Case:
    """A file that is wrong in one way, and one that is right. `at` is line and column; 0 means the whole file."""

    code: str
    wrong: Content
    right: Content | None
    at: tuple[int, int] = (0, 0)
    says: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    name: str = "facts.csv"
    limits: Limits = field(default=LIMITS)
    warning: bool = False

    def write(self, content: Content, folder: Path) -> Path:
        path = folder / self.name
        if callable(content):
            content(path)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def rows(*lines: str, head: str = HEAD) -> str:
    return "\n".join([head, *lines]) + "\n"


def one(code: str, head: str, wrong: str, right: str, column: int, *says: str, **more: object) -> Case:
    """A case of one row of CSV, wrong in one cell."""
    return Case(code, rows(wrong, head=head), rows(right, head=head), (2, column), says, **more)  # type: ignore[arg-type] # by name


def value(code: str, wrong: str, right: str, *says: str, **more: object) -> Case:
    """A case of one value, in the fourth column, with its unit beside it: `101 %;share`."""
    start = "0180;sip-barn;2024"
    return one(code, f"{HEAD};unit", f"{start};{wrong}", f"{start};{right}", 4, *says, **more)


def parts(code: str, wrong: str, right: str, column: int, *says: str) -> Case:
    """A case of numerator, denominator and value."""
    start = "0180;sip-barn;2024"
    head = "recipient;indicator;period;numerator;denominator;value;unit"
    return one(code, head, f"{start};{wrong}", f"{start};{right}", column, *says)


def with_cell(code: str, column: str, wrong: str, right: str, *says: str, **more: object) -> Case:
    """A case of one more column."""
    return one(code, f"{HEAD};{column}", f"0180;x;2024;1;{wrong}", f"0180;x;2024;1;{right}", 5, *says, **more)


def xlsx(*table: tuple[str, ...], after: str = "", name: str = "Blad1") -> Callable[[Path], None]:
    return lambda path: workbook(path, {name: sheet(*table, after=after)})


def swollen(path: Path) -> None:
    """A workbook of some kilobytes with a part of two million blanks."""
    workbook(path, {"Blad1": sheet(*TABLE)}, more={"xl/media/image1.png": b" " * 2_000_000})


def floats32(path: Path) -> None:
    columns = {name: [text] for name, text in ROW.items()}
    pq.write_table(pa.table(columns | {"value": pa.array([0.1], pa.float32())}), path)


def floats64(path: Path) -> None:
    columns = {name: [text] for name, text in ROW.items()}
    pq.write_table(pa.table(columns | {"value": pa.array([0.1], pa.float64())}), path)


def cut_parquet(path: Path) -> None:
    write_parquet(path, [ROW] * 50)
    path.write_bytes(path.read_bytes()[:-200])


def cut_zip(path: Path) -> None:
    write_xlsx(path, [ROW])
    path.write_bytes(path.read_bytes()[:-100])


def two_sheets(first: str, second: str) -> Callable[[Path], None]:
    return lambda path: workbook(path, {first: sheet(*TABLE), second: sheet(*TABLE)})


def beside(path: Path) -> None:
    workbook(path, {"Uppgifter": sheet(*TABLE), "Anteckningar": sheet(("ring Kalle",))})


def no_sheet_of_facts(path: Path) -> None:
    workbook(path, {"Läs mig": sheet(("hej",)), "Data": sheet(("kommun", "mål"))})


def far_corner(path: Path) -> None:
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    workbook(path, {"Blad1": sheet(*TABLE).replace("</sheetData>", f"{cell}</sheetData>")})


def folder(path: Path) -> None:
    path.mkdir()


MERGED = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
FORMULA = "<c><f>61/80</f></c>"
COMPUTED = "<c><f>61/80</f><v>0.7625</v></c>"
BROKEN = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
CP1252 = rows("0180;sip-barn;2024;1;Socialförvaltningen", head=f"{HEAD};källa")

FILES = (
    Case("file-not-found", lambda _: None, GOOD, says=("facts.csv",)),
    Case("not-a-file", folder, GOOD, says=("facts.csv",), help=("inte mappen",)),
    Case("file-unreadable", GOOD, GOOD, says=("facts.csv",), help=("får läsa",)),
    Case("format-unknown", GOOD, None, says=(".xls",), help=(".xlsx",), name="facts.xls"),
    Case("file-too-large", GOOD, None, says=("61", "40"), limits=Limits(file_bytes=40)),
    Case("too-many-rows", rows("0180;x;2024;1", "0180;x;2025;1"), GOOD, (3, 1), ("1",), limits=Limits(rows=1)),
    Case("file-empty", "", GOOD),
    Case("encoding-cp1252", CP1252.encode("cp1252"), CP1252, (1, 1), ("”källa”",), warning=True),
    Case("encoding-unknown", GOOD.encode("utf-16"), GOOD, says=("UTF-16",), help=("CSV UTF-8",)),
    Case("csv-broken", rows('0180;"x;2024;1'), rows('0180;"x";2024;1'), (2, 1), ("aldrig", "never")),
    Case("json-broken", '[{"recipient": "0180"', None, (1, 22), ("kommatecken",), name="facts.json"),
    Case("json-not-a-list", '{"recipient": "0180"}', None, (1, 1), ("{",), ("[{",), name="facts.json"),
    Case("json-not-an-object", '[\n  "0180"\n]', None, (2, 3), ('"0180"',), name="facts.json"),
    Case(
        "parquet-broken", cut_parquet, lambda path: write_parquet(path, [ROW]), says=("slutet",), name="facts.parquet"
    ),
    Case("parquet-type", floats32, floats64, (0, 4), ("value", "float"), ("double",), name="facts.parquet"),
    Case("xlsx-broken", cut_zip, lambda path: write_xlsx(path, [ROW]), says=("zip",), name="facts.xlsx"),
    Case("workbook-unpacks-too-large", swollen, xlsx(*TABLE), says=("image1.png",), name="facts.xlsx"),
    Case("too-many-cells", far_corner, xlsx(*TABLE), says=("XFD1048576", "17179869184", "10000000"), name="facts.xlsx"),
    Case(
        "many-problems",
        rows("114;x;2024;1", "115;x;2024;;"),
        GOOD,
        says=("2 anmärkningar",),
        limits=Limits(shown_per_kind=1),
    ),
    Case(
        "more-of-the-same",
        rows(*["114;x;2024;1"] * 5),
        GOOD,
        says=("3 till", "leading-zero-lost", "6:1"),
        limits=Limits(shown_per_kind=2),
    ),
)
TABLES = (
    Case("no-rows", f"{HEAD}\n;;;\n", GOOD),
    Case(
        "column-unknown",
        rows("0180;x;2024;1;alla", head=f"{HEAD};köön"),
        rows("0180;x;2024;1;alla", head=f"{HEAD};kön"),
        (1, 5),
        ("köön",),
        ("”kön”",),
    ),
    Case("column-twice", rows("0180;x;2024;1;1", head=f"{HEAD};värde"), GOOD, (1, 5), ("värde", "value")),
    Case(
        "column-missing",
        rows("0180;2024;1", head="recipient;period;value"),
        GOOD,
        (1, 1),
        ("indicator",),
        ("indikator",),
    ),
    Case(
        "column-without-name",
        rows("0180;x;2024;1;summa", head=f"{HEAD};"),
        rows("0180;x;2024;1;", head=f"{HEAD};"),
        (2, 5),
        ("summa",),
    ),
    Case("header-not-first", f"Redovisning;;;\n{GOOD}", GOOD, (1, 1), ("rad 2", "Redovisning")),
    Case("row-length", GOOD.replace(";", ",").replace("61 av 80", "0,95"), GOOD, (2, 5), ("5", "4"), ("decimalkomma",)),
    Case(
        "mixed-decimal-signs",
        rows("0114;x;2024;1.234", "0180;x;2024;0,5"),
        rows("0114;x;2024;1,234", "0180;x;2024;0,5"),
        (3, 4),
        ("0,5", "rad 3", "1.234", "rad 2"),
    ),
    Case("sheet-missing", no_sheet_of_facts, xlsx(*TABLE), says=("Läs mig", "Data"), name="facts.xlsx"),
    Case(
        "sheets-several",
        two_sheets("2023", "2024"),
        two_sheets("2023", "Facts"),
        says=("2023", "2024"),
        name="facts.xlsx",
    ),
    Case(
        "sheet-not-read",
        beside,
        xlsx(*TABLE),
        says=("Anteckningar",),
        help=("Uppgifter",),
        name="facts.xlsx",
        warning=True,
    ),
    Case(
        "merged-cells",
        xlsx(*TABLE, TABLE[1], after=MERGED),
        xlsx(*TABLE),
        (2, 1),
        ("A2:A3", "Blad1"),
        name="facts.xlsx",
    ),
    Case(
        "formula-without-value",
        xlsx(TABLE[0], (*TABLE[1][:3], FORMULA)),
        xlsx(TABLE[0], (*TABLE[1][:3], COMPUTED)),
        (2, 4),
        ("”Blad1”, cell D2",),
        ("spara",),
        name="facts.xlsx",
    ),
    Case(
        "cell-is-error",
        xlsx(TABLE[0], (*TABLE[1][:3], BROKEN)),
        xlsx(TABLE[0], (*TABLE[1][:3], COMPUTED)),
        (2, 4),
        ("D2", "#DIV/0!"),
        name="facts.xlsx",
    ),
)
ROWS = (
    one("cell-missing", HEAD, "0180;;2024;1", "0180;x;2024;1", 2, "0180", "recipient", "indicator"),
    with_cell("cell-too-long", "note", "x" * 21, "x" * 20, "21", "20", limits=Limits(cell_characters=20)),
    Case(
        "cell-not-plain",
        '[{"recipient": "0180", "indicator": "x", "period": "2024",\n"value": true}]',
        '[{"recipient": "0180", "indicator": "x", "period": "2024", "value": "met"}]',
        (2, 1),
        ("value", "true"),
        name="facts.json",
    ),
    one(
        "leading-zero-lost",
        HEAD,
        "114;x;2024;1",
        "0114;x;2024;1",
        1,
        "114",
        "0114",
        help=("0114", "Text", "Kalkylprogram"),
    ),
    one("recipient-code", HEAD, "Gotland;x;2024;1", "09;x;2024;1", 1, "Gotland", help=("09 eller 0980",)),
    one("recipient-unknown", HEAD, "0199;x;2024;1", "0180;x;2024;1", 1, "0199"),
    one("period-unreadable", HEAD, "0180;x;2024-13;1", "0180;x;2024-12;1", 3, "2024-13", help=("2024-01/2024-06",)),
    Case(
        "period-became-date",
        lambda path: dated(path, "2024-01-01"),
        lambda path: dated(path, "2024-01-31"),
        (2, 3),
        ("2024-01-01", "C2"),
        ("2024-01 om månaden",),
        name="facts.xlsx",
    ),
    with_cell("sex-unknown", "kön", "kvinor", "kvinnor", "kvinor", help=("kvinnor", "women")),
    with_cell("basis-unknown", "basis", "verkligt data", "verkligt", "verkligt data", help=("verkligt", "synthetic")),
    with_cell("date-unreadable", "date", "31/3 2025", "2025-03-31", "31/3 2025", "date", help=("2025-03-31",)),
    with_cell("time-without-zone", "recorded", "2025-03-31 14:00", "2025-03-31T14:00+02:00", "14:00", "recorded"),
    one(
        "missing-unknown",
        f"{HEAD};missing",
        "0180;x;2024;;sekretes",
        "0180;x;2024;;sekretess",
        5,
        "sekretes",
        help=("sekretess", "not_reported"),
    ),
    Case(
        "observation-repeated",
        rows("0180;x;2024;1", "0180;x;2024;1"),
        GOOD,
        (3, 1),
        ("x för 0180, 2024",),
        warning=True,
    ),
    Case(
        "observation-twice",
        rows("0180;x;2024;1", "0180;x;2024;2"),
        GOOD,
        (3, 1),
        ("1 number och 2 number",),
        ("recorded",),
    ),
)
FIGURES = (
    value("value-missing", ";", "not_reported;", "inte noll", "not zero", help=("missing", "not_applicable")),
    value("value-unknown", "upfyllt;", "uppfyllt;", "upfyllt", help=("uppfyllt", "not_met")),
    Case(
        "value-became-date",
        lambda path: dated(path, "2024", "2024-03-01"),
        xlsx(*TABLE),
        (2, 4),
        ("2024-03-01", "D2"),
        name="facts.xlsx",
    ),
    value("number-too-long", "9" * 41 + ";", "9" * 40 + ";", "99", "40"),
    one("two-answers", f"{HEAD};missing", "0180;x;2024;1;secret", "0180;x;2024;;secret", 4, "1", "secret"),
    parts("value-against-parts", "61;80;77 %;", "61;80;76 %;", 6, "77 %", "61", "80", "0.7625"),
    parts("part-missing", "61;;;", "61;80;;", 4, "numerator", "61", "denominator"),
    parts("denominator-zero", "0;0;;", "0;1;;", 5, "0 av 0"),
    parts("numerator-above-denominator", "81;80;;share", "81;80;;per person", 4, "81", "80"),
    value("share-above-one", "101 %;share", "100 %;share", "101 %", "value", help=("95 %",)),
    value("below-zero", "-1;persons", "0;persons", "-1", "value"),
    value("persons-not-whole", "1,234;persons", "1 234;persons", "1,234", help=("1 234",)),
    value("percent-unit", "95 %;kr", "95;kr", "95 %", "kr"),
    value("percent-or-share", "0,95;%", "0,95;share", "0,95", "procent", warning=True),
    with_cell("unit-nearly-known", "unit", "persona", "personer", "persona", help=("person",), warning=True),
    value("digits-badly-grouped", "544 99 160;kr", "54 499 160;kr", "544 99 160"),
    value("two-decimal-signs", "1.234,5;kr", "1 234,5;kr", "1.234,5"),
    value("not-a-number", "12x;kr", "12;kr", "12x"),
)
CASES: tuple[Case, ...] = (*FILES, *TABLES, *ROWS, *FIGURES)


def dated(path: Path, period: str, figure: str = "1") -> None:
    """A workbook where a spreadsheet program has made dates of what was typed: what looks like a day is kept as one."""
    style = (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    cells = [_date_cell(text) if len(text) == 10 else text for text in (period, figure)]
    workbook(path, {"Blad1": sheet(TABLE[0], ("0180", "x", *cells))}, more={"xl/styles.xml": style})
    _relate_styles(path)


def _date_cell(day: str) -> str:
    number = (date.fromisoformat(day) - date(1899, 12, 30)).days
    return f'<c s="1"><v>{number}</v></c>'


def _relate_styles(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    added = b'<Relationship Id="rId99" Type="' + kind + b'" Target="styles.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", added)
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
