"""Processes of their own for work that can be done apart: as many as there are cores, and stopped by whoever started them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext


@contextmanager
def processes(
    workers: int, preload: Sequence[str] = (), begin: Callable[[], object] = bool
) -> Iterator[ProcessPoolExecutor | None]:
    """A pool of so many processes; None when one is enough, since a process costs a second to start.

    They share what they read of the program, the modules to `preload`, where the system has such processes; they are never a
    copy of this one's threads. Each does `begin` first. Whatever goes wrong within, an interruption too, what has not begun is
    not done, and what has is waited for.
    """
    if workers < 2:
        yield None
        return
    pool = ProcessPoolExecutor(workers, _apart(preload), initializer=_begin, initargs=(begin,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _apart(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", *preload])
    return context


def _begin(begin: Callable[[], object]) -> None:
    """Ctrl-C is for the process that was started by a person; the others are told by it to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()
