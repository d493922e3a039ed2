"""Arrow files are gone through and counted as they lie on the disk: no more of them is in memory than some batches."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pytest

from dagmar.indicators.compute import compute
from dagmar.indicators.data import open_folder
from tests.indicators.defined import defined
from tests.indicators.rows import contact_table

BATCH, BATCHES = 5_000, 120


@pytest.mark.parametrize("compression", [None, "zstd"])
def test_a_table_is_counted_in_a_fraction_of_its_own_size(tmp_path: Path, compression: str | None) -> None:
    """600 000 visits. What Arrow takes is counted by a pool of its own; every visit is in the figure."""
    batch = contact_table([{"unit": f"a unit with a long name, number {number}"} for number in range(BATCH)])
    with pa.ipc.new_file(
        tmp_path / "contacts.arrow", batch.schema, options=pa.ipc.IpcWriteOptions(compression=compression)
    ) as writer:
        for _ in range(BATCHES):
            writer.write_table(batch)
    before, pool = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(pool)
    try:
        opened = open_folder(tmp_path)
        went_through = pool.max_memory()
        (one,) = compute([defined("share", numerator={"level": "specialist"})], opened, unique_keys=True)
        opened.close()
    finally:
        pa.set_memory_pool(before)
    assert one.rest.used == BATCH * BATCHES
    whole = batch.nbytes * BATCHES
    assert went_through < whole / 50
    assert pool.max_memory() < whole / 4
