"""Write the tables of README.md that commands make: python tools/write_readme.py"""

from __future__ import annotations

import re
from pathlib import Path

from dagmar.library.reproduction import reproduction_rows

README = Path(__file__).parents[1] / "README.md"


def written(readme: str) -> str:
    """The README with its reproduction table as `dagmar library verify` gives it today."""
    head, *rows = reproduction_rows("en")
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
    note = "Made by `make readme` from `dagmar library verify --language en`."
    block = f"<!-- reproduction-table -->\n{note}\n\n{table}\n<!-- /reproduction-table -->"
    return re.sub(
        r"<!-- reproduction-table -->.*<!-- /reproduction-table -->", lambda _: block, readme, flags=re.DOTALL
    )


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
