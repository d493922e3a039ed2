"""What a whole site costs: `make bench-site` prints it. DAGMAR_BENCH_INDICATORS takes fewer indicators than all.

Time is of this machine at this moment, and the processor's seconds beside it, which another program that runs at the same time
disturbs less. Memory is the most that all processes held at once. Nothing is left on the disk.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dagmar.library.shelf import library
from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.content import counties, frame
from dagmar.publication.site.edition import Written
from dagmar.publication.site.money import one_of
from dagmar.publication.site.pages.indicator import figures
from dagmar.publication.site.publish import publish
from dagmar.publication.site.telling import tellings
from tests.bench.made_up_site import every, exhibits
from tests.bench.memory import Watch

pytestmark = pytest.mark.bench
WORKERS = 2
DAY = date(2026, 1, 1)
SECONDS, PAGES, MEGABYTES, PAGES_A_SECOND = 180, 50_000, 500, 1_000
"""The limits of the issue: three minutes on two cores, some 50 000 pages, under 500 MB, pages alone at a thousand a second."""


def test_a_whole_site(tmp_path: Path) -> None:
    most = int(os.environ.get("DAGMAR_BENCH_INDICATORS", "0")) or None
    settings = frame("fel@example.se")
    codes = sorted(settings.names)
    granted = [one_of(entry) for entry in library()[:most]]
    shown = every(granted)[:most]
    folder = tmp_path / "sajt"

    def made(correct: str = "") -> Written:
        figures = exhibits(shown, codes, correct=correct)
        return publish(folder, shown, figures, granted, settings, counties(), on=DAY, workers=WORKERS)

    a_second = pages_alone()
    try:
        with Watch() as seen:
            first, whole = timed(made)
        pages = sum(1 for _ in folder.rglob("*.html"))
        same, unchanged = timed(made)
        changed, one_figure = timed(lambda: made(shown[0].id))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{len(shown)} indicators x {len(codes)} recipients x 2 languages, {len(granted)} agreements")
    print(f"  pages                {pages:>8} of {first.new} files")
    print(f"  whole site           {whole:>8.1f} s in {WORKERS} processes and this one (limit {SECONDS} s)")
    print(f"  for {PAGES} pages     {whole * PAGES / pages:>8.1f} s, in proportion")
    print(f"  processor            {seen.seconds:>8.1f} s, user and system, of all processes")
    print(f"  pages alone          {a_second:>8.0f} a second in one process (limit {PAGES_A_SECOND})")
    print(
        f"  memory               {seen.pss:>8.0f} MB PSS of all processes at once (limit {MEGABYTES}); RSS {seen.rss:.0f}"
    )
    print(f"  disk                 {first.size / 1e6:>8.0f} MB in files")
    print(f"  again, the same      {unchanged:>8.1f} s, {same.new} files written")
    print(f"  again, one figure    {one_figure:>8.1f} s, {changed.new} files written")
    assert same.new == 0
    assert first.new == same.kept
    assert 0 < changed.new < 700
    assert seen.pss < MEGABYTES
    assert a_second > PAGES_A_SECOND
    assert whole < SECONDS


def pages_alone() -> float:
    """Pages of a recipient in five indicators, set and encoded but not written: so many in a second of the processor."""
    settings = frame("fel@example.se")
    told = [
        one for shown in exhibits(every(())[:5], sorted(settings.names)) for one in tellings(shown, settings, LANGUAGES)
    ]
    for one in told:
        next(figures(one, (), {}))
    began = time.process_time()
    count = sum(len(list(figures(one, (), {}))) for one in told)
    return count / (time.process_time() - began)


def timed(work: Callable[[], Written]) -> tuple[Written, float]:
    """What came out, and in how many seconds."""
    began = time.perf_counter()
    return work(), time.perf_counter() - began
