"""Two editions in the same folder: a value that the later one revises or withdraws keeps its old value readable.

The figures of the trial measure of 2024 are Stockholm 60.0 % (corrected twice before) and Östergötland 12.3 %; both editions are ours,
and what must stand on the pages was written by hand from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dagmar.publication.site.exhibit import Exhibit, Figure, Unit
from dagmar.text import Text
from tests.publication.site.exhibits import FIGURES, SHARE, published

FIRST, SECOND, THIRD = date(2026, 1, 15), date(2026, 2, 20), date(2026, 3, 25)
ATOM = "{http://www.w3.org/2005/Atom}"
Rows = Mapping[str, Mapping[str, Figure]]


def of(rows: Rows, **more: object) -> Exhibit:
    return replace(SHARE, figures=rows, **more)  # type: ignore[arg-type]  # fields of an exhibit


def ostergotland(value: Fraction | None, missing: str | None = None) -> Rows:
    return {**FIGURES, "05": {"2024": Figure(value, missing, made_up=True)}}  # type: ignore[arg-type]  # a sign


def told(folder: Path, page: str) -> str:
    text = (folder / page).read_text("utf-8")
    return text.partition('<h2 id="changes">')[2]


def entries(folder: Path, feed: str) -> list[tuple[str, str]]:
    root = ElementTree.fromstring((folder / feed).read_bytes())  # noqa: S314 -- our own file
    return [
        (str(one.findtext(f"{ATOM}updated"))[:10], str(one.findtext(f"{ATOM}summary")))
        for one in root.iter(f"{ATOM}entry")
    ]


def test_a_revised_value_keeps_what_it_was_on_its_page_in_the_list_and_in_both_feeds(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    assert "12,3" not in told(folder, "sv/indikator/prov-andel/05.html")
    published(folder, of(ostergotland(Fraction(1, 4))), on=SECOND, money=False)
    was = "Östergötland 2024: 12,3\u00a0% blev 25,0\u00a0%."
    for page in ("sv/indikator/prov-andel/05.html", "sv/indikator/prov-andel/index.html"):
        assert was in told(folder, page), page
        assert '<time datetime="2026-02-20">' in told(folder, page), page
    for feed in ("sv/indikator/prov-andel/feed.xml", "sv/feed.xml"):
        assert ("2026-02-20", was) in entries(folder, feed)
    english = "Östergötland 2024: 12.3\u00a0% became 25.0\u00a0%."
    assert english in told(folder, "en/indicator/prov-andel/05.html")


@pytest.mark.parametrize(
    ("now", "sign"), [({}, "tillbakadraget"), ({"05": {"2024": Figure(None, "not_reported")}}, "ej rapporterat")]
)
def test_a_withdrawn_value_keeps_its_page_its_sign_and_what_it_was(tmp_path: Path, now: Rows, sign: str) -> None:
    """Also when the source gives no row of the recipient any more: its page and its profile stay."""
    folder = tmp_path / "sajt"
    without = {code: row for code, row in FIGURES.items() if code != "05"}
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    for _ in range(2):  # and a third time, of the same: nothing is lost, and nothing told twice
        published(folder, of({**without, **now}), on=SECOND, money=False)
        page = "sv/indikator/prov-andel/05.html"
        assert told(folder, page).count(f"Östergötland 2024: 12,3\u00a0% blev {sign}.") == 1
        assert f'class="figure missing">{sign}<' in (folder / page).read_text("utf-8")
        assert (folder / "sv/mottagare/05/index.html").is_file()
        assert entries(folder, "sv/feed.xml").count(("2026-02-20", f"Östergötland 2024: 12,3\u00a0% blev {sign}.")) == 1


def test_a_value_that_is_hidden_to_protect_somebody_is_hidden_in_its_log_too(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    published(folder, of(ostergotland(None, "secret")), on=SECOND, money=False)
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".csv", ".svg"}:
            assert "12,3" not in (text := path.read_text("utf-8")), path
            assert "12.3\u00a0%" not in text, path
    assert "Östergötland 2024" in told(folder, "sv/indikator/prov-andel/05.html")


def test_every_step_stays_when_a_value_is_withdrawn_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    published(folder, of(ostergotland(None, "not_reported")), on=SECOND, money=False)
    published(folder, of(ostergotland(Fraction(1, 4))), on=THIRD, money=False)
    log = [one for one in entries(folder, "sv/feed.xml") if "Östergötland" in one[1]]
    assert log == [
        ("2026-03-25", "Östergötland 2024: ej rapporterat blev 25,0\u00a0%."),
        ("2026-02-20", "Östergötland 2024: 12,3\u00a0% blev ej rapporterat."),
    ]


def test_a_value_that_was_awaited_or_is_new_is_no_correction(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(None, "not_yet_published")), on=FIRST, money=False)
    rows = ostergotland(Fraction(1, 4))
    published(
        folder, of({**rows, "05": {**rows["05"], "2025": Figure(Fraction(1, 5), made_up=True)}}), on=SECOND, money=False
    )
    assert not [one for one in entries(folder, "sv/feed.xml") if "Östergötland" in one[1]]


def test_the_same_figures_on_a_later_day_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, SHARE, on=FIRST, money=False)
    assert published(folder, SHARE, on=THIRD, money=False).new == 0


def test_what_the_facts_say_themselves_was_corrected_is_told_once(tmp_path: Path) -> None:
    """Stockholm's 2024 bears its own corrections; the second edition changes only Östergötland's."""
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    published(folder, of(ostergotland(Fraction(1, 4))), on=SECOND, money=False)
    log = [text for _, text in entries(folder, "en/indicator/prov-andel/feed.xml") if "Stockholm" in text]
    assert sorted(log) == [
        "Stockholm 2024: 12.5\u00a0% became not shown, to protect individuals.",
        "Stockholm 2024: not shown, to protect individuals became 60.0\u00a0%.",
    ]


NUMBER = Unit(Text("antal", "number"), 0)


def test_values_of_another_unit_are_not_compared_and_stay_readable_at_their_figure(tmp_path: Path) -> None:
    """12.3 % did not become 25: that the unit changed is told once, and what the value was stands on its page, also later."""
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    published(folder, of(ostergotland(Fraction(25)), unit=NUMBER), on=SECOND, money=False)
    changed = "Enheten ändrades från procent till antal. Värden före och efter går inte att jämföra."
    was = "Östergötland 2024: var 12,3\u00a0% i en tidigare enhet och är nu 25\u00a0antal; det går inte att jämföra."
    for rows, on in ((ostergotland(Fraction(25)), SECOND), (ostergotland(Fraction(26)), THIRD)):
        published(folder, of(rows, unit=NUMBER), on=on, money=False)
        log = entries(folder, "sv/feed.xml")
        assert log.count(("2026-02-20", changed)) == 1
        assert not [one for one in log if "12,3" in one[1]], "no entry for each of some thousand figures"
        page = told(folder, "sv/indikator/prov-andel/05.html")
        assert was in page
        assert "12,3\u00a0% blev" not in page
        assert changed in told(folder, "sv/indikator/prov-andel/index.html")
    assert ("2026-03-25", "Östergötland 2024: 25\u00a0antal blev 26\u00a0antal.") in entries(folder, "sv/feed.xml")
    english = told(folder, "en/indicator/prov-andel/05.html")
    assert "was 12.3\u00a0% in an earlier unit and is now 25\u00a0number; the two cannot be compared." in english
    assert "The unit changed from per cent to number." in told(folder, "en/indicator/prov-andel/index.html")


def test_a_figure_that_is_gone_or_hidden_when_the_unit_changes_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    rows = {**ostergotland(None, "secret"), "01": {"2024": FIGURES["01"]["2024"]}}
    published(folder, of(rows, unit=NUMBER), on=SECOND, money=False)
    assert "12,3" not in told(folder, "sv/indikator/prov-andel/05.html")
    assert "ett värde som inte längre visas" in told(folder, "sv/indikator/prov-andel/05.html")
    gone = told(folder, "sv/indikator/prov-andel/01.html")
    assert (
        "Stockholm 2023: var 40,0\u00a0% i en tidigare enhet och är nu tillbakadraget; det går inte att jämföra."
        in gone
    )


@pytest.mark.parametrize(
    "unit", [Unit(Text("andel", "proportion"), 1, share=True), Unit(Text("procent", "percentage"), 2, share=True)]
)
def test_per_cent_by_another_name_or_with_more_decimals_is_the_same_unit(tmp_path: Path, unit: Unit) -> None:
    folder = tmp_path / "sajt"
    published(folder, of(ostergotland(Fraction(123, 1000))), on=FIRST, money=False)
    published(folder, of(ostergotland(Fraction(1, 4)), unit=unit), on=SECOND, money=False)
    assert not [one for one in entries(folder, "sv/feed.xml") if "Enheten" in one[1]]
    assert "Östergötland 2024: 12,3" in told(folder, "sv/indikator/prov-andel/05.html")
    assert "blev 25,0" in told(folder, "sv/indikator/prov-andel/05.html")
