"""`dagmar disclosure protect`: the table that may be shown, and what is refused."""

from __future__ import annotations

from pathlib import Path

from .conftest import Running


def test_three_women_are_hidden_with_what_gives_them_away(dagmar: Running, tmp_path: Path) -> None:
    """44 - 41 = 3: two of the three cells are hidden."""
    (tmp_path / "in.csv").write_text("sex,persons\nwomen,3\nmen,41\nall,44\n", "utf-8")
    out = tmp_path / "out.csv"
    done = dagmar("disclosure", "protect", str(tmp_path / "in.csv"), "--rule", "1-4", "--out", str(out))
    assert done.code == 0
    assert out.read_text("utf-8").count("..") == 2
    assert "women,.." in out.read_text("utf-8")


def test_a_table_that_does_not_add_up_is_refused_and_nothing_written(dagmar: Running, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("sex,persons\nwomen,3\nmen,41\nall,45\n", "utf-8")
    out = tmp_path / "out.csv"
    done = dagmar("disclosure", "protect", str(tmp_path / "in.csv"), "--rule", "1-4", "--out", str(out))
    assert done.code == 3
    assert not out.exists()
