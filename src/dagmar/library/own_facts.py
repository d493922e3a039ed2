"""The facts that lie with an agreement: the files that it names, or else all that stand in its folder `data/`."""

from __future__ import annotations

from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.facts.book import Facts
from dagmar.facts.files import read_facts
from dagmar.facts.readers import known_endings
from dagmar.registry.registry import load_registry


def facts_with(loaded: Loaded) -> Facts:
    """The agreement's own facts with the registry behind them; no observations when there are no files.

    Raises:
        Refused: a file that the agreement names is not there, or everything that is wrong in the files.
    """
    files = fact_files(loaded)
    observations = read_facts(files).observations if files else ()
    return Facts(observations, load_registry())


def fact_files(loaded: Loaded) -> tuple[Path, ...]:
    """The agreement's own files of facts, in the order named or by name."""
    if loaded.agreement.facts:
        return tuple(loaded.folder / name for name in loaded.agreement.facts)
    folder = loaded.folder / "data"
    endings = {f".{ending}" for ending in known_endings()}
    return tuple(sorted(path for path in folder.glob("*") if path.suffix.lower() in endings))
