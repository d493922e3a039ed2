"""One file a format, found by its name: `csv.py` reads files that end in `.csv`. Adding a format touches no other file.

Each has the same one function, `rows`: it gives the rows with content, in order and one at a time, as cells by column;
what is wrong it tells, with its place. When nothing more can be read it stops.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from dagmar.facts.cells import Row
from dagmar.facts.findings import Findings

Reader = Callable[[Path, Findings], Iterator[Row]]


def known_endings() -> tuple[str, ...]:
    """The endings that can be read, without the dot."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def reader_for(path: Path) -> Reader | None:
    """The reader of a file by its ending; None when there is none."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in known_endings():
        return None
    module = importlib.import_module(f"{__name__}.{ending}")
    return cast(Reader, module.rows)  # cast: a module's function found by name has no static type
