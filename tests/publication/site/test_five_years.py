"""Five years in words on the pages: published series go where they were published to go, and noise is no news.

The series are the test series of the English trend markers (Fingertips) with the marker that they expect; what is better or worse
follows from the direction of the measure, and the sentences were written by hand.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from dagmar.indicators.loader import define
from dagmar.publication.site import computed
from dagmar.publication.site.exhibit import Change, Exhibit, Figure
from dagmar.publication.site.five_years import trends_of
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.statistics.estimate import NotCalculated
from dagmar.statistics.trend import Trend
from dagmar.text import Text
from tests.indicators.handing import FEW, defined, measured, released
from tests.indicators.handing import SHARE as HANDED
from tests.publication.site.exhibits import SHARE, published

Series = list[tuple[int, int] | None]
FALLING: Series = [(621, 3454), (599, 3195), (556, 3256), (535, 3227), (447, 3121)]
RISING: Series = [
    (3455176, 48783947), (3491868, 49122259), (3625401, 49956777), (3774801, 50649129), (3938080, 51441896),
]  # fmt: skip
SAME: Series = [(5405, 18095), (5500, 18170), (5435, 18005), (5480, 17890), (5315, 17860)]


def counted(part: int, whole: int) -> Figure:
    return Figure(Fraction(part, whole), None, Fraction(part), Fraction(whole), base=whole, made_up=True)


def years(series: Series, last: int = 2024) -> dict[str, Figure]:
    start = last - len(series) + 1
    return {
        str(start + at): counted(*one) if one else Figure(None, "not_reported", made_up=True)
        for at, one in enumerate(series)
    }


def exhibit(**more: object) -> Exhibit:
    rows = {"01": years(FALLING), "03": years(RISING), "04": years(SAME)}
    return with_intervals(replace(SHARE, figures=rows, **more))  # type: ignore[arg-type]  # fields of an exhibit


def text(folder: Path, path: str) -> str:
    return unescape((folder / "sajt" / path).read_text("utf-8"))


@pytest.mark.parametrize(
    ("direction", "falling", "rising"),
    [
        ("lower_is_better", "▲ minskar, vilket är bättre", "▼ ökar, vilket är sämre"),
        ("higher_is_better", "▼ minskar, vilket är sämre", "▲ ökar, vilket är bättre"),
        ("none", "▽ minskar", "△ ökar"),
        ("not_judged", "▽ minskar", "△ ökar"),
    ],
)
def test_the_page_and_the_profile_say_what_five_years_did_and_whether_that_is_better(
    tmp_path: Path, direction: str, falling: str, rising: str
) -> None:
    published(tmp_path / "sajt", exhibit(direction=direction), money=False)
    for code, said in (("01", falling), ("03", rising), ("04", "● ingen säker förändring")):
        assert f">Utveckling 2020–2024: {said}.</p>" in text(tmp_path, f"sv/indikator/prov-andel/{code}.html")
        assert f"<small>{said}, 2020–2024</small>" in text(tmp_path, f"sv/mottagare/{code}/index.html")


def test_the_same_in_english_with_the_method_below_the_definition(tmp_path: Path) -> None:
    published(tmp_path / "sajt", exhibit(direction="lower_is_better"), money=False)
    assert ">Trend 2020–2024: ▲ falling, which is better.</p>" in text(tmp_path, "en/indicator/prov-andel/01.html")
    assert "● no certain change, 2020–2024" in text(tmp_path, "en/recipient/04/index.html")
    definition = text(tmp_path, "en/indicator/prov-andel/index.html").partition('<h2 id="definition">')[2]
    assert "the slope over 5 years in a row is certain at 99.8%" in definition
    assert "chi-square test for trend in shares (Armitage 1955" in definition
    swedish = text(tmp_path, "sv/indikator/prov-andel/index.html")
    assert "säker på nivån 99,8 %" in swedish
    assert "Armitage 1955, Biometrics 11:375-386" in swedish


@pytest.mark.parametrize(
    ("series", "more", "why"),
    [
        (FALLING[:4], {}, "Färre än fem år med värde."),
        ([FALLING[0], *FALLING[:2], None, *FALLING[3:]], {}, "Ett år saknas bland de fem senaste."),
        ([*FALLING, None], {}, "Det senaste året saknar värde."),
        (
            FALLING,
            {"breaks": (Change("2022", Text("Ny källa.", "A new source.")),)},
            "Brott i serien bland de fem senaste åren.",
        ),
        (FALLING, {"smallest_base": 3200}, "Ett av åren har för litet underlag."),
    ],
)
def test_it_is_not_said_across_a_gap_or_a_break_nor_of_too_few_and_the_page_says_why(
    tmp_path: Path, series: Series, more: dict[str, object], why: str
) -> None:
    """A break is the whole indicator's: then nobody is told, and the reason stands with the definition alone."""
    last = 2025 if series[-1] is None else 2024
    rows = {"01": years(series, last), "03": years([*RISING, RISING[-1]], 2025) if last == 2025 else years(RISING)}
    shown = with_intervals(replace(SHARE, figures=rows, **more))  # type: ignore[arg-type]  # fields of an exhibit
    published(tmp_path / "sajt", shown, money=False)
    told = text(tmp_path, "sv/indikator/prov-andel/01.html")
    assert "Utveckling 20" not in told
    if "breaks" in more:
        definition = text(tmp_path, "sv/indikator/prov-andel/index.html").partition('<h2 id="definition">')[2]
        assert f"Sägs inte för någon. {why}" in definition
        assert why not in told
    else:
        assert f"<p>Utvecklingen över fem år sägs inte. {why}</p>" in told
        assert "Utveckling 20" in text(tmp_path, "sv/indikator/prov-andel/03.html")


def test_a_break_that_a_definition_declares_reaches_the_site(tmp_path: Path) -> None:
    text = defined(HANDED).document.text.replace("en: First version}}", "en: First version}, break_from: 2024-03}")
    file = released(measured(define(text, "own.yaml"), FEW), tmp_path, "2024", about={"computed": "2024"})
    made = computed.exhibits_of_files([file], None)
    assert [one.breaks for one in made] == [(Change("2024-03", Text("Första versionen", "First version")),)] * 2


def test_without_uncertainty_nothing_is_said_and_the_definition_says_so_once(tmp_path: Path) -> None:
    bare = {code: {year: Figure(one.value) for year, one in row.items()} for code, row in exhibit().figures.items()}
    published(tmp_path / "sajt", replace(SHARE, figures=bare), money=False)
    assert "över fem år" not in text(tmp_path, "sv/indikator/prov-andel/01.html")
    assert "Sägs inte för någon. Ett värde saknar intervall." in text(tmp_path, "sv/indikator/prov-andel/index.html")


def test_of_months_nothing_is_asked(tmp_path: Path) -> None:
    months = {f"2024-{month:02}": counted(100 - 5 * month, 1000) for month in range(1, 13)}
    published(tmp_path / "sajt", with_intervals(replace(SHARE, figures={"01": months})), money=False)
    assert "Utveckling 20" not in text(tmp_path, "sv/indikator/prov-andel/01.html")
    assert "<dt>Utveckling</dt>" not in text(tmp_path, "sv/indikator/prov-andel/index.html")


def test_a_number_is_tested_by_its_interval(tmp_path: Path) -> None:
    """Byar's interval of 100 and of 200 cases: ten and fourteen to each side, far less than the rise of a hundred."""
    rows = {"01": {str(2020 + at): Figure(Fraction(100 + 25 * at), base=100 + 25 * at) for at in range(5)}}
    count = replace(SHARE, figures=rows, unit=replace(SHARE.unit, share=False), interval="byar", count=True)
    published(tmp_path / "sajt", with_intervals(count), money=False)
    assert "Utveckling 2020–2024: ▲ ökar, vilket är bättre." in text(tmp_path, "sv/indikator/prov-andel/01.html")
    assert "chi-två-test för lutning ur intervall" in text(tmp_path, "sv/indikator/prov-andel/index.html")


def test_noise_is_no_news() -> None:
    """Two thousand recipients whose share never changes: at 99.8 % four would be told by the slope alone, seldom above ten."""
    dice = random.Random(32)  # noqa: S311 -- values that are nobody's
    rows = {
        f"{code:04}": {
            str(year): counted(sum(dice.random() < 0.3 for _ in range(200)), 200) for year in range(2020, 2025)
        }
        for code in range(2000)
    }
    found = trends_of(with_intervals(replace(SHARE, figures=rows)), "2024").values()
    assert not any(isinstance(one, NotCalculated) for one in found)
    moving = [one for one in found if isinstance(one, Trend) and one.moves != "no_certain_change"]
    assert len(moving) <= 10
