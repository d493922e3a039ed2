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


def locate_meant(id_or_path: str | Path) -> Path:
    """`locate`, for what a person names: a bare word must not be both an id of the library and an agreement close by.

    Whoever has copied an agreement to change it would otherwise be answered from the library, and not see it.

    Raises:
        Refused: `agreement-in-two-places`, with how each is written; `agreement-not-found`.
    """
    found = locate(id_or_path)
    close_by = Path(id_or_path)
    if close_by.is_dir():
        close_by /= AGREEMENT
    if close_by.is_file() and not close_by.samefile(found):
        raise Refused([_in_two_places(str(id_or_path), found)])
    return found


def _entry(path: Path) -> Entry:
    agreement = shelved(path.parent.name).agreement
    assert agreement.agreement == path.parent.name, f"{path} calls itself {agreement.agreement}"
    return Entry(agreement.agreement, agreement.title, agreement.period, agreement.total, path)


def _in_two_places(word: str, in_library: Path) -> Problem:
    return Problem(
        "agreement-in-two-places",
        Place(word),
        Text(
            f"”{word}” finns både i biblioteket och i mappen där du står.",
            f"“{word}” is both in the library and in the folder where you are.",
        ),
        Text(
            f"Skriv ./{word} för det som ligger här, eller {in_library.parent} för bibliotekets.",
            f"Write ./{word} for the one that lies here, or {in_library.parent} for the library's.",
        ),
    )


def _not_found(word: str, known: list[str]) -> Problem:
    path = Path(word)
    beside = sorted(str(one) for one in path.parent.glob("*.yaml")) if "/" in word or path.suffix else []
    near = nearest(word, [*beside, *known])
    years = [one for one in known if near and one != near and one.rpartition("-")[0] == near.rpartition("-")[0]]
    others = (
        Text(f"Där finns också {', '.join(years)}. ", f"There are {', '.join(years)} too. ") if years else Text("", "")
    )
    return Problem(
        "agreement-not-found",
        Place(word),
        Text(
            f"”{word}” är varken en fil eller ett avtal i biblioteket.",
            f"“{word}” is neither a file nor an agreement of the library.",
        ),
        Text(
            (f"Menade du {near}? " if near else "") + f"{others.sv}dagmar library list visar bibliotekets avtal.",
            (f"Did you mean {near}? " if near else "") + f"{others.en}dagmar library list shows those of the library.",
        ),
    )
