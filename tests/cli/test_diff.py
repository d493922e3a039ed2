"""`dagmar diff`: one krona more in a pot shows as one rule and as the kronor that it moves; nothing changed shows nothing."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

from .conftest import HOUSE, Running


def changed(tmp_path: Path, old: str, new: str) -> str:
    folder = tmp_path / "mine"
    shutil.copytree(HOUSE / "agreements" / "svf-2025", folder)
    file = folder / "agreement.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return str(folder)


def test_an_agreement_does_not_differ_from_itself(dagmar: Running) -> None:
    ran = dagmar("diff", "svf-2025", "svf-2025", "--json", "--exit-code")
    assert (ran.code, ran.json["changes"], ran.json["differences"]) == (0, [], [])


def test_a_larger_pot_is_one_change_of_rule_and_all_its_kronor(dagmar: Running, tmp_path: Path) -> None:
    more = changed(tmp_path, "amount: 182 500 000 kr", "amount: 182 500 018 kr")
    text = Path(more, "agreement.yaml")
    text.write_text(text.read_text("utf-8").replace("total: 365 Mkr", "total: 365 000 018 kr"), "utf-8")
    ran = dagmar("diff", "svf-2025", more, "--json", "--exit-code")
    assert ran.code == 1
    assert ["grants", "andra-utbetalningen", "amount"] in [change["path"] for change in ran.json["changes"]]
    assert sum(Decimal(row["change"]) for row in ran.json["differences"]) == 18


def test_rules_are_compared_though_an_amount_cannot_be_computed(dagmar: Running, tmp_path: Path) -> None:
    ran = dagmar("diff", "svf-2025", changed(tmp_path, "as_of: 2025-09", "as_of: 2025-08"), "--json")
    assert ran.json["differences"] is None
    assert ran.json["changes"]
    assert ran.json["unknown"]["errors"]


def test_an_amount_of_a_county_is_told_as_the_countys(dagmar: Running, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(HOUSE / "agreements" / "god-och-nara-vard-2024", folder)
    file = folder / "agreement.yaml"
    file.write_text(
        file.read_text("utf-8").replace('"03": 29 Mkr', '"03": 28 Mkr').replace('"04": 22 Mkr', '"04": 23 Mkr'), "utf-8"
    )
    what = [
        change["what"] for change in dagmar("diff", "god-och-nara-vard-2024", str(folder), "--json").json["changes"]
    ]
    assert any("Uppsala län" in words for words in what)
    assert not any("Region Uppsala" in words for words in what)
