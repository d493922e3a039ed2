"""`dagmar amend`: a supplement of one line gives a complete agreement that runs by itself; the old one still does."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Running

SUPPLEMENT = """\
agreement: svf-2025-tillagg
amends: svf-2025
holds_from: 2025-10
total: 372,5 Mkr
grants:
  andra-utbetalningen: {amount: 190 Mkr}
removes: [published]
"""


@pytest.fixture
def supplement(tmp_path: Path) -> Path:
    file = tmp_path / "agreement.yaml"
    file.write_text(SUPPLEMENT, "utf-8")
    return file


def test_what_is_written_is_complete_and_no_rule_of_it_differs_from_the_amendment(
    dagmar: Running, supplement: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "hel" / "agreement.yaml"
    whole.parent.mkdir()
    assert dagmar("amend", str(supplement), "--out", str(whole)).code == 0
    assert "andra-utbetalningen" in whole.read_text("utf-8")
    changes = dagmar("diff", str(supplement), str(whole), "--json").json["changes"]
    assert changes == []
    paths = [change["path"] for change in dagmar("diff", "svf-2025", str(whole), "--json").json["changes"]]
    assert ["grants", "andra-utbetalningen", "amount"] in paths


def test_a_file_that_is_there_is_never_written_over(dagmar: Running, supplement: Path) -> None:
    assert dagmar("amend", str(supplement), "--out", str(supplement)).code == 3
    assert supplement.read_text("utf-8") == SUPPLEMENT


def test_what_amends_nothing_is_refused(dagmar: Running) -> None:
    assert dagmar("amend", "svf-2025").code == 3
