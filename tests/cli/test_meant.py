"""A recipient is named on the command line by its code or by its name, and nobody is taken for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Running


@pytest.mark.parametrize("said", ["24", "Region Västerbotten", "västerbotten", " VÄSTERBOTTEN "])
def test_code_and_name_are_the_same_recipient(dagmar: Running, said: str) -> None:
    ran = dagmar("explain", "svf-2025", said, "--json")
    assert ran.code == 0
    assert ran.json["recipient"] == "24"
    assert "Region Västerbotten (24)" in ran.json["explanation"]


def test_a_region_is_found_by_its_name_also_where_its_county_shares_in_another_grant(
    dagmar: Running, tmp_path: Path
) -> None:
    """Region and county have one code, and each its own name; both are the same recipient of the explanation."""
    grant = "amount: 21 kr, distribute: equal, unearned: return, rounding: {to: 1 kr, method: largest_remainder}"
    agreement = tmp_path / "lan.yaml"
    agreement.write_text(
        "agreement: lan\ntitle: Län\nparties: [staten, skr]\nperiod: 2024\ntotal: 42 kr\ngrants:\n"
        f"  regionerna: {{to: regions, {grant}}}\n  lanen: {{to: counties, {grant}}}\n",
        "utf-8",
    )
    for name in ("Region Skåne", "Skåne län", "skåne"):
        assert dagmar("explain", str(agreement), name, "--json").json["recipient"] == "12"


def test_a_name_that_two_share_is_not_chosen_between(dagmar: Running) -> None:
    ran = dagmar("overview", "Stockholm", "--year", "2024")
    assert ran.code == 3
    assert "01 (Region Stockholm), 0180 (Stockholms kommun)" in ran.err
    assert dagmar("overview", "Stockholms kommun", "--year", "2024", "--json").json[0]["recipient"] == "0180"


def test_a_name_that_nobody_has_is_answered_with_the_one_like_it(dagmar: Running) -> None:
    ran = dagmar("explain", "svf-2025", "Skane", "--language", "en")
    assert ran.code == 3
    assert "Did you mean Region Skåne (12)?" in ran.err


def test_the_other_commands_take_a_name_too(dagmar: Running, tmp_path: Path) -> None:
    assert dagmar("burden", "Umeå", "--year", "2018", "--json").json["recipient"] == "2480"
    page = dagmar("document", "svf-2025", "--recipient", "Skåne", "--out", str(tmp_path / "d.pdf"), "--json")
    assert page.json["recipient"] == "12"
    form = dagmar("report", "template", "svf-2016", "--recipient", "Skåne", "--out", str(tmp_path / "t.xlsx"), "--json")
    assert form.json["recipient"] == "12"
