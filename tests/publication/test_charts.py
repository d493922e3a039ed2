"""Charts of several years: byte for byte as they were looked at, and what every reader of one can rely on."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from dagmar.library.portfolio_years import Year
from dagmar.publication.charts.drawing import HATCHED, MIDDLE, STRONG, WEAK, WIDTH
from dagmar.publication.charts.portfolio_years import charts, results_share
from dagmar.text import Language

from .drawn import APPROVED, LANGUAGES, year, years

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("money", "results", "agreements")


def chart_of(name: str, language: Language = "sv", of: tuple[Year, ...] | None = None) -> ElementTree.Element:
    svg = next(one.svg for one in charts(of or years(), language) if one.name == name)
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own chart, written a line above


def bars(chart: ElementTree.Element, fill: str) -> list[int]:
    """The widths of the bars of a shade, from the top; the legend's boxes are 14 wide and stand before the years."""
    return [
        int(one.attrib["width"])
        for one in chart.iter(f"{SVG}rect")
        if one.get("fill") == fill and one.get("height") == "15"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_chart_is_byte_for_byte_the_one_that_was_approved(name: str, language: Language) -> None:
    svg = next(one.svg for one in charts(years(), language) if one.name == name)
    assert svg.encode() == (APPROVED / f"{name}-{language}.svg").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_has_a_title_and_a_text_alternative_and_no_script(name: str) -> None:
    chart = chart_of(name)
    assert chart.get("role") == "img"
    named = {one.get("id"): one.text for one in chart if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [bool(named[one]) for one in str(chart.get("aria-labelledby")).split()] == [True, True]
    assert {one.tag.removeprefix(SVG) for one in chart.iter()} <= {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "rect",
        "text",
    }
    assert not re.search(r"\bon[a-z]+=|href", ElementTree.tostring(chart, "unicode"))


def test_the_text_alternative_says_every_figure_that_is_drawn() -> None:
    money = next(one for one in charts(years(), "sv") if one.name == "money")
    for said in (
        "Potter: 2009 1 000; 2010 minst 1 000.",
        "Tak: 2009 250.",
        "Ramar: 2010 1 500.",
        "Egna insatser: 2010 okänt.",
    ):
        assert said in money.text.replace("\u00a0", " ")
    results = next(one for one in charts(years(), "en") if one.name == "results")
    assert "2010 depends on results 60.0 %, depends on conditions 20.0 %, not known 20.0 %" in results.text


def test_bars_are_in_proportion_and_their_parts_meet() -> None:
    """2010: 600, 200 and 200 of 1 000. The row has 400 units less margins (32), the year (44) and the text (90): 234."""
    chart = chart_of("results")
    of_2010 = {name: bars(chart, shade.fill)[-1] for name, shade in (("r", STRONG), ("c", MIDDLE), ("n", HATCHED))}
    assert sum(of_2010.values()) == 234
    assert of_2010["r"] == 234 * 6 // 10
    assert bars(chart, WEAK.fill)[-1] == 234 - 234 * 1000 // 1250


def test_no_bar_or_word_passes_the_edge_of_a_phone() -> None:
    """A figure is reckoned as 8 units wide, which is more than its size of 13 gives in any common font."""
    wide = tuple(
        year(number, ("pot", 100_000 + number, "results"), ("pot", None, "results")) for number in range(2009, 2012)
    )
    for name in NAMES:
        for language in LANGUAGES:
            for one in chart_of(name, language, wide).iter():
                if one.tag == f"{SVG}text":
                    per_letter = 8 if one.get("font-size") == "15" else 6
                    assert int(one.attrib["x"]) + per_letter * len(one.text or "") <= WIDTH, one.text


def test_shades_differ_in_lightness_so_that_a_grey_print_can_be_read() -> None:
    """Relative luminance (WCAG 2.2): neighbours differ by at least 1 to 2, and what is not known is hatched."""

    def lightness(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light = [lightness(shade.colour) for shade in (STRONG, MIDDLE, WEAK)]
    assert all((lighter + 0.05) / (darker + 0.05) >= 2 for darker, lighter in pairwise(light))
    assert HATCHED.fill.startswith("url(#")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (("pot", 10, "results"), "100,0 %"),
        (("pot", 10, "not_known"), "inte känt"),
        (("pot", 10, "nothing"), "0,0 %"),
        (("pot", None, "results"), None),
        (("frame", 10, "results"), None),
    ],
)
def test_the_share_by_results_is_known_only_when_it_is(part: tuple[str, int | None, str], said: str | None) -> None:
    of = year(2009, part)  # type: ignore[arg-type]  # the table above holds words of the two closed sets
    assert results_share(of.counted, "sv") == said


def test_the_share_is_at_least_when_some_money_may_depend_on_results_too() -> None:
    of = year(2009, ("pot", 60, "results"), ("pot", 40, "not_known"))
    assert results_share(of.counted, "sv") == "minst 60,0 %"


def test_years_without_any_figure_are_drawn_too() -> None:
    assert [len(list(chart_of(name, "sv", (year(2003),)).iter(f"{SVG}text"))) > 0 for name in NAMES] == [True] * 3
    unknown = chart_of("money", "en", (year(2003, ("pot", None, "results")),))
    assert "unknown" in [one.text for one in unknown.iter(f"{SVG}text")]
