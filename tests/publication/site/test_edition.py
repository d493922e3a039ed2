"""An edition: whole or not at all, the same bytes every time, and nothing written that is the same."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.problem import Refused
from dagmar.publication.site.edition import Edition
from dagmar.publication.site.exhibit import Figure
from dagmar.publication.site.uncertainty import with_intervals
from tests.publication.site.exhibits import FIGURES, SHARE, WICKED, published


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_the_same_inputs_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Also when two processes print them."""
    published(tmp_path / "en-till", workers=2)
    assert files(tmp_path / "en-till") == files(site)


def test_what_is_the_same_is_not_written_again_and_what_changed_is(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    first = published(folder, SHARE, WICKED)
    again = published(folder, SHARE, WICKED)
    assert (again.new, again.kept, again.removed) == (0, first.new, 0)
    untouched = (folder / "sv/indikator/prov-andel/03.html").stat()
    # Not of the last year: that would stand in the tables of those who are like it, too.
    earlier = Figure(Fraction(1, 4), None, Fraction(25), Fraction(100), made_up=True)
    figures = {**FIGURES, "05": {**FIGURES["05"], "2023": earlier}}
    changed = published(folder, with_intervals(replace(SHARE, figures=figures)), WICKED)
    after = (folder / "sv/indikator/prov-andel/03.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (untouched.st_ino, untouched.st_mtime_ns)
    assert 0 < changed.new < 30
    assert "25,0" in (folder / "sv/indikator/prov-andel/05.html").read_text("utf-8")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_interruption_leaves_the_edition_that_was(tmp_path: Path, interruption: BaseException) -> None:
    folder = tmp_path / "sajt"
    with Edition(folder) as edition:
        edition.put("a", "1", [("a.html", b"before")])
    before = files(folder)
    with pytest.raises(type(interruption)), Edition(folder) as edition:  # noqa: PT012 -- what is interrupted
        edition.put("a", "2", [("a.html", b"after")])
        raise interruption
    assert files(folder) == before
    assert [one.name for one in tmp_path.iterdir()] == ["sajt"]


def test_a_run_killed_between_the_two_renamings_is_mended_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    with Edition(folder) as edition:
        edition.put("a", "1", [("a.html", b"before")])
    folder.rename(tmp_path / ".sajt.old")
    with Edition(folder) as edition:
        assert edition.unchanged("a", "1")
    assert (folder / "a.html").read_bytes() == b"before"


def test_a_file_that_somebody_took_away_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    with Edition(folder) as edition:
        edition.put("a", "1", [("a.html", b"a"), ("b.html", b"b")])
    (folder / "b.html").unlink()
    with Edition(folder) as edition:
        assert not edition.unchanged("a", "1")
        edition.put("a", "1", [("a.html", b"A"), ("b.html", b"b")])
        assert (folder / "a.html").read_bytes() == b"a", "the edition that is read stays as it was to the end"
    assert (folder / "b.html").read_bytes() == b"b"


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(Refused) as refused, Edition(tmp_path / "mine"):
        pass
    assert [one.code for one in refused.value.problems] == ["not-a-site"]
    assert (tmp_path / "mine" / "thesis.txt").read_text("utf-8") == "years of work"
