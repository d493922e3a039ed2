"""How long the whole country takes to protect. Single runs of this machine at this moment; the goal is ten seconds."""

from __future__ import annotations

import gc
import time

import pytest

from dagmar.disclosure import Release, protect
from tests.disclosure.country import RULE, both_years, last_year

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("mean", [2, 6, 20])
def test_the_country_is_protected_after_last_years_release(mean: int) -> None:
    before, table = last_year(mean), both_years(mean)
    gc.collect()
    begun, used = time.perf_counter(), time.process_time()
    first = protect(before, RULE)
    alone, used_alone = time.perf_counter() - begun, time.process_time() - used
    begun, used = time.perf_counter(), time.process_time()
    second = protect(table, RULE, earlier=[Release.of(first)])
    linked, used_linked = time.perf_counter() - begun, time.process_time() - used
    print(
        f"\nmean {mean:>2}: one year, {len(first.cells)} cells, {first.primary} + {first.secondary} hidden: "
        f"{alone:.1f} s ({used_alone:.1f} s of processor)"
        f"\n         after it two years and their sum, {len(second.cells)} cells, {second.primary} + {second.secondary} "
        f"hidden: {linked:.1f} s ({used_linked:.1f} s of processor)"
    )
