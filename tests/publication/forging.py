"""A package changed as a forger would: the file, and what the descriptor states of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any


def change(package: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file in one place, and state its new length and hash."""
    content = (package / name).read_bytes()
    assert content.count(old) >= 1
    (package / name).write_bytes(content.replace(old, new, 1))
    restate(package, name)


def restate(package: Path, name: str) -> None:
    """State the length and hash of a file as it now is."""

    def as_it_is(stated: Any) -> None:
        content = (package / name).read_bytes()
        resource = next(one for one in stated["resources"] if one["path"] == name)
        resource["bytes"], resource["hash"] = len(content), f"sha256:{sha256(content).hexdigest()}"

    describe(package, as_it_is)


def describe(package: Path, change_of: Callable[[Any], object]) -> None:
    """Change the descriptor itself."""
    path = package / "datapackage.json"
    stated = json.loads(path.read_bytes())
    change_of(stated)
    path.write_bytes((json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode())
