"""Where the agreements stand, which there are, and how one is found by its name or its path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from dagmar.agreement.loader import Loaded, load_file
from dagmar.agreement.period import Period
from dagmar.agreement.words import nearest
from dagmar.money import Ore
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text
from dagmar.vocabulary import vocabulary

AGREEMENT = "agreement.yaml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement of the library. `total` is in öre, or `unknown`; `path` is its file."""

    id: str
    title: str
    period: Period
    total: Ore | Literal["unknown"]
    path: Path


def find_library() -> Path:
    """The folder of agreements: beside the source in a clone, inside the package when it was installed from a wheel."""
    package = Path(__file__).resolve().parents[1]
    in_clone = package.parents[1] / "agreements"
    return in_clone if package.parent.name == "src" and in_clone.is_dir() else package / "agreements"


@cache
def library() -> tuple[Entry, ...]:
    """Every agreement of the library, by id. The id is the folder's name and the file's own.

    Raises:
        Refused: what is wrong with the shape of a file.
    """
    return tuple(_entry(path) for path in sorted(find_library().glob(f"*/{AGREEMENT}")))


@cache
def shelved(agreement: str) -> Loaded:
    """An agreement of the library by its id, read once in a process.

    Raises:
        Refused: what is wrong with the shape of the file, or `agreement-not-found`.
    """
    return load_file(locate(agreement), vocabulary(), locate)


def locate(id_or_path: str | Path) -> Path:
    """The file of an agreement: an id of the library, a file, or a folder that holds an agreement.yaml.

    A bare word is an id first; what has a slash or an ending is a path.

    Raises:
        Refused: `agreement-not-found`, with the nearest id.
    """
    shelves = find_library()
    word = str(id_or_path)
    if isinstance(id_or_path, str) and "/" not in word and (shelves / word / AGREEMENT).is_file():
        return shelves / word / AGREEMENT
    path = Path(id_or_path)
    if path.is_dir() and (path / AGREEMENT).is_file():
        return path / AGREEMENT
    if path.is_file():
        return path
    raise Refused([_not_found(word, [found.parent.name for found in sorted(shelves.glob(f"*/{AGREEMENT}"))])])


def _entry(path: Path) -> Entry:
    agreement = shelved(path.parent.name).agreement
    assert agreement.agreement == path.parent.name, f"{path} calls itself {agreement.agreement}"
    return Entry(agreement.agreement, agreement.title, agreement.period, agreement.total, path)


def _not_found(word: str, known: list[str]) -> Problem:
    near = nearest(word, known)
    return Problem(
        "agreement-not-found",
        Place(word),
        Text(
            f"”{word}” är varken en fil eller ett avtal i biblioteket.",
            f"“{word}” is neither a file nor an agreement of the library.",
        ),
        Text(
            (f"Menade du {near}? " if near else "") + f"I biblioteket finns {', '.join(known)}.",
            (f"Did you mean {near}? " if near else "") + f"The library has {', '.join(known)}.",
        ),
    )
