"""What is judged, by which method, and what is not: against published intervals, and by the words on the pages."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import isclose
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from dagmar.agreement.direction import Direction
from dagmar.indicators.definition import Interval
from dagmar.publication.site.content import frame
from dagmar.publication.site.drawn import charts_of
from dagmar.publication.site.exhibit import Change, Exhibit, Figure
from dagmar.publication.site.gap import half_of
from dagmar.publication.site.standing import standings
from dagmar.publication.site.telling import tellings
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.publication.site.units import UNITS
from dagmar.text import Text
from tests.publication.site.exhibits import SHARE, published

YEAR = "2024"
CODES = ("01", "03", "04", "05", "06")


def rate(
    *cases: int,
    nation: Fraction = Fraction(9, 10),
    interval: Interval = "byar",
    direction: Direction = "lower_is_better",
) -> Exhibit:
    """So many cases in 10 000 inhabitants each, per 1 000; and the nation's rate."""
    rows = {"00": {YEAR: Figure(nation, made_up=True)}}
    for code, number in zip(CODES, cases, strict=False):
        whole = Fraction(10_000)
        rows[code] = {
            YEAR: Figure(1000 * number / whole, None, Fraction(number), whole, base=10_000, made_up=True),
        }
    return with_intervals(
        replace(
            SHARE,
            unit=UNITS["per_1000"],
            per=1000,
            interval=interval,
            direction=direction,
            smallest_base=30,
            figures=rows,
        )
    )


def figure(exhibit: Exhibit, code: str) -> Figure:
    return exhibit.figure(code, YEAR)


@pytest.mark.parametrize(
    ("cases", "method", "low", "high"),
    [
        (1, "exact", 0.025317807984289897, 5.571643390938898),
        (20, "byar", 12.211428834875937, 30.889880369197066),
        (1045, "byar", 982.5932018073325, 1110.33121298565),
    ],
)
def test_a_rate_has_the_published_interval_of_its_cases(cases: int, method: str, low: float, high: float) -> None:
    """PHEindicatormethods' numbers of the count, per 1 000 of 10 000: a tenth of it."""
    one = figure(rate(cases), "01")
    assert one.low is not None
    assert one.high is not None
    assert isclose(one.low, low / 10, rel_tol=1e-12)
    assert isclose(one.high, high / 10, rel_tol=1e-12)
    assert one.method == method


def test_what_declares_the_exact_method_has_it_of_any_number_of_cases() -> None:
    """Ten: 4.795 to 18.390 (the same source's funnel of ratios has both)."""
    one = figure(rate(10, interval="exact"), "01")
    assert one.method == "exact"
    assert one.low is not None
    assert one.high is not None
    assert isclose(one.low, 0.4795387629, rel_tol=1e-5)
    assert isclose(one.high, 1.839035799, rel_tol=1e-5)


def test_ten_cases_and_seven_are_neither_worse_nor_better_than_nine() -> None:
    """Ten in 10 000 is between 0.48 and 1.84 per 1 000, and seven between 0.28 and 1.44: both hold 0.9."""
    found = standings(rate(10, 7, 12), YEAR)
    assert [found[code].nation for code in ("01", "03", "04")] == ["similar"] * 3
    for one in found.values():
        assert one.ranks is not None
        assert one.ranks[0] < one.ranks[1]


def test_twenty_cases_are_more_than_nine_and_worse_where_lower_is_better() -> None:
    """Twenty is 1.22 to 3.09 per 1 000."""
    assert standings(rate(20, 9), YEAR)["01"].nation == "worse"
    assert standings(rate(20, 9, direction="none"), YEAR)["01"].nation == "higher"


@pytest.mark.parametrize("word", ["per_100", "index", "days", "kr"])
@pytest.mark.parametrize("interval", ["none", None])
def test_what_is_no_share_and_has_no_method_is_not_judged(word: str, interval: Interval | None) -> None:
    """A mean of 0.5 over 1 000 and an index of 0.7 look like shares, and are none."""
    rows = {
        code: {YEAR: Figure(Fraction(part, 1000), None, Fraction(part), Fraction(1000), base=1000, made_up=True)}
        for code, part in zip(("00", *CODES), (500, 100, 700, 900), strict=False)
    }
    exhibit = with_intervals(replace(SHARE, unit=UNITS[word], interval=interval, figures=rows))
    for one in standings(exhibit, YEAR).values():
        assert (one.nation, one.ranks, one.past, one.group) == ("not_judged", None, "not_judged", "not_judged")
    assert all(figure(exhibit, code).low is None for code in exhibit.figures)


def test_a_mean_is_judged_by_the_ends_that_came_with_it() -> None:
    rows = {
        "00": {YEAR: Figure(Fraction(6), made_up=True)},
        "01": {YEAR: Figure(Fraction(11, 2), low=3.3, high=7.7, made_up=True)},
        "03": {YEAR: Figure(Fraction(8), low=7.5, high=8.5, made_up=True)},
        "04": {YEAR: Figure(Fraction(9), made_up=True)},
    }
    exhibit = with_intervals(replace(SHARE, unit=UNITS["days"], interval="t", figures=rows))
    found = standings(exhibit, YEAR)
    assert [found[code].nation for code in ("01", "03", "04")] == ["similar", "better", "not_judged"]
    assert found["04"].ranks is None
    assert figure(exhibit, "01").method == "t"


@pytest.mark.parametrize(("broken", "past"), [("2023", "worse"), (YEAR, "not_judged"), ("2025", "worse")])
def test_nothing_is_compared_with_its_own_past_across_a_declared_break(broken: str, past: str) -> None:
    """By Byar 60 is 46 to 77 and 20 is 12 to 31. A break is the first period that cannot be compared with those before it."""
    rows = {"01": {"2023": Figure(Fraction(60), base=60), YEAR: Figure(Fraction(20), base=20)}}
    exhibit = replace(SHARE, unit=UNITS["treatments"], interval="byar", count=True, smallest_base=5, figures=rows)
    exhibit = with_intervals(replace(exhibit, breaks=(Change(broken, Text("Ny mätning", "New survey")),)))
    assert standings(exhibit, YEAR)["01"].past == past


def test_a_number_is_compared_with_its_own_past_and_with_nobody_else() -> None:
    """Sweden's 500 treatments are everybody's. By Byar 20 is 12 to 31 and 60 is 46 to 77: fewer than the year before."""
    rows = {
        "00": {"2023": Figure(Fraction(500)), YEAR: Figure(Fraction(500))},
        "01": {"2023": Figure(Fraction(60), base=60), YEAR: Figure(Fraction(20), base=20)},
        "03": {"2023": Figure(Fraction(60), base=60), YEAR: Figure(Fraction(61), base=61)},
    }
    exhibit = with_intervals(
        replace(SHARE, unit=UNITS["treatments"], interval="byar", count=True, smallest_base=5, figures=rows)
    )
    found = standings(exhibit, YEAR)
    assert [(one.nation, one.past, one.ranks) for one in found.values()] == [
        ("not_judged", "worse", None),
        ("not_judged", "similar", None),
    ]
    (told,) = tellings(exhibit, frame(), ("sv",))
    assert half_of(told) is None
    assert "Riket" not in charts_of(told)[0].text


def shares(*wholes: int, lacking: int = 0) -> Exhibit:
    """Everybody of so many, or all but some, where half of Sweden is; thirty are needed."""
    rows = {"00": {YEAR: Figure(Fraction(1, 2), made_up=True)}}
    for code, whole in zip(CODES, wholes, strict=False):
        part = whole - lacking
        rows[code] = {
            YEAR: Figure(Fraction(part, whole), None, Fraction(part), Fraction(whole), base=whole, made_up=True)
        }
    return with_intervals(replace(SHARE, smallest_base=30, agreements=(), figures=rows))


def test_what_rests_on_fewer_than_the_smallest_base_is_neither_judged_nor_given_places() -> None:
    found = standings(shares(29, 30, 31), YEAR)
    assert [one.nation for one in found.values()] == ["too_few", "better", "better"]
    assert [one.ranks is None for one in found.values()] == [True, False, False]
    assert [one.group for one in found.values()] == ["too_few", "not_judged", "not_judged"]
    assert {one.ranks[1] for one in found.values() if one.ranks} == {2}


def test_the_page_shows_the_value_and_says_in_words_why_it_is_not_compared(tmp_path: Path) -> None:
    published(tmp_path / "sajt", shares(29, 30), money=False)
    told = (tmp_path / "sajt/sv/indikator/prov-andel/01.html").read_text("utf-8")
    assert "100,0" in told
    assert "Värdet vilar på 29 och jämförs inte. Minst 30 krävs" in told
    other = (tmp_path / "sajt/en/indicator/prov-andel/01.html").read_text("utf-8")
    assert "The value rests on 29 and is not compared. At least 30 are needed" in other
    assert "jämförs inte" not in (tmp_path / "sajt/sv/indikator/prov-andel/03.html").read_text("utf-8")
    every = (tmp_path / "sajt/sv/indikator/prov-andel/index.html").read_text("utf-8")
    assert "◇ för litet underlag" in every
    assert "30. Ett värde som vilar på färre visas, men jämförs inte" in every
    assert "◇ för litet underlag" in (tmp_path / "sajt/sv/mottagare/01/index.html").read_text("utf-8")


def test_nobody_with_too_small_a_base_is_told_to_be_outside_a_funnel() -> None:
    (told,) = tellings(shares(29, 29, 40, 41, lacking=20), frame(), ("en",))
    (funnel,) = [chart for chart in charts_of(told) if chart.id == "funnel"]
    assert "Within: 2." in funnel.svg


@pytest.mark.parametrize(
    ("exhibit", "sv", "en"),
    [
        (SHARE, "95 % osäkerhet (Wilsons intervall)", "95% uncertainty (Wilson&#39;s interval)"),
        (
            rate(10, 20),
            "95 % osäkerhet (Byars intervall, exakt vid färre än 10 fall)",
            "95% uncertainty (Byar&#39;s interval, exact below 10 cases)",
        ),
    ],
    ids=["share", "rate"],
)
def test_the_method_is_named_at_the_column_of_uncertainty(tmp_path: Path, exhibit: Exhibit, sv: str, en: str) -> None:
    published(tmp_path / "sajt", exhibit, money=False)
    for page in ("sv/indikator/prov-andel/index.html", "sv/indikator/prov-andel/01.html"):
        assert f'<th scope="col" class="figure">{sv}</th>' in (tmp_path / "sajt" / page).read_text("utf-8"), page
    for page in ("en/indicator/prov-andel/index.html", "en/indicator/prov-andel/01.html"):
        assert f'<th scope="col" class="figure">{en}</th>' in (tmp_path / "sajt" / page).read_text("utf-8"), page


def test_every_form_of_the_files_names_the_method_of_each_figure_and_of_the_indicator(tmp_path: Path) -> None:
    published(tmp_path / "sajt", rate(10, 7), money=False)
    file = tmp_path / "sajt/data/indikator/prov-andel"
    said = json.loads(file.with_suffix(".json").read_text("utf-8"))
    wanted = {"00": None, "01": "byar", "03": "exact"}
    assert {row["recipient"]: row.get("method") for row in said["values"]} == wanted
    assert said["interval"] == {
        "sv": "95 %, Byars intervall, exakt vid färre än 10 fall",
        "en": "95%, Byar's interval, exact below 10 cases",
    }
    assert said["per"] == 1000
    table = pq.read_table(file.with_suffix(".parquet"))
    assert dict(zip(*(table.column(name).to_pylist() for name in ("recipient", "method")), strict=True)) == wanted
    assert json.loads(table.schema.metadata[b"dagmar"])["interval"] == said["interval"]
    book = openpyxl.load_workbook(file.with_suffix(".xlsx"))
    head, *rows = book["Värden"].iter_rows(values_only=True)
    at = head.index("method")
    assert {row[1]: row[at] for row in rows} == wanted
    assert any("Byars intervall" in str(cell.value) for cell in book["Om"]["A"])
    header, *lines = file.with_suffix(".csv").read_text("utf-8").splitlines()
    assert [line.split(",")[header.split(",").index("method")] for line in lines] == ["", "byar", "exact"]


def test_a_rate_is_told_in_its_cases_and_a_gap_is_counted_in_them(tmp_path: Path) -> None:
    """Twelve and ten where 0.9 per 1 000 would be nine: three and one too many, of which three are more than half."""
    exhibit = rate(12, 10)
    published(tmp_path / "sajt", exhibit, money=False)
    told = (tmp_path / "sajt/sv/indikator/prov-andel/01.html").read_text("utf-8")
    assert "12 / 10\u00a0000" in told
    (half,) = [half_of(one) for one in tellings(exhibit, frame(), ("sv",))]
    assert half is not None
    assert [(row.name, row.gap, row.share) for row in half.rows] == [("Stockholm", "3", "75\u00a0%")]


def test_coverage_stands_beside_the_value_where_it_is_known_and_is_never_rounded_up(tmp_path: Path) -> None:
    known = {"01": Fraction(9996, 10_000), "03": None}
    rows = {code: {YEAR: replace(figure(shares(40, 40), code), coverage=coverage)} for code, coverage in known.items()}
    published(tmp_path / "med", replace(SHARE, figures=rows, agreements=()), money=False)
    published(tmp_path / "utan", shares(40, 40), money=False)
    told = (tmp_path / "med/sv/indikator/prov-andel/01.html").read_text("utf-8")
    assert '<th scope="col" class="figure">Täckning</th>' in told
    assert '<td class="figure">99\u00a0%</td>' in told
    english = (tmp_path / "med/en/indicator/prov-andel/03.html").read_text("utf-8")
    assert '<th scope="col" class="figure">Coverage</th>' in english
    assert "Täckning</th>" not in (tmp_path / "utan/sv/indikator/prov-andel/01.html").read_text("utf-8")


def test_no_page_shows_a_units_short_word(tmp_path: Path) -> None:
    published(tmp_path / "sajt", rate(10, 7), money=False)
    for page in sorted((tmp_path / "sajt").rglob("*.html")):
        assert "per_1000" not in page.read_text("utf-8"), page
    assert "1,0\u00a0per 1\u00a0000 invånare" in (tmp_path / "sajt/sv/indikator/prov-andel/01.html").read_text("utf-8")
    assert "1.0\u00a0per 1,000 inhabitants" in (tmp_path / "sajt/en/indicator/prov-andel/01.html").read_text("utf-8")


def test_the_rows_of_one_table_have_as_many_cells_as_its_head(tmp_path: Path) -> None:
    """Columns come and go with what is known; none may slip."""
    exhibit = shares(29, 40)
    rows = {code: {YEAR: replace(row[YEAR], coverage=Fraction(1))} for code, row in exhibit.figures.items()}
    published(tmp_path / "sajt", replace(exhibit, figures=rows), money=False)
    for page in sorted((tmp_path / "sajt/sv/indikator").rglob("*.html")):
        for table in page.read_text("utf-8").split("<table")[1:]:
            cells = [row.count("<th") + row.count("<td") for row in table.partition("</table>")[0].split("<tr")[1:]]
            assert all(one == other for one, other in pairwise(cells)), page
