"""Make the tables: parts of at most a million rows, each by whoever is free, and a folder that is there whole or not at all.

Rows lie county by county and in the order of their days, as a national register lies that keeps what each county hands over.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

import dagmar.indicators.synthetic.tables
from dagmar.indicators.synthetic.drawing import Draw, Stretch
from dagmar.indicators.synthetic.people import People, people_with_numbers
from dagmar.problem import Place, Problem, Refused
from dagmar.processes import processes
from dagmar.text import Text

FEWEST, MOST = 10_000, 1_000_000_000
A_PART = 1_000_000
A_ROW_GROUP = 250_000
BYTES_A_ROW = 40
"""A contact takes some forty bytes in the file, and no other row takes more: what is asked of the disk beforehand."""
ROWS_A_PERSON = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: `rows` contacts, and the other tables in proportion; `people` None means as many as suit."""

    rows: int
    seed: int
    tables: tuple[str, ...]
    people: int | None = None

    @property
    def number_of_people(self) -> int:
        """As asked; or one for every twenty rows, as far as the test personal numbers go."""
        return self.people or max(100, min(self.rows // ROWS_A_PERSON, people_with_numbers()))

    def rows_of(self, table: str) -> int:
        """How many rows a table gets; the aggregate of inhabitants as many as it has."""
        module = _module(table)
        return int(module.ROWS) if hasattr(module, "ROWS") else max(1, round(self.rows * float(module.SHARE)))

    def parts(self) -> Iterator[Part]:
        """Each part. The same however many work."""
        for table in self.tables:
            number, rows, first = 0, 0, 0
            some: list[Stretch] = []
            for position, stretch in enumerate(self._stretches(table)):
                if rows + stretch.count > A_PART:
                    yield Part(table, number, first, tuple(some))
                    number, rows, first, some = number + 1, 0, position, []
                some.append(stretch)
                rows += stretch.count
            yield Part(table, number, first, tuple(some))

    def _stretches(self, table: str) -> Iterator[Stretch]:
        """What is drawn at once, county by county, which have as many rows as there are people that the table is about."""
        total, before = self.rows_of(table), 0
        for county, end in self._ends(table, total):
            for first in range(0, end - before, A_ROW_GROUP):
                some = min(A_ROW_GROUP, end - before - first)
                yield Stretch(county, before + first, first, some, end - before)
            before = end

    def _ends(self, table: str, total: int) -> Iterator[tuple[str, int]]:
        """Each county, and how many rows there are up to its end."""
        module = _module(table)
        if hasattr(module, "ROWS"):  # of no persons
            yield "", total
            return
        people = _people(self.number_of_people, self.seed)
        living = [(county, len(those)) for county, those in people.counties(getattr(module, "YOUNGEST", 0)).items()]
        reached, everybody = 0, sum(number for _, number in living)
        for county, number in living:
            reached += number
            yield county, total * reached // everybody


class Part(NamedTuple):
    """One file of a table: its number, how many stretches come before it, and the stretches that it has."""

    table: str
    number: int
    first: int
    stretches: tuple[Stretch, ...]


def table_names() -> tuple[str, ...]:
    """The tables that can be made."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(dagmar.indicators.synthetic.tables.__path__)))


def generate(
    order: Order, out: Path, *, workers: int, version: str, told: Callable[[int, int], None] = lambda _, __: None
) -> dict[str, int]:
    """Write the tables into a new folder, one folder of Parquet files a table; gives the rows of each.

    `told` is given rows done and rows in all. Whatever goes wrong, an interruption too, nothing is left behind.

    Raises:
        Refused: `rows-out-of-range`, `folder-taken`, `disk-too-small`, `file-not-written`.
    """
    problems = [*_wrong(order, out)]
    if problems:
        raise Refused(problems)
    total = {table: order.rows_of(table) for table in order.tables}
    out.parent.mkdir(parents=True, exist_ok=True)
    under_way = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for table in order.tables:
            (under_way / table).mkdir()
        done = 0
        for rows in _written(order, under_way, workers, version):
            done += rows
            told(done, sum(total.values()))
        under_way.chmod(0o755)
        under_way.rename(out)
    except OSError as error:
        raise Refused([_not_written(out, error)]) from None
    finally:
        shutil.rmtree(under_way, ignore_errors=True)
    return total


def _written(order: Order, folder: Path, workers: int, version: str) -> Iterator[int]:
    """The rows of each part as it is done. No more parts are handed out than there are workers for, and one each to come."""
    waiting = order.parts()
    with processes(workers, begin=_use_one_core) as pool:
        if pool is None:
            yield from (_write(order, folder, version, part) for part in waiting)
            return
        under_way: set[Future[int]] = set()
        for part in waiting:
            under_way.add(pool.submit(_write, order, folder, version, part))
            if len(under_way) >= 2 * workers:
                yield from _finished(under_way)
        while under_way:
            yield from _finished(under_way)


def _finished(under_way: set[Future[int]]) -> Iterator[int]:
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    under_way -= done
    yield from (one.result() for one in done)


def _use_one_core() -> None:
    pa.set_cpu_count(1)


def _write(order: Order, folder: Path, version: str, part: Part) -> int:
    """One part as one file, a stretch at a time as a group of rows."""
    table, people = part.table, _people(order.number_of_people, order.seed)
    marks = {
        "dagmar.basis": "synthetic",
        "dagmar.note": "Påhittade uppgifter / made-up data",
        "dagmar.seed": str(order.seed),
        "dagmar.version": version,
        "dagmar.rows": str(order.rows_of(table)),
        "dagmar.people": str(order.number_of_people),
    }
    writer: pq.ParquetWriter | None = None
    path = folder / table / f"part-{part.number:05d}.parquet"
    try:
        for number, stretch in enumerate(part.stretches, part.first):
            draw = Draw(order.seed, table, number, stretch.count)
            columns = _module(table).rows(draw, stretch, people)
            made = pa.table(dict(columns)).replace_schema_metadata(marks)
            if writer is None:
                writer = _writer(path, made.schema)
            writer.write_table(made)
    finally:
        if writer is not None:
            writer.close()
    return sum(stretch.count for stretch in part.stretches)


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    in_order = [name for name in ("contact", "referral", "observation", "person") if name in schema.names]
    listed = [name for name in schema.names if name not in in_order or pa.types.is_dictionary(schema.field(name).type)]
    return pq.ParquetWriter(path, schema, compression="zstd", compression_level=1, use_dictionary=listed)


@cache
def _people(number: int, seed: int) -> People:
    return People(number, seed)


@cache
def _module(table: str) -> Any:
    return importlib.import_module(f"{dagmar.indicators.synthetic.tables.__name__}.{table}")


def _wrong(order: Order, out: Path) -> Iterable[Problem]:
    at = Place(str(out))
    if not FEWEST <= order.rows <= MOST:
        yield Problem(
            "rows-out-of-range",
            at,
            Text(f"{order.rows} rader går inte att göra.", f"{order.rows} rows cannot be made."),
            Text(f"Ange {FEWEST} till {MOST} rader.", f"Give {FEWEST} to {MOST} rows."),
        )
    elif out.exists():
        yield Problem(
            "folder-taken",
            at,
            Text("Mappen finns redan.", "The folder is there already."),
            Text("Ange en mapp som inte finns.", "Give a folder that is not there."),
        )
    else:
        above = next(one for one in (out.absolute(), *out.absolute().parents) if one.exists())
        needed = sum(order.rows_of(table) for table in order.tables) * BYTES_A_ROW
        free = shutil.disk_usage(above).free
        if needed > free:
            yield Problem(
                "disk-too-small",
                at,
                Text(
                    f"Det behövs ungefär {needed // 10**6} MB, och {free // 10**6} MB är lediga.",
                    f"Some {needed // 10**6} MB are needed, and {free // 10**6} MB are free.",
                ),
                Text("Ange färre rader eller en annan disk.", "Give fewer rows or another disk."),
            )


def _not_written(out: Path, error: OSError) -> Problem:
    said = error.strerror or os.strerror(error.errno or 0)
    return Problem(
        "file-not-written",
        Place(str(out)),
        Text(
            f"Filerna går inte att skriva: {said}. Inget finns kvar.",
            f"The files cannot be written: {said}. Nothing is left.",
        ),
        Text("Kontrollera utrymme och rättigheter.", "Check space and permissions."),
    )
