"""An overview takes agreements outside the library, and counts none twice."""

from __future__ import annotations

from pathlib import Path

import dagmar
from dagmar.library.make_overviews import overview

TEXT = """agreement: eget
title: Ett eget
parties: [staten, skr]
period: 2007
total: 21 kr
grants:
  medel: {to: regions, amount: 21 kr, distribute: equal, rounding: {to: 1 kr, method: largest_remainder}}
"""


def test_an_agreement_given_by_its_path_stands_in_the_overview(tmp_path: Path) -> None:
    file = tmp_path / "eget.yaml"
    file.write_text(TEXT, "utf-8")
    without, with_it = overview("01", 2007), overview("01", 2007, None, [dagmar.load(file)])
    own = {one.agreement.agreement for one in with_it[0].agreements}
    assert own == {one.agreement.agreement for one in without[0].agreements} | {"eget"}
    (seen,) = [one for one in with_it[0].agreements if one.agreement.agreement == "eget"]
    settled = seen.got[0].line.settled
    assert settled is not None
    assert settled.value == 100  # 21 kr in equal parts to the 21 that there were: one krona is 100 öre
    assert overview("01", 2008, None, [dagmar.load(file)])[0].year == 2008


def test_an_agreement_of_the_library_that_is_given_again_is_not_counted_twice() -> None:
    once = overview("01", 2025)
    again = overview("01", 2025, None, [dagmar.load("svf-2025")])
    names = [one.agreement.agreement for one in again[0].agreements]
    assert sorted(names) == sorted(one.agreement.agreement for one in once[0].agreements)
