"""Make the library's tables: python -m tools.library_tables [SHARED_FOLDER]

Without a folder only the synthetic facts are made anew, by the seeded generator of the project, for every agreement that
has a data/synthetic.csv. With the folder of collected data also what each module here makes of it. The same folder gives
the same bytes, and a table that does not add up to its published total is not written.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from dagmar.agreement.loader import load_file
from dagmar.library.generator import as_csv, generate
from dagmar.library.shelf import locate
from dagmar.registry.registry import load_registry
from dagmar.vocabulary import vocabulary
from tools import library_tables
from tools.library_tables.writing import AGREEMENTS


def main(arguments: Sequence[str]) -> None:
    if arguments:
        for module in pkgutil.iter_modules(library_tables.__path__):
            if module.name not in ("__main__", "writing"):
                importlib.import_module(f"tools.library_tables.{module.name}").make(Path(arguments[0]))
    registry = load_registry()
    for synthetic in sorted(AGREEMENTS.glob("*/data/synthetic.csv")):
        loaded = load_file(synthetic.parents[1] / "agreement.yaml", vocabulary(), locate)
        synthetic.write_text(as_csv(generate(loaded, registry)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
