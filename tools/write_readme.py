"""Write the tables that commands make, in README.md and docs/reference/library.md: python tools/write_readme.py"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from dagmar.library.catalogue import catalogue_rows
from dagmar.library.reproduction import reproduction_rows

HOUSE = Path(__file__).parents[1]
PAGES = (HOUSE / "README.md", HOUSE / "docs/reference/library.md")


def written(page: str) -> str:
    """A page with its tables as the library gives them today."""
    page = _put(page, "catalogue-table", "Made by `make readme` from the agreements themselves.", catalogue_rows("en"))
    note = "Made by `make readme` from `dagmar library verify --language en`."
    return _put(page, "reproduction-table", note, reproduction_rows("en"))


def _put(page: str, name: str, note: str, rows: Sequence[Sequence[str]]) -> str:
    head, *rest = rows
    table = "\n".join("| " + " | ".join(line) + " |" for line in (head, ["---"] * len(head), *rest))
    block = f"<!-- {name} -->\n{note}\n\n{table}\n<!-- /{name} -->"
    return re.sub(rf"<!-- {name} -->.*<!-- /{name} -->", lambda _: block, page, flags=re.DOTALL)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(written(page.read_text("utf-8")), "utf-8")
