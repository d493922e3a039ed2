"""axe-core looks at a page of each kind in Debian's Chromium, at the width of a desk and of a phone, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from .serving import served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = (
    "sv/index.html",
    "sv/indikator/prov-andel/index.html",
    "en/indicator/prov-andel/01.html",
    "sv/mottagare/01/index.html",
    "en/agreement/svf-2025/index.html",
    "sv/overenskommelse/svf-2025/01.html",
    "sv/sok/index.html",
    "en/indicator/index.html",
    "sv/mottagare/index.html",
    "sv/overenskommelse/index.html",
    "sv/om/index.html",
    "sv/indikator/prov-manad.kommuner/index.html",
    "en/indicator/prov-manad.kommuner/0180.html",
    "sv/mottagare/0180/index.html",
)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (390, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    chromium: Browser, address: str, width: int, colours: str
) -> None:
    # The pages' own policy forbids axe too, so it is set aside for the one who looks.
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=colours, bypass_csp=True)  # type: ignore[arg-type]  # light or dark
    page = context.new_page()
    elsewhere: list[str] = []
    shown: set[str] = set()
    page.on("request", lambda asked: elsewhere.append(asked.url) if not asked.url.startswith(address) else None)
    for path in PAGES:
        page.goto(f"{address}/{path}")
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, (path, found.generate_report())
        assert len(found.response["passes"]) > 10, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        shown.update(
            page.evaluate("[...document.images].map(one => one.src.split('/').pop().split('.')[0].split('-')[0])")
        )
    assert elsewhere == []
    assert {"bar", "map", "funnel", "control"} <= shown
    context.close()


def test_axe_does_see_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html><body><img src='x'><p style='color:#999;background:#aaa'>pale</p></body></html>")
    found = {one["id"] for one in Axe().run(page, options={"runOnly": RULES}).response["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
    page.close()


def test_the_search_works_and_without_script_shows_the_whole_index(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/sv/sok/index.html")
    every = page.locator("#index > li").count()
    page.get_by_label("Indikator, mottagare eller överenskommelse").fill("provmått")
    assert page.locator("#index > li:visible").count() == 1
    assert page.get_by_role("status").inner_text() == "1 träff"
    page.close()
    without = chromium.new_context(java_script_enabled=False).new_page()
    without.goto(f"{address}/sv/sok/index.html")
    assert without.locator("#index > li:visible").count() == every
    without.close()


def test_a_profile_prints_as_a_few_pages_of_a4(chromium: Browser, address: str) -> None:
    """The region of the small site; the width is A4's, and nothing but the profile itself is printed."""
    page = chromium.new_page()
    page.goto(f"{address}/sv/mottagare/01/index.html")
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert 1 <= len(sizes) <= 4
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    page.close()
