"""What a whole site costs: `make bench-site` prints it. DAGMAR_BENCH_INDICATORS takes fewer indicators than all.

Time is of this machine at this moment; memory is the most that the printing processes and this one held at once.
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from dagmar.library.shelf import library
from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.content import counties, frame
from dagmar.publication.site.money import one_of
from dagmar.publication.site.pages.indicator import figures
from dagmar.publication.site.publish import publish
from dagmar.publication.site.telling import tellings
from tests.bench.made_up_site import exhibits

pytestmark = pytest.mark.bench


def test_a_whole_site(tmp_path: Path) -> None:
    most = int(os.environ.get("DAGMAR_BENCH_INDICATORS", "0")) or None
    settings = frame("fel@example.se")
    codes = sorted(settings.names)
    granted = [one_of(entry) for entry in library()]
    count = len(list(exhibits(codes[:20], granted, most)))
    shown = next(exhibits(codes, granted, 1))
    told = tellings(shown, settings, LANGUAGES)
    list(figures(told[0], (), {}))
    began = time.process_time()
    alone = sum(len(list(figures(one, (), {}))) for one in told)
    a_second = alone / (time.process_time() - began)
    began = time.perf_counter()
    folder = tmp_path / "sajt"
    agreements = granted if most is None else []
    written = publish(folder, exhibits(codes, granted, most), agreements, settings, counties(), count=count, workers=2)
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    again = publish(folder, exhibits(codes, granted, most), agreements, settings, counties(), count=count, workers=2)
    repeated = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\n{count} indicators x {len(codes)} recipients x 2 languages, {len(agreements)} agreements")
    print(f"  {written.new} files, {written.size / 1e6:.0f} MB, {seconds:.1f} s in two processes")
    print(f"  again, nothing changed: {repeated:.1f} s")
    print(f"  pages of recipients alone, in one process: {a_second:.0f} a second")
    print(f"  memory: {own} MB here, {largest} MB in the largest of two printing processes")
    assert again.new == 0
    assert written.new == again.kept
