"""Arrow files (IPC, the file format): gone through before anything is counted, and then streamed from the disk.

An Arrow file is read as it lies, without being decoded: whoever asks follows positions that the file itself states. So every
batch of ours is validated first – positions within their buffers, text in UTF-8 – as every CSV file is read through for UTF-8. The
files are mapped and not read into memory; a batch that is compressed is unpacked alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.fs
import pyarrow.ipc

from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text


def whole_schema(file: Path, columns: Collection[str]) -> pa.Schema:
    """The schema of an Arrow file, in which every batch of these columns is whole and valid.

    Raises:
        Refused: `arrow-broken`.
    """
    try:
        with pa.memory_map(str(file)) as content:
            schema = pa.ipc.open_file(content).schema
            ours = [number for number, name in enumerate(schema.names) if name in columns]
            batches = pa.ipc.open_file(content, options=pa.ipc.IpcReadOptions(included_fields=ours))
            for number in range(batches.num_record_batches):
                batches.get_batch(number).validate(full=True)
    except (pa.ArrowException, OSError, ValueError) as broken:
        raise Refused([_broken(file, (str(broken).splitlines() or [type(broken).__name__])[0][:120])]) from None
    return schema


def dataset_of(files: Sequence[Path]) -> ds.Dataset:
    """The files of a table as an engine takes them batch by batch; nothing is read here but the first file's schema."""
    on_disk = pyarrow.fs.LocalFileSystem(use_mmap=True)
    return ds.dataset([str(file) for file in files], format="ipc", filesystem=on_disk)


def _broken(file: Path, why: str) -> Problem:
    return Problem(
        "arrow-broken",
        Place(str(file)),
        Text(f"Filen är inte en hel Arrowfil ({why}).", f"The file is not a whole Arrow file ({why})."),
        Text(
            "Skriv filen på nytt i Arrows filformat (IPC file, Feather 2) och inte som ström; inget har räknats.",
            "Write the file again in Arrow's file format (IPC file, Feather 2) and not as a stream; nothing was counted.",
        ),
    )
