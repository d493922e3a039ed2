"""CSV: read as text by every engine, held to the kinds that we know, and only then made into values.

An engine that guesses takes the zero off a code, reads a broken number as missing, or leaves a short row half empty, each
in its own way. So the mark between columns and the headings are found here and given to the engine, which reads text alone;
one question counts the values that are not what their column holds; and the same casts make values of them on every engine.
An empty field is missing. Times say their offset from UTC everywhere in a column, or nowhere, and are then in UTC.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import ibis

from dagmar.indicators.asking import answer
from dagmar.indicators.tables import Kind, kinds_in
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

MARKS = (",", ";", "\t")
_OFFSET = r"(Z|[+-]\d\d:\d\d)$"
FORMS: Mapping[Kind, str] = {
    "whole": r"^-?\d{1,18}$",
    "decimal": r"^-?\d{1,12}(\.\d{1,6})?$",
    "yes_no": r"^(true|false|True|False|TRUE|FALSE)$",
    "time": r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?(Z|[+-]\d\d:\d\d)?$",
    "day": r"^\d{4}-\d\d-\d\d$",
}
_WRITTEN: Mapping[Kind, str] = {
    "whole": "75",
    "decimal": "0.5",
    "yes_no": "true, false",
    "time": "2024-02-01T09:00:00",
    "day": "2024-02-01",
}


class Layout(NamedTuple):
    """How the files of a table are written: the mark between columns, and the headings."""

    mark: str
    headings: tuple[str, ...]


def layout_of(files: Sequence[Path]) -> Layout:
    """The same for every file of a table, or refused.

    Raises:
        Refused: `not-utf-8`, `columns-differ`, or `heading-twice`.
    """
    problems: list[Problem] = []
    found: dict[Path, Layout] = {}
    for file in files:
        bad = _not_utf_8(file)
        if bad is not None:
            problems.append(bad)
            continue
        with file.open(encoding="utf-8-sig", newline="") as lines:
            first = next(lines, "")
        mark = max(MARKS, key=first.count)
        found[file] = Layout(mark, tuple(next(csv.reader([first], delimiter=mark), [])))
    for file, layout in found.items():
        first_file = next(iter(found))
        if layout != found[first_file]:
            problems.append(_headings_differ(file, first_file))
        elif len(set(layout.headings)) < len(layout.headings):
            problems.append(twice(file, layout.headings))
    if problems:
        raise Refused(problems)
    return next(iter(found.values()))


def _not_utf_8(file: Path) -> Problem | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as content:
        try:
            while piece := content.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return Problem(
                "not-utf-8",
                Place(str(file)),
                Text("Filen är inte skriven i UTF-8.", "The file is not written in UTF-8."),
                Text("Spara den som CSV i UTF-8.", "Save it as CSV in UTF-8."),
            )
    return None


def values_of(table: Any, name: str, place: str) -> Any:
    """A table of texts as one of values of our kinds; columns that are not ours stay text.

    Raises:
        Refused: `value-of-another-kind` or `time-zones-mixed`, every column at once.
    """
    texts = table.mutate(**{column: table[column].nullif("") for column in table.columns})
    kinds = {column: kind for column, kind in kinds_in(name).items() if column in texts.columns and kind != "text"}
    if not kinds:
        return texts
    asked: dict[str, Any] = {}
    for column, kind in kinds.items():
        good = texts[column].re_search(FORMS[kind])
        asked[f"bad_{column}"] = ibis.ifelse(good, 0, 1).sum(where=texts[column].notnull())
        asked[f"such_{column}"] = texts[column].min(where=~good)
        if kind == "time":
            asked[f"marked_{column}"] = (good & texts[column].re_search(_OFFSET)).sum()
            asked[f"good_{column}"] = good.sum()
    (found,) = answer(texts.aggregate(**asked)).to_pylist()
    problems = list(_wrong(found, kinds, place))
    if problems:
        raise Refused(problems)
    return texts.mutate(
        **{column: _value(texts[column], kind, bool(found.get(f"marked_{column}"))) for column, kind in kinds.items()}
    )


def _value(text: Any, kind: Kind, marked: bool) -> Any:  # noqa: FBT001 -- of the column, found a line above
    if kind == "yes_no":
        return text.lower() == "true"
    if kind == "time":
        return text.cast(ibis.dtype("timestamp('UTC')") if marked else ibis.dtype("timestamp"))
    return text.cast({"whole": "int64", "decimal": "decimal(18, 6)", "day": "date"}[kind])


def _wrong(found: Mapping[str, Any], kinds: Mapping[str, Kind], place: str) -> Iterator[Problem]:
    for column, kind in kinds.items():
        if found[f"bad_{column}"]:
            yield _other_value(place, column, kind, int(found[f"bad_{column}"]), str(found[f"such_{column}"]))
        elif 0 < (found.get(f"marked_{column}") or 0) < (found.get(f"good_{column}") or 0):
            yield mixed_zones(place, [column])


def _other_value(place: str, column: str, kind: Kind, count: int, such: str) -> Problem:
    return Problem(
        "value-of-another-kind",
        Place(place),
        Text(
            f"{column} har {count} värden som inte kan läsas, till exempel ”{such}”.",
            f"{column} has {count} values that cannot be read, such as “{such}”.",
        ),
        Text(
            f"Skriv dem som {_WRITTEN[kind]}; det som inte är känt lämnas tomt.",
            f"Write them as {_WRITTEN[kind]}; what is not known is left empty.",
        ),
    )


def mixed_zones(place: str, columns: Sequence[str], also: tuple[tuple[Place, Text], ...] = ()) -> Problem:
    """Times of a column that say their zone in different ways, or only now and then."""
    named = ", ".join(columns)
    return Problem(
        "time-zones-mixed",
        Place(place),
        Text(
            f"{named}: tider i olika tidszoner, eller med och utan, är blandade.",
            f"{named}: times in different zones, or with and without one, are mixed.",
        ),
        Text("Skriv alla tider i UTC, på samma sätt överallt.", "Write every time in UTC, the same way everywhere."),
        also=also,
    )


def _headings_differ(file: Path, first: Path) -> Problem:
    return Problem(
        "columns-differ",
        Place(str(file)),
        Text(
            "Filen har inte samma rubriker som tabellens andra filer.",
            "The file has not the headings of the table's others.",
        ),
        Text("Skriv alla filer med samma kolumner.", "Write every file with the same columns."),
        also=((Place(str(first)), Text("så står de här", "as they stand here")),),
    )


def twice(file: Path, headings: Sequence[str]) -> Problem:
    """Two columns of a file have the same name."""
    named = ", ".join(sorted({one for one in headings if headings.count(one) > 1}))
    return Problem(
        "heading-twice",
        Place(str(file), 1),
        Text(f"Rubriken {named} står två gånger.", f"The heading {named} stands twice."),
        Text("Låt varje kolumn ha sitt eget namn.", "Let each column have a name of its own."),
    )
