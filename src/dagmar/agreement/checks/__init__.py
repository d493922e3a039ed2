"""What can be proved wrong from the agreement alone: one file a check, found by walking the folder.

A check is a file with `find(loaded) -> Iterator[Problem]`. It looks at one kind of mistake, says where it is, what is wrong
with both sides of a comparison, and what would be right. An `error` leaves the agreement without a result; a `warning` is
something that a reader must know. What needs the mechanisms has its checks in `allocation/checks/`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from dagmar.agreement.loader import Loaded
from dagmar.problem import Problem


def checks_of(loaded: Loaded) -> Iterator[Problem]:
    """Everything that the checks of this folder find, check by check."""
    return found_by(__name__, __path__, loaded)


def found_by(package: str, folder: Iterable[str], loaded: Loaded) -> Iterator[Problem]:
    """Everything that the checks of a folder find."""
    for name in sorted(found.name for found in pkgutil.iter_modules(list(folder))):
        yield from importlib.import_module(f"{package}.{name}").find(loaded)
