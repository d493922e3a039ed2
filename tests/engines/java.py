"""The machine's Java, of a version that Spark 4.0 runs on. `make setup` installs Debian's."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

OLDEST, NEWEST = 17, 23  # Spark 4.0 needs 17; from 24 on Java has no security manager, which its Hadoop asks for


def java_home() -> Path:
    """The folder of a Java that will do: JAVA_HOME if it is one, or else the newest of Debian's.

    Raises:
        FileNotFoundError: there is none; `make setup` installs Debian's default-jre-headless.
    """
    for home in _homes():
        if (home / "bin" / "java").exists() and OLDEST <= version(home) <= NEWEST:
            return home
    message = f"no Java of version {OLDEST} to {NEWEST} was found: run make setup"
    raise FileNotFoundError(message)


def version(home: Path) -> int:
    """The first number of the version in the file `release` that every Java carries; 0 when it cannot be read."""
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text("utf-8"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _homes() -> Iterator[Path]:
    if said := os.environ.get("JAVA_HOME"):
        yield Path(said)
    yield from sorted(Path("/usr/lib/jvm").glob("*"), key=version, reverse=True)
    if on_path := shutil.which("java"):
        yield Path(on_path).resolve().parents[1]
