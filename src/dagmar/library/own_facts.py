"""The facts that lie with an agreement: the files that it names, or else all that stand in its folder `data/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.facts.book import Facts
from dagmar.facts.files import Progress, read_facts
from dagmar.facts.readers import known_endings
from dagmar.registry.own import registry_of


def facts_with(loaded: Loaded, *, progress: Progress | None = None) -> Facts:
    """The agreement's own facts with the registry behind them; no observations when there are no files.

    `progress` is told how much of the files has been read. What leaves a result is in the facts' `warnings`.

    Raises:
        Refused: a file that the agreement names is not there, or everything that is wrong in the files.
    """
    return facts_from(fact_files(loaded), loaded, progress=progress)


def facts_from(files: Sequence[Path], loaded: Loaded, *, progress: Progress | None = None) -> Facts:
    """The facts in some files, with the registry that the agreement needs behind them: it may list its own recipients.

    Raises:
        Refused: everything that is wrong in the files, or in the agreement's list of recipients.
    """
    registry = registry_of(loaded)
    if not files:
        return Facts((), registry)
    own = {str(one.code) for one in registry.own(loaded.agreement.period.first)}
    read = read_facts(files, progress=progress, own=own)
    return Facts(read.observations, registry, read.warnings)


def fact_files(loaded: Loaded) -> tuple[Path, ...]:
    """The agreement's own files of facts, in the order named or by name."""
    if loaded.agreement.facts:
        return tuple(loaded.folder / name for name in loaded.agreement.facts)
    folder = loaded.folder / "data"
    endings = {f".{ending}" for ending in known_endings()}
    return tuple(sorted(path for path in folder.glob("*") if path.suffix.lower() in endings))
