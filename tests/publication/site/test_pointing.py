"""Whoever points at a chart is told what is under the pointer, under the page's own policy, which lets nothing in from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page

from dagmar.publication.site.exhibit import Figure

from .exhibits import SHARE, published
from .serving import served

MONTHS = [f"2024-{month:02}" for month in range(1, 13)]
PER_CENT = [48, 56, 48, 56, 48, 56, 48, 56, 48, 56, 48, 90]
"""The mean is 54.8. Ten moving ranges are 8 and one is 42, more than 3.27 of their mean of 11.1, so that it is left out: the limits
are 54.8 ± 2.66 × 8, or 33.6 to 76.1, and December is outside them."""
MONTHLY = replace(
    SHARE,
    id="prov-manad",
    figures={
        "01": {
            month: Figure(Fraction(value, 100), None, Fraction(value), Fraction(100), made_up=True)
            for month, value in zip(MONTHS, PER_CENT, strict=True)
        }
    },
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pointing") / "sajt"
    published(folder, SHARE, MONTHLY, money=False)
    with served(folder) as found:
        yield found


def soon(page: Page, done: Callable[[], bool]) -> None:
    """Ask again until it is so. To wait for a condition in script would break the page's own policy."""
    for _ in range(600):
        if done():
            return
        page.wait_for_timeout(50)
    raise AssertionError("not within half a minute")


def woken(page: Page, figure: Locator, file: str) -> Frame:
    """The chart as the document that it becomes when a pointer comes to it."""
    figure.locator("img").hover()
    soon(page, lambda: any(file in one.url for one in page.frames))
    (chart,) = [one for one in page.frames if file in one.url]
    return chart


def told_of(page: Page, figure: Locator, part: Locator, at: tuple[float, float]) -> str:
    """What stands below the chart when the part is pointed at; the drawing listens as soon as it is loaded."""
    before = figure.locator("figcaption").inner_text()

    def pointed_at() -> bool:
        part.hover(position={"x": at[0], "y": at[1]})
        part.hover(position={"x": at[0] + 1, "y": at[1] + 1})
        return figure.locator("figcaption").inner_text() != before

    soon(page, pointed_at)
    return figure.locator("figcaption").inner_text().replace("\u00a0", " ")


def test_pointing_at_a_bar_tells_its_figure_and_a_press_opens_its_page(chromium: Browser, address: str) -> None:
    """Stockholm has 60.0 % of 2024."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/sv/indikator/prov-andel/index.html")
    figure = page.locator("figure#bar")
    bar = woken(page, figure, "/bar.svg").locator("g[id='01'] rect")
    assert told_of(page, figure, bar, (2, 2)) == "Stockholm 60,0 %"
    page.locator("h1").hover()
    soon(page, lambda: figure.locator("figcaption").inner_text() == "Värden och osäkerhet.")
    figure.locator("object").hover()
    bar.click()
    page.wait_for_url("**/sv/indikator/prov-andel/01.html")
    page.close()


def test_pointing_at_an_area_of_the_map_tells_whose_it_is_and_a_press_opens_its_page(
    chromium: Browser, address: str
) -> None:
    """Jönköping (06) would be nobody's here; Östergötland (05) has 12.3 % of 2024."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/sv/indikator/prov-andel/index.html")
    figure = page.locator("figure#map")
    chart = woken(page, figure, "/map.svg")
    area = chart.locator("path[data-of='05']")
    box = area.bounding_box()
    assert box
    assert told_of(page, figure, area, (box["width"] / 2, box["height"] / 2)).startswith("Östergötland 12,3 %")
    assert chart.locator("path[data-of='06']").count() == 0
    area.click()
    page.wait_for_url("**/sv/indikator/prov-andel/05.html")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_pointing_at_a_month_of_a_control_chart_tells_its_value_and_its_signal(
    chromium: Browser, address: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/sv/indikator/prov-manad/01.html")
    figure = page.locator("figure#control")
    assert "2024-12 90,0 %: utanför gränsen." in (figure.locator("img").get_attribute("alt") or "").replace(
        "\u00a0", " "
    )
    chart = woken(page, figure, "control-01.svg")
    months = chart.locator("[data-said]")
    assert months.count() == 12
    assert told_of(page, figure, months.nth(10), (2, 30)) == "2024-11: 48,0 %"
    assert told_of(page, figure, months.nth(11), (2, 30)) == "2024-12: 90,0 %, utanför gränsen"
    months.nth(11).click()
    assert page.url.endswith("/prov-manad/01.html"), "a month has no page of its own"
    page.close()
