"""A published table that came without its formula."""

from __future__ import annotations

from pathlib import Path

from dagmar.money import Ore
from dagmar.recovery.amounts import read_table
from dagmar.recovery.explain import Explained
from dagmar.recovery.explain import explain_table as _explain_table


def explain_table(table: str | Path, pot: Ore | None = None) -> Explained:
    """The formula behind a published table of amounts (CSV): known keys and closings tried, and the key itself recovered.

    `pot` is what was shared out, in öre; without it the sum of the rows.

    Raises:
        Refused: the file is no table of amounts, or the pot cannot be known.
    """
    return _explain_table(read_table(Path(table)), pot)
