"""Computed figures on the site: what was protected is there, what is hidden says so, and nobody computes it from the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dagmar.publication.site.addresses import download
from tests.disclosure.attacker import Known, Published, computed, equations
from tests.indicators.handing import AREAS, FEW, SHARE, UNDER, defined, measured, released

from .conftest import Running

HIDDEN = "visas inte, för att skydda enskilda"


@pytest.fixture
def site(dagmar: Running, tmp_path: Path) -> Path:
    """One measure of the report, and one that was computed: in 0319 three of seventeen did."""
    file = released(measured(defined(SHARE), FEW), tmp_path, "2024", about={"computed": "2024"})
    done = dagmar("publish", str(tmp_path / "sajt"), "--only", "N79173", "--figures", str(file))
    assert done.code == 0, done.err
    return tmp_path / "sajt"


def test_what_is_on_the_site_gives_no_hidden_figure_and_says_of_each_that_it_is_hidden(
    site: Path, dagmar: Running, tmp_path: Path
) -> None:
    cells: dict[tuple[str, ...], Known] = {}
    for identity in (SHARE, f"{SHARE}.kommuner"):
        said = json.loads((site / download("indicator", identity, "json")).read_text("utf-8"))
        for row in said["values"]:
            code = row["recipient"]
            if row.get("missing") == "secret":
                assert not {"value", "numerator", "denominator", "low", "high", "coverage"} & row.keys()
            did, every = (None if "missing" in row else round(row[part]) for part in ("numerator", "denominator"))
            rest = None if did is None or every is None else every - did
            cells |= {(code, "did"): did, (code, "did not"): rest, (code, "all"): every}
    published = Published([(AREAS.codes, UNDER), (("did", "did not", "all"), {"all": ("did", "did not")})], cells)
    secret = {published.variable(at) for at, value in cells.items() if value is None}
    assert ("", "0319", "did") in secret
    assert computed(equations([published])).keys() & secret == set()
    page = (site / "sv" / "indikator" / f"{SHARE}.kommuner" / "0319.html").read_text("utf-8")
    assert HIDDEN in page
    assert "17,6" not in page  # 3 of 17, per cent
    again = released(measured(defined(SHARE), [*FEW[:-1], FEW[0]]), tmp_path, "2025", about={"computed": "2025"})
    refused = dagmar("publish", str(site), "--only", "N79173", "--figures", str(again))
    assert refused.code == 3
    assert "release-not-linked" in refused.err + refused.out
