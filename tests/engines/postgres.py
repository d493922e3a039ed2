"""A PostgreSQL server of our own, from Debian's package: made in a folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBIANS = Path("/usr/lib/postgresql")
USER = "postgres"
# A test server keeps nothing: what would survive a power cut is not waited for.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "20",
    "shared_buffers": "64MB",
    "timezone": "America/New_York",  # neither UTC nor ours: a result may not depend on the server's clock
}


@dataclass(frozen=True)
class Server:
    """Where the server listens: the folder of its socket, and the database that everything happens in."""

    folder: Path
    database: str = "postgres"


def address_of(server: Server) -> str:
    """The server's address, as one gives it to a program."""
    return f"postgresql:///{server.database}?host={server.folder}&user={USER}"


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`, of the newest version there is.

    Raises:
        FileNotFoundError: Debian's package postgresql is not installed; `make setup` installs it.
    """
    found = sorted(DEBIANS.glob("*/bin/initdb"), key=lambda program: int(program.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        message = "Debian's package postgresql is missing: run make setup"
        raise FileNotFoundError(message)
    return Path(on_path).resolve().parent


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts. PostgreSQL refuses to be run by root, so then it is Debian's own user."""
    folder = Path(tempfile.mkdtemp(prefix="dagmar-pg-", dir="/tmp"))  # a socket's path is 107 letters at most
    as_root = os.geteuid() == 0
    owner = USER if as_root else None
    if as_root:
        shutil.chown(folder, USER, USER)
    data, at = folder / "data", programs()

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(at / program), *arguments],
            user=owner,
            group=owner,
            extra_groups=[] if as_root else None,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server inherits it, so a pipe would never close
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = folder / "log"
            said = (done.stderr or b"").decode() + (log.read_text("utf-8") if log.exists() else "")
            message = f"{program} failed: {said}"
            raise RuntimeError(message)

    try:
        run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options = f"-k {folder} {settings}"
        run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
