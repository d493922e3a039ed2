"""The aggregate, ready to be handed in: a file of facts, and beside it what it was made from.

The file has the columns of facts (docs/reference/facts.md), so that it can be assessed as it is. A rate stands as
`per` × cases over inhabitants, a median as a value; what its columns do not tell of a mean or a median stands in the note.
The document beside it, `FILE.json`, has the text and the hash of each definition, rows read, used and left out by reason, the
time taken and the version. Both are written whole or not at all. What stands in them may leave: figures as they were
protected, counts of rows in whole tens.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.indicators.footnote import footnote
from dagmar.indicators.handed import Handed
from dagmar.indicators.measured import Figure, Measured
from dagmar.problem import Place, Problem, Refused
from dagmar.source import Basis
from dagmar.text import Text

COLUMNS = (
    "recipient", "indicator", "period", "sex", "value", "numerator", "denominator",
    "missing", "unit", "coverage", "recorded", "source", "vintage", "basis", "note",
)  # fmt: skip
ENDINGS = (".parquet", ".csv")
SECRET = "secret"  # noqa: S105 -- a sign of statistics, no password
"""The sign of a figure that is hidden: small in itself, or hidden for another's sake; which of the two is not told."""
NOTED = ("mean", "median", "percentile", "continuity")
"""The measures whose note says how many a figure rests on: of the others a column does."""
_TENS = 10


def demand_name(out: Path) -> None:
    """Demand that the file can be a file of facts, and that neither it nor the document beside it is there.

    Raises:
        Refused: `format-unknown`, or `file-exists`.
    """
    if out.suffix not in ENDINGS:
        raise Refused([_unknown_ending(out)])
    there = [path for path in (out, beside(out)) if path.exists()]
    if there:
        raise Refused([exists(path) for path in there])


def beside(out: Path) -> Path:
    """The document beside a file of facts."""
    return out.with_name(out.name + ".json")


def rows_of(handed: Iterable[Handed], *, recorded: str, basis: Basis) -> Iterator[tuple[str, ...]]:
    """The lines of the file, in the order of `COLUMNS`: what may leave. `recorded` is the day, as an ISO date."""
    for one in handed:
        defined = one.measured.defined
        definition = defined.definition
        source = f"{definition.source.sv} / {definition.source.en}"
        for internal, figure in one.leaving():
            yield (
                internal.area,
                definition.indicator,
                internal.period,
                internal.sex,
                *(("", "", "", SECRET) if figure is None else (_decimal(figure.value), *_parts(figure), "")),
                definition.unit,
                "" if figure is None or figure.coverage is None else _covered(figure.coverage),
                recorded,
                source,
                defined.vintage,
                basis,
                "" if figure is None or definition.measure not in NOTED else footnote(figure.base, figure.ends),
            )


def _covered(share: Fraction) -> str:
    return _decimal(Fraction(int(share * 10_000), 10_000))


def _parts(figure: Figure) -> tuple[str, str]:
    """Numerator and denominator in whole numbers, so that the figure is exact."""
    if figure.numerator is None or figure.denominator is None:
        return "", ""
    return str(figure.numerator.numerator), str(figure.denominator * figure.numerator.denominator)


def _decimal(value: Fraction | None) -> str:
    if value is None:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    digits = 1
    while (value * 10**digits).denominator != 1:
        digits += 1
    whole = f"{abs(int(value * 10**digits)):0{digits + 1}d}"
    return f"{'-' if value < 0 else ''}{whole[:-digits]}.{whole[-digits:]}"


def document(handed: Sequence[Handed], **more: Any) -> dict[str, Any]:
    """What the file was made from: definitions with hashes, rows, what was left out and why, how it was protected."""
    return more | {"indicators": [_made(one.measured) | {"disclosure": _hidden(one)} for one in handed]}


def _hidden(one: Handed) -> dict[str, Any]:
    leaving = [published for _, published in one.leaving()]
    hidden = sum(published is None for published in leaving)
    return {
        "rule": str(one.rule), "figures": len(leaving), "hidden": hidden, "already_public": one.already_public,
        "stand_as_before": sorted(one.stand),
    }  # fmt: skip


def coarse(document: dict[str, Any]) -> dict[str, Any]:
    """The same with every count of rows raised to whole tens: what may leave. Exact, they would tell of the hidden."""
    rounded = [one if one["disclosure"]["rule"] == "none" else _in_tens(one) for one in document["indicators"]]
    return document | {"indicators": rounded}


def _in_tens(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: one if name in ("version", "disclosure") else _in_tens(one) for name, one in said.items()}
    return -(-said // _TENS) * _TENS if isinstance(said, int) else said


def _made(one: Measured) -> dict[str, Any]:
    definition, rest = one.defined.definition, one.rest
    covered = None
    if one.covered is not None and one.coverable is not None:
        covered = {"rows": int(one.covered[-1, 0].sum()), "of": int(one.coverable[-1, 0].sum())}
    return {
        "indicator": definition.indicator,
        "version": definition.version,
        "sha256": one.defined.fingerprint,
        "definition": one.defined.document.text,
        "table": definition.table,
        "rows_read": rest.read,
        "rows_in_population": rest.population,
        "rows_used": rest.used,
        "key": None
        if rest.keys is None
        else {"column": rest.keys.key, "rows": rest.keys.rows, "different": rest.keys.different},
        "left_out": dict(rest.left_out),
        "unknown_municipalities": dict(rest.unknown),
        "coverage": covered,
    }


def write(
    out: Path,
    handed: Sequence[Handed],
    about: dict[str, Any],
    *,
    recorded: str,
    basis: Basis,
    also: Callable[[str], Mapping[Path, bytes]] = lambda _: {},
) -> int:
    """Write both files, and give the number of lines. An interruption or a full disk leaves neither.

    `also` are further files, given the mark of this release: the SHA-256 of the file of facts.

    Raises:
        Refused: as `demand_name`.
        OSError: the system does not let us write.
    """
    demand_name(out)
    lines = list(rows_of(handed, recorded=recorded, basis=basis))
    content = _parquet(lines) if out.suffix == ".parquet" else _csv(lines)
    release = sha256(content).hexdigest()
    text = json.dumps(about | {"lines": len(lines), "release": release}, ensure_ascii=False, indent=2) + "\n"
    halves = {out: content, beside(out): text.encode(), **also(release)}
    written: list[Path] = []
    try:
        for path, whole in halves.items():
            half = path.with_name(f".{path.name}.half")
            written.append(half)
            with half.open("xb") as file:
                file.write(whole)
                file.flush()
                os.fsync(file.fileno())
        for path, half in zip(halves, tuple(written), strict=True):
            half.replace(path)
            written.append(path)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(out)  # a full disk does not say which file it had no room for
        raise
    return len(lines)


def _parquet(lines: Sequence[tuple[str, ...]]) -> bytes:
    columns = list(zip(*lines, strict=True)) or [()] * len(COLUMNS)
    arrays = [pa.array([text or None for text in column], pa.string()) for column in columns]
    buffer = io.BytesIO()
    pq.write_table(pa.table(dict(zip(COLUMNS, arrays, strict=True))), buffer)
    return buffer.getvalue()


def _csv(lines: Sequence[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(lines)
    return text.getvalue().encode()


def _unknown_ending(out: Path) -> Problem:
    return Problem(
        "format-unknown",
        Place(str(out)),
        Text(f"En fil med uppgifter slutar på .parquet eller .csv, inte på {out.suffix or 'ingenting'}.",
             f"A file of facts ends in .parquet or .csv, not in {out.suffix or 'nothing'}."),
        Text("Skriv --out resultat.parquet.", "Write --out result.parquet."),
    )  # fmt: skip


def exists(path: Path) -> Problem:
    """A file that is there already."""
    return Problem(
        "file-exists",
        Place(str(path)),
        Text(
            "Här finns redan en fil, och den skrivs inte över.",
            "There is a file here already, and it is not written over.",
        ),
        Text("Välj ett annat namn.", "Choose another name."),
    )
