"""Bad files, of each kind that a register may hand over: refused before anything is counted, with the place and the remedy."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest

from dagmar.indicators.compute import compute
from dagmar.indicators.data import Data, open_folder, open_postgres, open_spark
from dagmar.problem import Refused
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.rows import table_of
from tests.indicators.written import as_csv

if TYPE_CHECKING:
    from ibis.backends.pyspark import Backend as Spark

pytestmark = pytest.mark.xdist_group("engines")
HEAD = "contact,person,municipality,sex,birth_year,kind,level,first,wanted_at,started_at\n"
ROW = "1,007,0180,women,1950,visit,specialist,true,2024-01-01 09:00:00,2024-02-01T09:00:00\n"


@pytest.fixture(params=["duckdb", "spark"])
def folder_opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Data]:
    """Opens the test's folder with an engine that reads files."""

    def opened() -> Data:
        if request.param == "duckdb":
            return open_folder(tmp_path)
        engine: Spark = request.getfixturevalue("spark_engine")
        return open_spark(tmp_path, engine._session)

    return opened


def refused(opened: Callable[[], Data]) -> list[str]:
    """The codes with which the data are refused, when they are opened or when they are asked."""
    with pytest.raises(Refused) as caught:
        compute([defined("count")], opened())
    return [one.code for one in caught.value.problems]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_codes_in_csv_keep_their_zeros(folder_opened: Any, tmp_path: Path, mark: str) -> None:
    """0180 is Stockholm and 0114 Upplands Väsby; 007 and 7 are two persons. Written with a mark for UTF-8, as Excel does."""
    held = [
        {**PLACE, "contact": "01", "person": person, "started_at": NOON, "municipality": code, "unit": unit}
        for person, code, unit in (("007", "0180", 'a "b", c'), ("7", "0114", f"två\nrader{mark}"))
    ]
    held[1]["contact"] = "1"
    (tmp_path / "contacts.csv").write_text(as_csv(table_of("contacts", held), mark=mark), "utf-8-sig")
    (one,) = compute([defined("count", counting="first_per_person")], folder_opened())
    assert {figure.area: figure.base for figure in one.figures() if figure.sex == "all" and figure.base} == {
        "0180": 1, "0114": 1, "01": 2, "00": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"contacts.csv": HEAD + ROW + ROW.replace("1950", "1 950")}, "value-of-another-kind"),
        ({"contacts.csv": HEAD + ROW.replace("true", "ja")}, "value-of-another-kind"),
        ({"contacts.csv": HEAD + ROW.replace("2024-02-01T", "1/2 2024 ")}, "value-of-another-kind"),
        ({"contacts.csv": HEAD + ROW + ROW.replace("T09:00:00", "T09:00:00+01:00")}, "time-zones-mixed"),
        ({"contacts.csv": HEAD + ROW + ROW.replace("T09:00:00", "T09:00:00Z")}, "time-zones-mixed"),
        ({"contacts.csv": HEAD + ROW.replace("2024-02-01", "2024-02-31")}, "engine-failed"),
        ({"contacts.csv": HEAD + ROW + "2,008,0180\n"}, "engine-failed"),
        ({"contacts.csv": (HEAD + ROW.replace("visit", "besök")).encode("latin-1")}, "not-utf-8"),
        ({"contacts.csv": "person,person\n1,2\n"}, "heading-twice"),
        ({"contacts.csv": "sex\nwomen\n"}, "column-not-in-data"),
        ({"contacts/a.csv": HEAD + ROW, "contacts/b.csv": "person\n1\n"}, "columns-differ"),
        ({"contacts.csv": HEAD + ROW, "contacts/a.parquet": "PAR1"}, "formats-mixed"),
        ({"contacts.parquet": "PAR1"}, "parquet-broken"),
        ({"contacts.parquet": ""}, "parquet-broken"),
        ({"kontakter.csv": HEAD + ROW}, "data-not-found"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_right_is_refused(
    folder_opened: Any, tmp_path: Path, files: dict[str, str | bytes], code: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert code in refused(folder_opened)


def in_arrow(*rows: dict[str, Any]) -> bytes:
    """Contacts in Arrow's file format, uncompressed."""
    target = pa.BufferOutputStream()
    table = table_of("contacts", [{**PLACE, "person": "a", "started_at": NOON, **row} for row in rows])
    with pa.ipc.new_file(target, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    return bytes(target.getvalue())


def as_stream() -> bytes:
    """The same as a stream, which has no end to open it at."""
    with pa.ipc.open_file(in_arrow({})) as whole:
        target = pa.BufferOutputStream()
        with pa.ipc.new_stream(target, whole.schema) as writer:
            writer.write_table(whole.read_all())
    return bytes(target.getvalue())


def beyond_its_text() -> bytes:
    """A whole file, but for one position: the second municipality's text ends two thousand million letters further on."""
    whole = in_arrow({"municipality": "0180"}, {"municipality": "0114"})
    ends = struct.pack("<3i", 0, 4, 8)  # of the first column whose two texts have four letters each
    assert whole.count(ends) == 1
    return whole.replace(ends, struct.pack("<3i", 0, 4, 2**31 - 1))


WITH_ANOTHER_COLUMN = pa.table({"person": ["a"], "more": [1]})


def of_another_shape() -> bytes:
    target = pa.BufferOutputStream()
    with pa.ipc.new_file(target, WITH_ANOTHER_COLUMN.schema) as writer:
        writer.write_table(WITH_ANOTHER_COLUMN)
    return bytes(target.getvalue())


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"contacts.arrow": b""}, "arrow-broken"),
        ({"contacts.feather": b"FEA1" + b"\0" * 40 + b"FEA1"}, "arrow-broken"),
        ({"contacts.arrow": b"ARROW1\0\0" + b"\xff" * 200 + b"ARROW1"}, "arrow-broken"),
        ({"contacts.arrow": in_arrow({}, {}, {})[:-20]}, "arrow-broken"),
        ({"contacts/a.arrow": in_arrow({}), "contacts/b.arrow": in_arrow({})[:1000]}, "arrow-broken"),
        ({"contacts.arrow": as_stream()}, "arrow-broken"),
        ({"contacts.arrow": beyond_its_text()}, "arrow-broken"),
        (
            {"contacts.arrow": in_arrow({"person": "Åsa"}).replace("Åsa".encode(), "Åsa ".encode("latin-1"))},
            "arrow-broken",
        ),
        ({"contacts/a.arrow": in_arrow({}), "contacts/b.feather": of_another_shape()}, "columns-differ"),
        ({"contacts.arrow": in_arrow({}), "contacts.csv": (HEAD + ROW).encode()}, "formats-mixed"),
        ({"contacts.feather": in_arrow({}), "contacts/a.parquet": b"PAR1"}, "formats-mixed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_arrow_file_that_cannot_be_right_is_refused(tmp_path: Path, files: dict[str, bytes], code: str) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert refused(lambda: open_folder(tmp_path)) == [code]


def test_every_broken_arrow_file_is_named_and_no_whole_one(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    for name, content in {"a": in_arrow({}), "b": in_arrow({})[:-1], "c": b"ARROW1"}.items():
        (tmp_path / "contacts" / f"{name}.arrow").write_bytes(content)
    with pytest.raises(Refused) as caught:
        open_folder(tmp_path)
    assert [Path(one.at.file).name for one in caught.value.problems] == ["b.arrow", "c.arrow"]


def test_spark_says_that_it_reads_no_arrow_files_before_it_starts(tmp_path: Path) -> None:
    (tmp_path / "contacts.arrow").write_bytes(in_arrow({}))
    with pytest.raises(Refused) as caught:
        open_spark(tmp_path, session=None)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.file) == ("format-not-for-engine", str(tmp_path / "contacts.arrow"))
    assert "duckdb" in problem.help.en


@pytest.mark.parametrize("place", ["/data/contacts", "contacts.arrow", "duckdb://file"])
def test_postgres_says_that_it_reads_no_files(place: str) -> None:
    with pytest.raises(Refused) as caught:
        open_postgres(place)
    assert [one.code for one in caught.value.problems] == ["address-not-postgres"]


def test_parquet_with_pages_destroyed_is_the_engines_error_and_no_figure(folder_opened: Any, tmp_path: Path) -> None:
    """The end of the file is whole, so it opens; what it points to is not."""
    held = [{**PLACE, "contact": str(number), "person": str(number), "started_at": NOON} for number in range(2_000)]
    path = tmp_path / "contacts.parquet"
    pq.write_table(table_of("contacts", held), path)
    whole = path.read_bytes()
    path.write_bytes(b"PAR1" + b"\xff" * (len(whole) // 2) + whole[4 + len(whole) // 2 :])
    assert refused(folder_opened) == ["engine-failed"]
