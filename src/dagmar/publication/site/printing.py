"""Printing: the pages of one indicator or agreement made and written, here or in a process of its own.

What a process needs is given to it whole, and it writes straight into the edition that is being built: only names of files
and the rows for other pages come back.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.downloads import files_of
from dagmar.publication.site.drawn import charts_of, control_of
from dagmar.publication.site.edition import Written, write
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.feed import Changes, entered, of_indicator
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.gap import half_of
from dagmar.publication.site.pages.entrance import Listed
from dagmar.publication.site.pages.indicator import figures, indicator
from dagmar.publication.site.pages.recipient import Entry
from dagmar.publication.site.profiles import entry
from dagmar.publication.site.telling import Telling, tellings
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class Order:
    """One indicator to print; `unchanged`: its pages are there already, and only what other pages need is wanted."""

    exhibit: Exhibit
    titles: Mapping[str, Text]
    frame: Frame
    digest: str
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written of an indicator, its row in every profile, and its changes, by language."""

    listed: Listed
    agreements: tuple[str, ...]
    digest: str
    paths: list[str] | None
    written: Written
    rows: Mapping[Language, Mapping[str, Entry]]
    changes: Mapping[Language, Changes]

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.listed.id


def print_exhibit(order: Order, folder: Path, beside: Path) -> Printed:
    """Make every page, chart and file of one indicator and write them beside."""
    exhibit = order.exhibit
    shown = tellings(exhibit, order.frame, LANGUAGES)
    paths, written = (None, Written()) if order.unchanged else write(folder, beside, pages_of(shown, order.titles))
    return Printed(
        Listed(exhibit.id, exhibit.name, exhibit.chapter, exhibit.made_up),
        exhibit.agreements,
        order.digest,
        paths,
        written,
        {told.language: {code: entry(told, code) for code in exhibit.figures} for told in shown},
        {told.language: Changes(exhibit.id, told.name, entered(told), told.changes) for told in shown},
    )


def pages_of(shown: Sequence[Telling], titles: Mapping[str, Text]) -> Iterator[tuple[str, bytes]]:
    """Everything that is published of one indicator."""
    yield from files_of(shown[0].measure, shown[0].frame.short)
    for told in shown:
        charts = charts_of(told)
        own = {code: chart for code in told.measure.figures if (chart := control_of(told, code))}
        yield from ((chart.path, chart.svg.encode()) for chart in (*charts, *own.values()))
        yield indicator(told, titles, charts, half_of(told))
        yield of_indicator(told)
        yield from figures(told, charts, own)


def print_all(orders: Iterable[Order], folder: Path, beside: Path, workers: int) -> Iterator[Printed]:
    """Print orders in their order, in so many processes; with one, in this. No more lie waiting than are being printed."""
    if workers < 2:
        yield from (print_exhibit(order, folder, beside) for order in orders)
        return
    coming = iter(orders)
    waiting: dict[int, Future[Printed]] = {}
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts) as pool:
        try:
            taken = 0
            for given, order in enumerate(coming):
                waiting[given] = pool.submit(print_exhibit, order, folder, beside)
                while taken in waiting and (waiting[taken].done() or len(waiting) > 2 * workers):
                    yield waiting.pop(taken).result()
                    taken += 1
            for number in sorted(waiting):
                yield waiting.pop(number).result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that was started by a person; the others are told by it to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
