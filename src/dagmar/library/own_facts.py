"""The facts that lie with an agreement: the files that it names, or else all that stand in its folder `data/`."""

from __future__ import annotations

from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.facts.book import Facts
from dagmar.facts.files import Progress, read_facts
from dagmar.facts.readers import known_endings
from dagmar.registry.registry import load_registry


def facts_with(loaded: Loaded, *, progress: Progress | None = None) -> Facts:
    """The agreement's own facts with the registry behind them; no observations when there are no files.

    `progress` is told how much of the files has been read. What leaves a result is in the facts' `warnings`.

    Raises:
        Refused: a file that the agreement names is not there, or everything that is wrong in the files.
    """
    files = fact_files(loaded)
    if not files:
        return Facts((), load_registry())
    read = read_facts(files, progress=progress)
    return Facts(read.observations, load_registry(), read.warnings)


def fact_files(loaded: Loaded) -> tuple[Path, ...]:
    """The agreement's own files of facts, in the order named or by name."""
    if loaded.agreement.facts:
        return tuple(loaded.folder / name for name in loaded.agreement.facts)
    folder = loaded.folder / "data"
    endings = {f".{ending}" for ending in known_endings()}
    return tuple(sorted(path for path in folder.glob("*") if path.suffix.lower() in endings))
