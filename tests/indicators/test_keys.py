"""Keys are counted alike whether they are looked at all at once or stretch by stretch."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import example, given
from hypothesis import strategies as st

from dagmar.indicators.compute import compute
from dagmar.indicators.data import in_memory, open_folder
from dagmar.indicators.left_out import Keys, keys_of
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.rows import table_of

WORDS = st.text("aåz\U0001f600", max_size=3)


@given(st.lists(st.none() | WORDS, max_size=12), st.lists(WORDS, max_size=4, unique=True))
@example(["å", "z", "\U0001f600", "å", None, ""], ["z", "å", "\U0001f600"])
def test_stretches_count_what_the_whole_counts(keys: list[str | None], between: list[str]) -> None:
    """What is counted is reckoned by Python; letters beyond z are in the order of their bytes, which cuts are put in too."""
    visits = [{**PLACE, "contact": key, "person": "a", "started_at": NOON} for key in keys]
    table = in_memory({"contacts": table_of("contacts", visits)}).tables["contacts"]
    known = [key for key in keys if key is not None]
    in_order = sorted(between, key=lambda one: one.encode())
    assert keys_of(table, "contacts", in_order) == Keys("contact", len(known), len(set(known)))


def test_a_copy_in_another_file_is_found_where_files_are_cut(tmp_path: Path) -> None:
    """`a` is in the first file and in the last, and the keys are cut between the files."""
    (tmp_path / "contacts").mkdir()
    for number, keys in enumerate((["a", "b"], ["c", "d"], ["e", "a"])):
        rows = [{**PLACE, "contact": key, "person": "a", "started_at": NOON} for key in keys]
        pq.write_table(pa.table(table_of("contacts", rows)), tmp_path / "contacts" / f"{number}.parquet")
    data = open_folder(tmp_path)
    assert keys_of(data.tables["contacts"], "contacts", ("c", "e")) == Keys("contact", 6, 5)
    (found,) = compute([defined("count")], data)
    assert found.rest.left_out == {"duplicate": 1}
