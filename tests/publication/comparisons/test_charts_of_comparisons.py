"""Charts of open comparisons: as they were approved, told in words, marked by fragment, and readable without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Literal
from xml.etree import ElementTree

import pytest

from dagmar.publication.charts.areas import CLASSES, class_of, classes, map_of
from dagmar.publication.charts.bar import bar, in_order
from dagmar.publication.charts.control import RULE, control
from dagmar.publication.charts.drawing import INK, MARGIN, MIDDLE, PALE, STRONG, WIDTH
from dagmar.publication.charts.frame import GRID, ORANGE
from dagmar.publication.charts.funnel import Limits, funnel
from dagmar.publication.charts.measure import Measure, Value, without
from dagmar.publication.charts.outlines import outlines, polygons
from dagmar.publication.charts.trend import TENTH, Trends
from dagmar.registry.registry import load_registry
from dagmar.statistics.funnel.proportion import proportion_band
from dagmar.statistics.xmr.control import Control, Point
from dagmar.statistics.xmr.control import control as control_chart
from dagmar.text import Language, Text, both

from .drawn import APPROVED, CHARTS, DAYS, KEPT, NATION, SHARE, WITHIN, approved, monthly, values

SVG = "{http://www.w3.org/2000/svg}"


def chart_of(name: str, language: Language = "sv") -> ElementTree.Element:
    return ElementTree.fromstring(CHARTS[name](language))  # noqa: S314 -- our own chart, written a line above


def described(name: str, language: Language) -> str:
    text = chart_of(name, language).find(f"{SVG}desc")
    assert text is not None
    return str(text.text)


@pytest.mark.parametrize(("name", "language"), KEPT)
def test_the_chart_is_byte_for_byte_the_one_that_was_approved(name: str, language: Language) -> None:
    file, drawn = approved(name, language)
    assert drawn.encode() == file.read_bytes()


def test_no_approved_chart_is_left_without_its_drawing() -> None:
    assert {file.stem for file in APPROVED.iterdir()} == {f"{name}-{language}" for name, language in KEPT}


@pytest.mark.parametrize(("lowest", "highest"), [(-15, 92), (-90, 120), (0, 92), (-3, 1), (0, 7000)])
def test_no_two_labels_under_the_bars_meet_and_nought_has_one(lowest: int, highest: int) -> None:
    measure = replace(SHARE, share=False) if highest > 1000 else SHARE
    per = 1 if highest > 1000 else 100
    ends = [Value("01", "Ett", Fraction(lowest, per)), Value("03", "Tre", Fraction(highest, per))]
    drawn = re.findall(r'<text x="([\d.]+)" y="[\d.]+" class="n c">([^<]*)', bar(ends, measure, language="sv"))
    assert len(drawn) > 1
    assert any(re.match(r"0\b", label) for _, label in drawn)
    for (left, one), (right, other) in pairwise((float(at), label) for at, label in drawn):
        assert right - left > (len(one) + len(other)) / 2 * 6.5 + 6


WIDE = 9.6
"""A letter of a heading in DejaVu Sans Bold, 15 units high, on average: 40 letters took 382 units in Chromium."""


def test_no_heading_passes_the_edge_where_letters_are_wide() -> None:
    words = "Kontakt med primärvården samma dag, alltid och överallt och ännu längre"
    for length in range(1, len(words)):
        measure = replace(SHARE, title=both(words[:length].strip() or "K"), period="2025-12")
        drawn = re.findall(r'class="h">([^<]*)', bar([Value("01", "Ett", Fraction(1, 2))], measure, language="sv"))
        assert " ".join(drawn) == f"{measure.title.sv}, 2025-12"
        assert max(len(line) for line in drawn) * WIDE <= WIDTH - 2 * MARGIN


def test_no_count_under_a_funnel_passes_the_edge() -> None:
    """Sizes from 100 to 9 000: the scale ends at 10 000, at the right edge."""
    sizes = [
        Value(f"{at:02}", str(at), Fraction(1, 2), size=Fraction(size)) for at, size in enumerate((100, 900, 9_000))
    ]
    bands = tuple(
        proportion_band(Fraction(1, 2), one.size or 0, level=level) for level in (0.95, 0.998) for one in sizes
    )
    drawn = funnel(sizes, Limits(Fraction(1, 2), bands), replace(SHARE, made_up=False), language="sv")
    last = re.findall(r'<text x="([\d.]+)" y="[\d.]+" class="(n c|n e)">(10\u00a0000)<', drawn)
    assert [(float(x) <= WIDTH, style) for x, style, _ in last] == [(True, "n e")]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_and_a_text_alternative_and_neither_script_nor_outside_request(name: str) -> None:
    chart = chart_of(name)
    assert chart.get("role") == "img"
    named = {one.get("id"): one.text for one in chart if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [bool(named[one]) for one in str(chart.get("aria-labelledby")).split()] == [True, True]
    written = CHARTS[name]("sv")
    assert not re.search(r"<script|\bon[a-z]+=|href|@import", written)
    assert re.findall(r"url\(([^)]*)\)", written) == [
        one for one in re.findall(r"url\(([^)]*)\)", written) if one in ("#worse", "#missing")
    ]
    assert re.findall(r"https?://[^\"]*", written) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("bar-regions", 12_000),
        ("bar-municipalities", 100_000),
        ("funnel-regions", 10_000),
        ("funnel-municipalities", 100_000),
        ("control-rebased", 9_000),
        ("map-regions", 30_000),
        ("map-municipalities", 300_000),
    ],
)
def test_a_chart_loads_fast_also_on_a_phone(name: str, most: int) -> None:
    assert len(CHARTS[name]("sv").encode()) < most


@pytest.mark.parametrize("name", [one for one in CHARTS if "regions" in one or "municipalities" in one])
def test_every_recipient_can_be_marked_by_its_code(name: str) -> None:
    kind: Literal["region", "municipality"] = "region" if "regions" in name else "municipality"
    marked = {one.get("id") for one in chart_of(name).iter(f"{SVG}g") if one.get("id")}
    with_value = {one.code for one in values(kind) if one.value is not None or not name.startswith("funnel")}
    assert marked == with_value
    assert ":target" in CHARTS[name]("sv")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_text_of_bars_says_every_figure_as_it_is_in_the_data(language: Language) -> None:
    """The words are read back into numbers and laid beside the data; rounding is to a tenth of a per cent."""
    text = described("bar-regions", language)
    pattern = r"([^;.]+?) (\d+[,.]\d)\u00a0% \((\d+[,.]\d)–(\d+[,.]\d)\)"
    told = {
        name.strip(): [float(number.replace(",", ".")) for number in numbers]
        for name, *numbers in re.findall(pattern, text)
    }
    of = [one for one in values("region") if one.value is not None]
    assert set(told) == {one.name for one in of}
    for one in of:
        for said, true in zip(told[one.name], (one.value, one.low, one.high), strict=True):
            assert true is not None
            assert abs(said - float(true) * 100) <= 0.05 + 1e-9
    for one in values("region"):
        if one.value is None:
            assert f"{one.name} {Text('ej rapporterat', 'not reported').to(language)}" in text
    assert ("Riket: 75,0\u00a0%." if language == "sv" else "The nation: 75.0\u00a0%.") in text
    assert ("Påhittade" if language == "sv" else "Made-up") in text


def test_the_text_of_many_bars_says_the_ends_and_how_many_are_missing() -> None:
    text = described("bar-municipalities", "sv")
    ordered = [one for one in in_order(values("municipality")) if one.value is not None]
    for one in (*ordered[:3], *ordered[-3:]):
        assert one.said(SHARE, "sv") in text
    assert f"{len(ordered)} mottagare har värde." in text
    assert f"Utan värde: {290 - len(ordered)} ej rapporterat." in text


def within(name: str, language: Language = "sv") -> ElementTree.Element:
    return ElementTree.fromstring(WITHIN[name](language))  # noqa: S314 -- our own drawing, written a line above


@pytest.mark.parametrize("name", WITHIN)
def test_what_is_drawn_within_a_page_says_itself_in_words_takes_the_pages_style_and_is_small(name: str) -> None:
    """The policy of the pages forbids a style of its own, and there are fifty thousand of them."""
    drawing = within(name)
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "I ord")
    assert not {"style", "fill", "stroke", "id"} & {attribute for one in drawing.iter() for attribute in one.attrib}
    assert len(WITHIN[name]("sv").encode()) < 2_000


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_text_of_a_control_chart_says_limits_signals_and_who_drew_the_break(language: Language) -> None:
    text = described("control-rebased", language)
    assert ("Mål: 30\u00a0dagar." if language == "sv" else "Target: 30\u00a0days.") in text
    for segment in monthly(rebased=True).segments:
        assert segment.limits is not None
        assert DAYS.written(segment.limits.mean, language) in text
        for mark in segment.marks:
            assert mark.period in text
            assert RULE[mark.rule].to(language) in text
    assert "verksamhetschefen, 2023-06-01" in text
    assert ("Målet kommer inte att nås" if language == "sv" else "The target will not be met") in text


def test_the_text_of_a_funnel_names_those_beyond_and_the_axis() -> None:
    text = described("funnel-regions", "sv")
    above, below = re.findall(r"(?:Över den yttre gränsen|Under den): (.*?)\. (?=Under|Inom)", text)
    # A second way: outside p ± 3.090232 · √(4 p (1 − p)/n), reckoned here.
    reach = {one.code: 3.090232306167813 * (4 * 0.75 * 0.25 / float(one.size or 1)) ** 0.5 for one in values("region")}
    beyond = [
        one for one in values("region") if one.value is not None and abs(float(one.value) - 0.75) > reach[one.code]
    ]
    for one in beyond:
        assert one.value is not None
        assert one.said(SHARE, "sv") in (above if one.value > NATION else below)
    assert above.count("(") + below.count("(") == len(beyond)
    assert "x-axeln visar antal i nämnaren" in text
    assert "tratt för andelar, normalapproximation" in text


def test_no_word_passes_the_edge_of_a_phone() -> None:
    """A letter is reckoned as 6.1 units at the size of 12, which is the mean of common fonts, and as 8 in a heading."""
    for name in CHARTS:
        for language in ("sv", "en"):
            for one in chart_of(name, language).iter(f"{SVG}text"):
                style = str(one.get("class", "")).split()
                if "m" in style and "map" in name:
                    continue  # within the half-size map: its place is asked for in the next test
                wide = (8 if "h" in style else 6.1) * len(one.text or "")
                left = float(one.attrib["x"]) - (wide if "e" in style else wide / 2 if "c" in style else 0)
                assert left >= -2, (name, one.text)
                assert left + wide <= WIDTH + 2, (name, one.text)


def test_the_label_of_a_marked_area_stands_above_the_map_at_full_size() -> None:
    written = CHARTS["map-regions"]("sv")
    assert "scale(.5)" in written
    assert ".m{font-size:24px}" in written


def lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_what_is_drawn_stands_out_from_the_paper_three_to_one_and_words_four_and_a_half() -> None:
    """WCAG 2.2, criteria 1.4.11 and 1.4.3."""
    assert all(contrast(colour, "#ffffff") >= 3 for colour in (STRONG.colour, MIDDLE.colour, ORANGE, GRID))
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in (INK, PALE))


def test_shades_differ_in_print_and_for_those_who_do_not_tell_red_from_green() -> None:
    """Seen with red and green as one (their mean weighted by the eye), or in grey, the shades are still apart."""
    assert all(contrast(one, other) >= 1.25 for one, other in pairwise(CLASSES))
    assert contrast(STRONG.colour, MIDDLE.colour) >= 2
    written = CHARTS["bar-regions"]("sv")
    assert 'class="w"' in written
    assert ".w{fill:url(#worse)" in written, "what is worse is hatched, not only of another colour"

    def blue_left(colour: str) -> tuple[float, float]:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.6 * red + 0.4 * green, float(blue)

    for one, other in combinations((STRONG.colour, MIDDLE.colour, ORANGE), 2):
        (a, b), (c, d) = blue_left(one), blue_left(other)
        assert abs(a - c) + abs(b - d) > 60


def test_marks_of_different_meaning_have_different_forms() -> None:
    chart = CHARTS["funnel-regions"]("sv")
    assert '<circle class="s"' in chart
    assert re.search(r'<path class="t" d="M[^"]*z"', chart)
    assert re.search(r'<path class="w" d="M[^"]*h[^"]*v[^"]*z"', chart)


@pytest.mark.parametrize("name", WITHIN)
def test_a_line_stops_at_a_year_without_a_value_and_at_a_break(name: str) -> None:
    """2015 to 2024, 2019 is missing, and from 2022 on the figures are of something else."""
    own = next(one.attrib["d"] for one in within(name).iter("path") if one.get("class") in ("u", None))
    assert [piece.count("L") + 1 for piece in own.split("M")[1:]] == [4, 2, 3]


def test_the_nations_line_stops_at_a_break_too_and_the_break_stands_between_the_years() -> None:
    paths = {one.get("class"): one.attrib["d"] for one in within("trend").iter("path")}
    assert [piece.count("L") + 1 for piece in paths["q"].split("M")[1:]] == [7, 3]
    (line,) = re.findall(r"M(\d+) ", paths["r"])
    years_with_a_mark = re.findall(r"M(\d+) ", paths["p"])
    assert int(line) == pytest.approx((int(years_with_a_mark[6]) + int(years_with_a_mark[7])) / 2, abs=1)


@pytest.mark.parametrize("count", [1, 2, 5, 10, 24, 60])
@pytest.mark.parametrize("period", ["2024", "2024-01", "2022/2024"])
def test_periods_below_a_trend_do_not_meet_and_the_last_is_always_there(count: int, period: str) -> None:
    """A digit is reckoned as 7.6 units, which is what DejaVu Sans and Verdana take of twelve, the widest of common fonts."""
    periods = [f"{period[:-2]}{at:02}" for at in range(count)]
    drawn = Trends(SHARE, "sv", periods, [None] * count).drawn([(0.4, None, None)] * count, "I ord")
    if count == 1:
        assert drawn == "", "one value is no line"
        return
    below = re.findall(r'<text class="c" x="(\d+)" y="\d+">([^<]*)', drawn)
    assert below[-1][1] == periods[-1]
    wide = 7.6 * len(period)
    places = [int(at) / TENTH for at, _ in below]
    assert all(right - left > wide for left, right in pairwise(places))
    assert places[0] >= wide / 2
    assert places[-1] <= WIDTH - wide / 2


def swinging(*per_cent: int) -> Control:
    points = [Point(f"2024-{at:02}", Fraction(value, 100)) for at, value in enumerate(per_cent, start=1)]
    return control_chart(points, direction="higher_is_better")


@pytest.mark.parametrize(
    ("per_cent", "limits", "levels"),
    [
        # The mean is 50 and each moving range 40: the limits are 50 ± 2.66 × 40, and no share gets to either.
        ([30, 70] * 6, 0, {"30", "70"}),
        # Around 85 ± 2.66 × 10: the one at 58.4 is drawn, and not that at 111.6.
        ([80, 90] * 6, 1, {"50", "90"}),
        # 50 ± 2.66 × 4: both are drawn.
        ([48, 52] * 6, 2, {"35", "65"}),
        # Shares above all have been printed, so that a limit there tells something: 110 ± 2.66 × 20.
        ([100, 120] * 6, 2, {"40", "180"}),
    ],
)
def test_a_limit_that_no_share_gets_to_is_told_and_not_drawn(
    per_cent: list[int], limits: int, levels: set[str]
) -> None:
    chart = control(swinging(*per_cent), replace(SHARE, made_up=False), language="sv")
    assert len(re.findall(r'<path class="r"', chart)) == limits
    assert ("ritas inte" in chart) == (limits < 2)
    shown = set(re.findall(r'class="n e">(\d+)\u00a0%<', chart))
    assert {min(shown, key=int), max(shown, key=int)} >= levels, shown


def test_classes_of_a_map_hold_equal_numbers_and_equal_values_share_one() -> None:
    edges = classes([Fraction(number) for number in range(10)])
    assert [[class_of(Fraction(number), edges) for number in range(10)].count(at) for at in range(5)] == [2] * 5
    assert classes([1, 1, 1, 1, 1, 1]) == [(1, 1)]
    assert classes([]) == []
    tied = classes([1, 1, 1, 2, 3])
    assert class_of(1, tied) == 0
    assert class_of(3, tied) == len(tied) - 1


def test_every_county_and_municipality_of_the_registry_has_an_outline() -> None:
    registry = load_registry()
    assert set(outlines("region")) == {one.code for one in registry.counties(date(2024, 12, 31))}
    assert set(outlines("municipality")) == {one.code for one in registry.municipalities(date(2024, 12, 31))}
    assert sum(len(polygon) - 1 for every in polygons("region").values() for polygon in every) > 0, "lakes are holes"


def test_a_chart_without_any_value_is_drawn_too() -> None:
    nothing = [Value("01", "Stockholm", None), Value("03", "Uppsala", None)]
    for written in (
        bar(nothing, SHARE, language="sv"),
        map_of(nothing, SHARE, language="sv", kind="region"),
    ):
        assert "Stockholm" in written
    assert without(nothing, "en") == "Without a value: 2 missing."
    assert without([], "sv") == ""


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (Fraction(7815, 10_000), "sv", "78,2\u00a0%"),
        (0.78149, "en", "78.1\u00a0%"),
        (-0.0004, "sv", "0,0\u00a0%"),
        (-0.0005, "sv", "−0,1\u00a0%"),
        (1, "en", "100.0\u00a0%"),
    ],
)
def test_a_value_is_rounded_as_it_is_read(value: Fraction | float, language: Language, written: str) -> None:
    assert SHARE.written(value, language) == written


def test_a_value_with_a_unit_and_of_a_neutral_measure_is_told_so() -> None:
    kronor = Measure(Text("Kostnad", "Cost"), Text("kr", "kr"), "none", "2024", decimals=0)
    assert kronor.written(36500, "sv") == "36\u00a0500\u00a0kr"
    written = bar([Value("01", "Stockholm", -5, verdict="lower"), Value("03", "Uppsala", 7)], kronor, language="sv")
    assert "Varken högt eller lågt är i sig bättre." in written
    assert ">lägre<" in written
    assert "bättre<" not in written


def test_a_long_unit_stands_once_above_the_chart_and_in_its_words() -> None:
    """After each value it would lie over the intervals, and beyond the edge of the map's legend."""
    long = Measure(Text("Recept", "Prescriptions"), Text("per 1 000 invånare", "per 1,000 inhabitants"), "none", "2024")
    both_regions = [Value("01", "Stockholm", Fraction(5, 2), 1, 3), Value("03", "Uppsala", 7, 5, 9)]
    for drawn in (
        bar(both_regions, long, language="sv", nation=4),
        map_of(both_regions, long, language="sv", kind="region"),
    ):
        tree = ElementTree.fromstring(drawn)  # noqa: S314 -- our own chart, written a line above
        told = ["".join(one.itertext()) for one in tree.iter(f"{SVG}text")]
        assert len([text for text in told if "invånare" in text]) == 1
        assert any(text.startswith("Enhet: per 1 000 invånare.") for text in told)
        said = tree.find(f"{SVG}desc")
        assert said is not None
        assert str(said.text).startswith("Enhet: per 1 000 invånare.")
        assert "Stockholm 2,5 (1,0–3,0)" in str(said.text)
