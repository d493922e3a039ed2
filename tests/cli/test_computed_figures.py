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


def test_figures_of_a_file_that_is_given_no_more_stay_as_withdrawn_until_they_are_forgotten(
    site: Path, dagmar: Running
) -> None:
    page = site / "sv" / "indikator" / f"{SHARE}.kommuner" / "0114.html"
    again = dagmar("publish", str(site), "--only", "N79173", "--on", "2026-02-20", "--json")
    assert again.code == 0, again.err
    assert (again.json["indicators"], again.json["withdrawn"], again.json["removed"]) == (1, 2, 0)
    told = page.read_text("utf-8")
    assert 'Tillbakadraget sedan <time datetime="2026-02-20">' in told
    assert "visas inte, för att skydda enskilda" in (page.parent / "0319.html").read_text("utf-8")
    alone = dagmar("publish", str(site), "--only", SHARE, "--only", "N79173")
    assert alone.code == 0, "a measure that only the site knows can be chosen"
    assert "Mått som inte längre ges står kvar som tillbakadragna: 2." in alone.out + alone.err
    shown = dagmar("publish", str(site), "--only", "N79173", "--forget", "N79173")
    assert shown.code == 3
    assert "nothing-to-forget" in shown.err + shown.out
    forgotten = dagmar(
        "publish", str(site), "--only", "N79173", "--forget", SHARE, "--forget", f"{SHARE}.kommuner", "--json"
    )
    assert forgotten.json["withdrawn"] == 0
    assert not page.exists()


def test_a_release_is_linked_to_what_a_withdrawn_measure_shows(site: Path, dagmar: Running, tmp_path: Path) -> None:
    """Leaving a file out once does not free the next one from being protected after it."""
    assert dagmar("publish", str(site), "--only", "N79173").code == 0
    again = released(measured(defined(SHARE), [*FEW[:-1], FEW[0]]), tmp_path, "2025", about={"computed": "2025"})
    refused = dagmar("publish", str(site), "--only", "N79173", "--figures", str(again))
    assert refused.code == 3
    assert "release-not-linked" in refused.err + refused.out
