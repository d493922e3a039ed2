"""Printing: orders made into pages and written, here or in processes of their own.

What a process needs is given to it whole, or lies in the edition that is being built, and it writes straight into that: only
the names of files come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dagmar.publication.site.edition import Written, write

PRELOAD = ("dagmar.publication.site.orders", "numpy.random", "scipy.special")
"""What every process that prints needs of the program."""
_WAITING = 6
"""So many orders lie waiting: enough that no process is idle while this one does something else, and no memory to speak of."""


class Order(Protocol):
    """A group of pages to be made, with the mark of what they are made of."""

    @property
    def group(self) -> str:
        """Its name in the edition."""

    @property
    def digest(self) -> str:
        """The mark of its inputs."""

    def pages(self, beside: Path) -> Iterator[tuple[str, bytes]]:
        """Its pages. `beside` is the edition being built, with what was made before."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written of an order."""

    group: str
    digest: str
    paths: list[str]
    written: Written


def print_order(order: Order, folder: Path, beside: Path) -> Printed:
    """Make every page of an order and write it beside."""
    return Printed(order.group, order.digest, *write(folder, beside, order.pages(beside)))


def print_all(
    orders: Iterable[Order], folder: Path, beside: Path, pool: ProcessPoolExecutor | None, meanwhile: Iterator[None]
) -> Iterator[Printed]:
    """Print orders in their order, in the pool, or here when there is none. No more are taken than are soon to be printed.

    While the pool prints, steps are taken in `meanwhile`; what is left of it is done last.
    """
    if pool is None:
        yield from (print_order(order, folder, beside) for order in orders)
    else:
        yield from _in(pool, orders, folder, beside, meanwhile)
    for _ in meanwhile:
        pass


def _in(
    pool: ProcessPoolExecutor, orders: Iterable[Order], folder: Path, beside: Path, meanwhile: Iterator[None]
) -> Iterator[Printed]:
    coming, waiting, ended = iter(orders), list[Future[Printed]](), False
    while waiting or not ended:
        while not ended and len(waiting) < _WAITING:
            order = next(coming, None)
            ended = order is None
            if order is not None:
                waiting.append(pool.submit(print_order, order, folder, beside))
        if waiting and (waiting[0].done() or next(meanwhile, _NOTHING) is _NOTHING):
            yield waiting.pop(0).result()


_NOTHING = object()
