"""A folder of tables: which files each has, and whether they are whole and alike, before anything is counted.

A table is one file or a folder of them (`contacts.parquet`, `contacts/…/part-0.parquet`, `contacts.csv`, `contacts.arrow`).
Every Parquet file is opened at its end, so that one that was cut off is refused and not read in part; Arrow files are gone through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.indicators.arrow_files import whole_schema
from dagmar.indicators.csv_files import Layout, layout_of, mixed_zones, twice
from dagmar.indicators.footers import Said, said_by
from dagmar.indicators.tables import NAMES, TABLES, kinds_in
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

MARK = b"dagmar.basis"
"""A Parquet or Arrow file that says `synthetic` under this key in its metadata makes every figure computed from it synthetic."""
Form = Literal["parquet", "csv", "arrow"]
FORMS: Mapping[str, Form] = {".parquet": "parquet", ".csv": "csv", ".arrow": "arrow", ".feather": "arrow"}
"""How a table can be written, by the ending of its files."""
_CALLED: Mapping[Form, str] = {"parquet": "Parquet", "csv": "CSV", "arrow": "Arrow"}


@dataclass(frozen=True)
class Files:
    """The files of one table, all in one `form`. `layout` is how they are written when they are CSV.

    `marks` are what they say of their basis; `said` what they say at their ends of the rows they hold, if they do.
    """

    paths: tuple[Path, ...]
    form: Form
    layout: Layout | None
    marks: frozenset[str]
    said: Said | None = None

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.paths)


class _End(NamedTuple):
    """What stands at the end of a Parquet file."""

    schema: pa.Schema
    footer: pq.FileMetaData


def files_in(folder: Path, *, unreadable: Mapping[Form, str] = {}) -> dict[str, Files]:
    """The tables of a folder, by name. `unreadable` are the forms that the engine cannot read, with its name.

    Raises:
        Refused: `data-not-found`, or everything that is wrong with the files: `parquet-broken`, `arrow-broken`,
            `columns-differ`, `time-zones-mixed`, `formats-mixed`, `format-not-for-engine`, `not-utf-8`, `heading-twice`.
    """
    problems: list[Problem] = []
    found: dict[str, Files] = {}
    for name in NAMES:
        paths = [path for ending in FORMS for path in _paths(folder, name, ending)]
        forms = [*dict.fromkeys(FORMS[path.suffix] for path in paths)]
        if len(forms) > 1:
            problems.append(_formats_mixed(name, paths))
        elif forms and forms[0] in unreadable:
            problems.append(_not_for_engine(paths[0], unreadable[forms[0]]))
        elif forms:
            try:
                found[name] = _files(name, forms[0], paths)
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(problems)
    if not found:
        raise Refused([nothing(str(folder))])
    return found


def _paths(folder: Path, name: str, ending: str) -> list[Path]:
    alone = folder / f"{name}{ending}"
    return [*sorted((folder / name).rglob(f"*{ending}")), *([alone] if alone.is_file() else [])]


def _files(name: str, form: Form, paths: Sequence[Path]) -> Files:
    if form == "csv":
        return Files(tuple(paths), form, layout_of(paths), frozenset({""}))
    problems: list[Problem] = []
    said: Said | None = None
    if form == "arrow":
        schemas = _schemas(name, paths, problems)
    else:
        ends = _ends(paths, problems)
        schemas = {path: end.schema for path, end in ends.items()}
        said = said_by([end.footer for end in ends.values()], TABLES[name].identity if name in TABLES else "")
    problems += _differing(schemas)
    if problems:
        raise Refused(problems)
    return Files(tuple(paths), form, None, _marks(schemas), said)


def _schemas(name: str, paths: Sequence[Path], problems: list[Problem]) -> dict[Path, pa.Schema]:
    schemas: dict[Path, pa.Schema] = {}
    for path in paths:
        try:
            schemas[path] = whole_schema(path, kinds_in(name))
        except Refused as refused:
            problems += refused.problems
    problems += [twice(path, one.names) for path, one in schemas.items() if len(set(one.names)) < len(one.names)]
    return schemas


def _marks(schemas: Mapping[Path, pa.Schema]) -> frozenset[str]:
    return frozenset((schema.metadata or {}).get(MARK, b"").decode(errors="replace") for schema in schemas.values())


def _ends(files: Sequence[Path], problems: list[Problem]) -> dict[Path, _End]:
    ends: dict[Path, _End] = {}
    for file in files:
        try:
            with pq.ParquetFile(file) as opened:
                ends[file] = _End(opened.schema_arrow, opened.metadata)
        except (pa.ArrowException, OSError, ValueError) as broken:
            problems.append(_broken(file, str(broken).splitlines()[0][:120]))
    return ends


def _differing(schemas: Mapping[Path, pa.Schema]) -> Iterable[Problem]:
    first = next(iter(schemas.items()), None)
    if first is None:
        return
    for file, schema in schemas.items():
        if file is first[0] or schema.equals(first[1]):
            continue
        zones = [
            one.name
            for one in schema
            if pa.types.is_timestamp(one.type)
            and (at := first[1].get_field_index(one.name)) >= 0
            and pa.types.is_timestamp(first[1].field(at).type)
            and one.type.tz != first[1].field(at).type.tz
        ]
        if zones:
            also = ((Place(str(first[0])), Text("så står de här", "as they stand here")),)
            yield mixed_zones(str(file), zones, also)
        elif {(one.name, str(one.type)) for one in schema} != {(one.name, str(one.type)) for one in first[1]}:
            yield _columns_differ(file, first[0], schema, first[1])


def nothing(place: str) -> Problem:
    """No table of ours is there."""
    names = ", ".join(NAMES)
    return Problem(
        "data-not-found",
        Place(place),
        Text(
            "Här finns ingen tabell som indikatorer räknas på.",
            "There is no table here that indicators are counted on.",
        ),
        Text(f"Tabellerna heter {names}.", f"The tables are called {names}."),
    )


def _broken(file: Path, why: str) -> Problem:
    return Problem(
        "parquet-broken",
        Place(str(file)),
        Text(f"Filen är inte en hel Parquetfil ({why}).", f"The file is not a whole Parquet file ({why})."),
        Text("Skriv filen på nytt; inget har räknats.", "Write the file again; nothing was counted."),
    )


def _columns_differ(file: Path, first: Path, one: pa.Schema, other: pa.Schema) -> Problem:
    left = {(field.name, str(field.type)) for field in one} ^ {(field.name, str(field.type)) for field in other}
    named = ", ".join(sorted({name for name, _ in left}))
    return Problem(
        "columns-differ",
        Place(str(file)),
        Text(f"Filerna i tabellen har olika kolumner: {named}.", f"The files of the table differ in columns: {named}."),
        Text("Skriv alla filer med samma kolumner och slag.", "Write every file with the same columns and kinds."),
        also=((Place(str(first)), Text("så står de här", "as they stand here")),),
    )


def _formats_mixed(name: str, paths: Sequence[Path]) -> Problem:
    firsts = {_CALLED[FORMS[path.suffix]]: path for path in reversed(paths)}
    (called, one), *others = sorted(firsts.items(), key=lambda first: paths.index(first[1]))
    listed = [called, *(other for other, _ in others)]
    return Problem(
        "formats-mixed",
        Place(str(one)),
        Text(f"{name} finns både som {' och '.join(listed)}.", f"{name} is there as both {' and '.join(listed)}."),
        Text("Låt ett av slagen ligga kvar.", "Leave one kind of them there."),
        also=tuple((Place(str(other)), Text("och här", "and here")) for _, other in others),
    )


def _not_for_engine(path: Path, engine: str) -> Problem:
    called = _CALLED[FORMS[path.suffix]]
    return Problem(
        "format-not-for-engine",
        Place(str(path)),
        Text(f"{engine} läser inte filer i {called}.", f"{engine} does not read files in {called}."),
        Text(
            "Skriv tabellen som Parquet, eller räkna med --backend duckdb.",
            "Write the table as Parquet, or compute with --backend duckdb.",
        ),
    )
