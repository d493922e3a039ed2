"""Decide: an agreement and its facts become a folder that holds the whole decision, or nothing at all.

The package is computed, written beside its place, recomputed from what was written, and only then given its name. An
interruption leaves nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.facts.written import written
from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.publication.decision.against import AmountDifference, differences_between
from dagmar.publication.decision.contents import DESCRIPTOR, Contents, contents
from dagmar.publication.decision.registry_used import fresh
from dagmar.publication.decision.verify import read_package, verify
from dagmar.text import Text

_NAME_BESIDE = 40


@dataclass(frozen=True)
class Decision:
    """A decision that has been written: where, what was given out, and what differs from an earlier one if asked."""

    folder: Path
    allocation: Allocation
    differences: tuple[AmountDifference, ...] | None = None


def decide(loaded: Loaded, facts: Facts, out_dir: Path | str, *, against: Path | str | None = None) -> Decision:
    """Write the decision package of an agreement.

    Raises:
        Refused: what `allocate` refuses; `decision-folder-taken`, `decision-folder-nowhere`, `decision-folder-unusable`;
            with `against`, an earlier decision that cannot be read or does not verify (`decision-does-not-verify`).
    """
    out = Path(out_dir)
    _refuse_taken(out)
    earlier = None if against is None else _earlier(Path(against))
    allocation, package = package_of(loaded, facts)
    _write(package, out)
    differences = None if earlier is None else differences_between(earlier, allocation)
    return Decision(out, allocation, differences)


def package_of(loaded: Loaded, facts: Facts) -> tuple[Allocation, Contents]:
    """The allocation and its whole package, in memory. The order in which facts were read plays no part."""
    used = fresh(facts.registry)
    ordered = Facts(sorted(facts, key=_order), used)
    allocation = allocate(loaded, ordered)
    return allocation, contents(loaded, _as_read(loaded), ordered, used, allocation)


def _order(seen: Observation) -> tuple[str, ...]:
    cells = written(seen)
    return (*seen.key, seen.recorded, *(f"{name}={cells[name]}" for name in sorted(cells)))


def _as_read(loaded: Loaded) -> bytes:
    """The file's bytes when it still says what was read, otherwise the text that was."""
    text = loaded.document.text
    path = Path(loaded.document.file)
    try:
        found = path.read_bytes()
        return found if found.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n") == text else text.encode()
    except (OSError, UnicodeDecodeError, ValueError):
        return text.encode()


def _write(package: Contents, out: Path) -> None:
    """Write the package beside its place and give it its name; what the system forbids is told of `out`."""
    try:
        # Of a long name only the beginning, so that the folder beside it may have one when `out` may.
        beside = Path(tempfile.mkdtemp(prefix=f".{out.name[:_NAME_BESIDE]}-", dir=out.parent))
    except OSError as error:
        raise Refused([_unusable(out, error)]) from None
    was_there = out.exists()
    try:
        for name, content in package.files.items():
            (beside / name).write_bytes(content)
        (beside / DESCRIPTOR).write_bytes(package.descriptor())
        seen = verify(beside)
        assert seen.same, f"a decision that does not come out again is never given: {seen.differs}"
        beside.chmod(0o755)
        if was_there:
            out.rmdir()
        beside.rename(out)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if was_there and not out.exists():
            out.mkdir()
        if isinstance(error, OSError):
            raise Refused([_unusable(out, error)]) from None
        raise


def _unusable(out: Path, error: OSError) -> Problem:
    why = system_says(error)
    return Problem(
        "decision-folder-unusable",
        Place(str(out)),
        Text(f"Beslutet går inte att skriva hit: {why.sv}.", f"The decision cannot be written here: {why.en}."),
        Text(
            f"Ange en ny mapp på ett ställe där du får skriva och det finns plats: beslutet skrivs i {out.parent} och "
            "får sitt namn först när det är helt.",
            f"Name a new folder in a place where you may write and there is room: the decision is written in {out.parent} "
            "and gets its name only when it is whole.",
        ),
    )


def _refuse_taken(out: Path) -> None:
    at = Place(str(out))
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(
            [
                Problem(
                    "decision-folder-taken",
                    at,
                    Text("Mappen finns redan och är inte tom.", "The folder exists and is not empty."),
                    Text(
                        "Ange en ny mapp; ett beslut skrivs aldrig över.", "Name a new one; no decision is overwritten."
                    ),
                )
            ]
        )
    if not out.parent.is_dir():
        raise Refused(
            [
                Problem(
                    "decision-folder-nowhere",
                    at,
                    Text(f"Mappen {out.parent} finns inte.", f"There is no folder {out.parent}."),
                    Text("Skapa den först.", "Make it first."),
                )
            ]
        )


def _earlier(folder: Path) -> Allocation:
    seen = verify(folder)
    if seen.differs is not None:
        raise Refused(
            [
                Problem(
                    "decision-does-not-verify",
                    Place(str(folder / seen.differs.file)),
                    Text(
                        f"Det tidigare beslutet stämmer inte: {seen.differs.says('sv')}",
                        f"The earlier decision does not hold: {seen.differs.says('en')}",
                    ),
                    Text("Jämför med ett beslut som stämmer.", "Compare with a decision that verifies."),
                )
            ]
        )
    return read_package(folder)[2]
