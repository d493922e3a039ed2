"""Whatever stands in a file: facts or a refusal with at least one line, never anything else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.files import read_facts
from dagmar.problem import Refused
from tests.facts.cases import ROW
from tests.facts.writers import WRITERS

cells = st.one_of(
    st.sampled_from(
        ["", " ", "0180", "114", "2024", "x", "1,5", "1.5", "61 av 80", "95 %", "met", "n/a", "1/0", "-", "−1"]
    ),
    st.text(max_size=8),
)
COLUMNS = [
    "recipient",
    "indicator",
    "period",
    "value",
    "numerator",
    "denominator",
    "missing",
    "unit",
    "recorded",
    "date",
    "kön",
]


def holds(path: Path) -> bool:
    """Whether the file is read, or refused as it should be: with problems, in both languages, of this file."""
    try:
        return bool(read_facts([path]).observations)
    except Refused as refused:
        errors = [problem for problem in refused.problems if problem.severity == "error"]
        return bool(errors) and all(
            problem.message.sv and problem.help.en and problem.at.file == str(path) for problem in refused.problems
        )


@pytest.mark.parametrize("ending", [*WRITERS, "tsv"])
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(ending: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"facts.{ending}"
        path.write_bytes(content)
        assert holds(path)


@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, cells)), min_size=1, max_size=4))
def test_any_cells_are_read_or_refused(rows: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.json"
        WRITERS["json"](path, rows)
        assert holds(path)


@pytest.mark.parametrize("ending", ["json", "parquet", "xlsx"])
@given(part=st.floats(0, 1, exclude_max=True))
def test_a_file_written_half_is_refused(ending: str, part: float) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"facts.{ending}"
        WRITERS[ending](path, [ROW, ROW | {"recipient": "0114"}])
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * part)])
        with pytest.raises(Refused):
            read_facts([path])


@pytest.mark.parametrize("ending", WRITERS)
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_file_with_one_byte_changed_is_read_or_refused(ending: str, at: float, byte: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"facts.{ending}"
        WRITERS[ending](path, [ROW, ROW | {"recipient": "0114"}])
        content = bytearray(path.read_bytes())
        content[int(len(content) * at)] = byte
        path.write_bytes(bytes(content))
        assert holds(path)
