"""Every page of a small site, read by a real parser of HTML 5: its parts, its links, its languages, and hostile names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import html5rdf
import pytest

from tests.publication.site.exhibits import HOSTILE, SHARE, published

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def read(page: Path) -> ElementTree.Element:
    """The page's tree. A page that breaks the rules of HTML is refused by the parser."""
    parser = html5rdf.HTMLParser(strict=True)
    found = parser.parse(page.read_text("utf-8"))
    assert isinstance(found, ElementTree.Element)
    return found


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, ElementTree.Element]:
    return {str(page.relative_to(site)): read(page) for page in sorted(site.rglob("*.html"))}


def texts(tree: ElementTree.Element, name: str) -> list[str]:
    return ["".join(found.itertext()).strip() for found in tree.iter(HTML + name)]


def test_every_page_has_its_language_a_title_and_one_heading(pages: dict[str, ElementTree.Element]) -> None:
    assert len(pages) > 100
    for path, tree in pages.items():
        assert tree.get("lang") == ("en" if path.startswith("en/") else "sv"), path
        assert all(texts(tree, "title")), path
        assert len(texts(tree, "h1")) == 1, path
        assert all(texts(tree, "h1")), path


def test_headings_leave_no_level_out(pages: dict[str, ElementTree.Element]) -> None:
    for path, tree in pages.items():
        levels = [int(one.tag[-1]) for one in tree.iter() if re.fullmatch(HTML + "h[1-6]", str(one.tag))]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_every_table_has_a_caption_and_every_heading_of_it_a_scope(pages: dict[str, ElementTree.Element]) -> None:
    for path, tree in pages.items():
        for table in tree.iter(HTML + "table"):
            assert all(texts(table, "caption")), path
            assert len(texts(table, "caption")) == 1, path
            assert {one.get("scope") for one in table.iter(HTML + "th")} == {"col", "row"}, path


def test_no_cell_of_a_value_is_blank(pages: dict[str, ElementTree.Element]) -> None:
    for path in ("sv/indikator/prov-andel/index.html", "sv/indikator/prov-andel/03.html"):
        table = next(pages[path].iter(HTML + "table"))
        for row in list(table.iter(HTML + "tr"))[1:]:
            assert "".join(next(row.iter(HTML + "td")).itertext()).strip(), path


def addresses(tree: ElementTree.Element) -> Iterator[str]:
    for one in tree.iter():
        for name in ("href", "src"):
            if name in one.attrib:
                yield one.attrib[name]


def test_every_link_leads_to_a_file_and_a_place_within_the_site(
    site: Path, pages: dict[str, ElementTree.Element]
) -> None:
    identities = {path: {one.get("id") for one in tree.iter()} for path, tree in pages.items()}
    for path, tree in pages.items():
        for address in addresses(tree):
            if address.startswith("mailto:fel@example.se?subject="):
                continue
            parts = urlsplit(address)
            assert not parts.scheme, (path, address)
            assert not parts.netloc, (path, address)
            target = (site / path).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / path
            assert target.is_file(), (path, address)
            if parts.fragment and target.suffix == ".html":
                assert parts.fragment in identities[str(target.relative_to(site.resolve()))], (path, address)


def test_each_page_leads_to_the_same_page_in_the_other_language_and_back(
    site: Path, pages: dict[str, ElementTree.Element]
) -> None:
    for path, tree in pages.items():
        if path != "index.html":
            (other,) = [one for one in tree.iter(HTML + "link") if one.get("hreflang")]
            there = str((site / path).parent.joinpath(other.attrib["href"]).resolve().relative_to(site.resolve()))
            (back,) = [one for one in pages[there].iter(HTML + "link") if one.get("hreflang")]
            assert (site / there).parent.joinpath(back.attrib["href"]).resolve() == (site / path).resolve()


def figures_of(tree: ElementTree.Element) -> list[str]:
    """Every number of the tables, with the decimal sign of either language as a point."""
    cells = ["".join(cell.itertext()) for name in ("td", "th") for cell in tree.iter(HTML + name)]
    return [number.replace(",", ".") for cell in cells for number in re.findall(r"\d[\d\u00a0]*(?:[.,]\d+)?", cell)]


def test_both_languages_say_the_same_figures(pages: dict[str, ElementTree.Element]) -> None:
    words = {"sv": "en", "indikator": "indicator", "mottagare": "recipient", "overenskommelse": "agreement"}
    compared = 0
    for path, tree in pages.items():
        if path.startswith("sv/") and path.split("/")[1] in words:
            english = "/".join(words.get(part, part) for part in path.split("/"))
            assert figures_of(tree) == figures_of(pages[english]), path
            compared += bool(figures_of(tree))
    assert compared > 30


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [("03", "ej rapporterat", "not reported"), ("04", "ej publicerat än", "not yet published")],
)
def test_a_missing_value_says_why(pages: dict[str, ElementTree.Element], code: str, sv: str, en: str) -> None:
    assert sv in "".join(pages[f"sv/indikator/prov-andel/{code}.html"].itertext())
    assert en in "".join(pages[f"en/indicator/prov-andel/{code}.html"].itertext())


def test_what_a_figure_was_before_it_was_corrected_stays_readable(pages: dict[str, ElementTree.Element]) -> None:
    """2024 was 12.5 %, was then withdrawn as too few to be shown, and is now 60 %."""
    told = "".join(pages["en/indicator/prov-andel/01.html"].itertext())
    assert "Stockholm 2024: not shown, to protect individuals became 60.0\u00a0%." in told
    assert "Stockholm 2024: 12.5\u00a0% became not shown, to protect individuals." in told


def test_the_feed_tells_each_correction_once_and_is_atom(site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring((site / "en/indicator/prov-andel/feed.xml").read_bytes())  # noqa: S314 -- our own file
    summaries = [one.findtext(f"{atom}summary") for one in feed.iter(f"{atom}entry")]
    assert "Stockholm 2024: not shown, to protect individuals became 60.0\u00a0%." in summaries
    assert len(summaries) == 3
    assert len({one.findtext(f"{atom}id") for one in feed.iter(f"{atom}entry")}) == 3
    assert feed.findtext(f"{atom}updated") == "2025-03-02T00:00:00Z"


def test_the_direction_stands_in_words_at_every_figure(pages: dict[str, ElementTree.Element]) -> None:
    for code in ("01", "03", "index"):
        assert "Högre är bättre." in "".join(pages[f"sv/indikator/prov-andel/{code}.html"].itertext())
    assert "Högre är bättre." in "".join(pages["sv/mottagare/01/index.html"].itertext())


def test_a_measure_that_nobody_has_judged_says_so_and_nobody_is_better_or_worse(tmp_path: Path) -> None:
    """Kolada does not say which way is better: the site says that nobody has, and does not judge."""
    published(tmp_path / "sajt", replace(SHARE, direction="not_judged"), money=False)
    for page in ("sv/indikator/prov-andel/index.html", "sv/indikator/prov-andel/01.html", "sv/mottagare/01/index.html"):
        told = "".join(read(tmp_path / "sajt" / page).itertext())
        assert "Ingen har sagt om högt eller lågt är bättre." in told, page
        assert "▲ bättre" not in told, page
    drawn = (tmp_path / "sajt/sv/indikator/prov-andel/bar.svg").read_text("utf-8")
    assert "Ingen har sagt om högt eller lågt är bättre." in drawn
    every = "".join(read(tmp_path / "sajt/en/indicator/prov-andel/index.html").itertext())
    assert "Nobody has said whether high or low is better." in every
    assert "Who makes up half of the gap?" not in every


def test_made_up_values_are_marked_on_every_page_that_shows_them(pages: dict[str, ElementTree.Element]) -> None:
    for path in ("indikator/prov-andel/index.html", "indikator/prov-andel/01.html", "mottagare/01/index.html"):
        assert re.search("[Pp]åhittade värden", "".join(pages[f"sv/{path}"].itertext())), path


def test_a_hostile_name_is_shown_as_it_is_written_and_does_nothing(pages: dict[str, ElementTree.Element]) -> None:
    seen = 0
    for path, tree in pages.items():
        scripts = [one.get("src") for one in tree.iter(HTML + "script")]
        assert scripts in ([], ["../../assets/search.js"], ["../../../assets/charts.js"]), path
        assert all("".join(one.itertext()).strip() == "" for one in tree.iter(HTML + "script")), path
        assert not any(name.startswith("on") or name == "style" for one in tree.iter() for name in one.attrib), path
        assert not any(address.startswith("javascript:") for address in addresses(tree)), path
        seen += HOSTILE in "".join(tree.itertext())
    assert seen > 10


def test_every_page_forbids_what_comes_from_elsewhere(pages: dict[str, ElementTree.Element]) -> None:
    for path, tree in pages.items():
        if path != "index.html":
            policy = next(one for one in tree.iter(HTML + "meta") if one.get("http-equiv"))
            assert policy.attrib["content"].startswith("default-src 'none'"), path
            assert "http" not in policy.attrib["content"], path


def test_an_error_is_reported_with_the_page_and_the_figure_already_written(
    pages: dict[str, ElementTree.Element],
) -> None:
    letters = [one for one in addresses(pages["sv/indikator/prov-andel/01.html"]) if one.startswith("mailto:")]
    assert letters
    assert all("sv/indikator/prov-andel/01.html" in unquote(one) for one in letters)
    assert all("prov-andel, Stockholm (01)" in unquote(one) for one in letters)


def test_an_error_can_be_reported_from_every_page_and_the_letter_says_of_what(
    pages: dict[str, ElementTree.Element],
) -> None:
    """Whatever has an id of its own is named by it, and whoever it is about by the code."""
    every = {path: tree for path, tree in pages.items() if path != "index.html"}
    named = 0
    for path, tree in every.items():
        letters = [urlsplit(one) for one in addresses(tree) if one.startswith("mailto:")]
        assert letters, path
        for letter in letters:
            told = parse_qs(letter.query)
            assert path in told["body"][0], path
            if len(parts := path.split("/")) == 4:  # sv/indikator/prov-andel/01.html
                asked = [parts[2], *([parts[3].removesuffix(".html")] if parts[3] != "index.html" else [])]
                assert all(one in told[where][0] for one in asked for where in ("subject", "body")), path
                named += 1
    assert named > 100


def test_the_money_of_an_agreement_stands_with_its_reason(pages: dict[str, ElementTree.Element]) -> None:
    """Stockholm got 46 759 214 kr of the second payment of 2025, as the government published it."""
    told = "".join(pages["sv/overenskommelse/svf-2025/01.html"].itertext())
    assert "46\u00a0759\u00a0214\u00a0kr" in told.replace(" kr", "\u00a0kr")
    assert "2\u00a0485\u00a0275" in told
