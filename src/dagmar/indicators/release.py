"""A release: what was measured is protected after what was shown before, and written with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from dagmar.disclosure import Release
from dagmar.indicators.facts_file import coarse, demand_name, document, write
from dagmar.indicators.handed import Handed
from dagmar.indicators.internal_file import demand_internal, internal, read_internal
from dagmar.indicators.measured import Measured
from dagmar.indicators.protection import Progress, hand_out, read_key
from dagmar.processes import processes
from dagmar.source import Basis


class Way(NamedTuple):
    """Where a release goes, what was shown before it, and the secret of its noise. Nothing internal without `internal`."""

    out: Path | None
    internal: Path | None = None
    before: dict[tuple[str, str], list[Release]] = {}  # noqa: RUF012 -- a default that is only read
    after: Sequence[str] = ()
    noise_key: bytes = b""


def way(out: Path | None, inside: Path | None, earlier: Sequence[Path], noise_key: Path | None) -> Way:
    """Everything that can be demanded before anything is computed.

    Raises:
        Refused: `format-unknown`, `file-exists`, `not-an-internal-file` or `noise-key-too-short`.
    """
    if out is not None:
        demand_name(out)
    if inside is not None:
        demand_internal(inside)
    before, after = read_internal(earlier)
    return Way(out, inside, before, after, b"" if noise_key is None else read_key(noise_key))


def protect_all(measured: Sequence[Measured], to: Way, tell: Progress, *, workers: int = 1) -> list[Handed]:
    """Every indicator as it may leave, in the order given. `tell` is told how many are done, and of how many.

    Each is protected by itself, so that several can be at once, in so many processes.

    Raises:
        Refused: as `hand_out`.
    """
    each = partial(hand_out, before=to.before, noise_key=to.noise_key)
    handed = []
    with processes(workers, ["dagmar.indicators.protection"]) as pool:
        for one in map(each, measured) if pool is None else pool.map(each, measured):
            handed.append(one)
            tell(len(handed), len(measured))
    return handed


def write_release(
    handed: Sequence[Handed], to: Way, about: dict[str, Any], *, recorded: str, basis: Basis
) -> tuple[int, dict[str, Any]]:
    """Write everything or nothing; give the number of lines, and the document as it left.

    Raises:
        Refused: as `way`.
        OSError: the system does not let us write.
    """
    assert to.out is not None, "a release goes somewhere"
    exact = document(handed, **about, basis=basis, after=list(to.after))
    made = coarse(exact)

    def beside_it(release: str) -> dict[Path, bytes]:
        return {} if to.internal is None else {to.internal: internal(handed, exact, release=release, after=to.after)}

    return write(to.out, handed, made, recorded=recorded, basis=basis, also=beside_it), made
