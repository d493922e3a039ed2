"""A recipient beside those like it: its group's figure by hand, and the nearest by a second reckoning in plain decimals."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html import unescape
from math import log2
from pathlib import Path
from statistics import pstdev

import pytest

from dagmar.publication.site.alike import group_of, nearest_of
from dagmar.publication.site.exhibit import Figure
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from tests.publication.site.exhibits import SHARE, published


def figure(part: int, whole: int) -> dict[str, Figure]:
    return {"2024": Figure(Fraction(part, whole), None, Fraction(part), Fraction(whole), made_up=True)}


CITIES = with_intervals(
    replace(
        SHARE,
        kind="municipality",
        agreements=(),
        figures={"0180": figure(50, 100), "1280": figure(40, 100), "1480": figure(60, 300), "0580": figure(1, 10)},
    )
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside") / "sajt"
    published(folder, CITIES, money=False)
    return folder


def test_the_group_is_all_its_others_together_and_the_verdict_is_by_interval(page: Path) -> None:
    """The large cities of 2023 are Stockholm, Malmö and Göteborg: 40 + 60 of 100 + 300 is 25 %, far below Stockholm's 50 of 100."""
    own = group_of("0180")
    assert own is not None
    assert own.others == ("1280", "1480")
    told = (page / "sv/indikator/prov-andel/0180.html").read_text("utf-8")
    assert "De andra i gruppen Storstäder (SKR:s indelning 2023): 25,0\u00a0% tillsammans. Mot gruppen: bättre." in told
    english = (page / "en/indicator/prov-andel/0180.html").read_text("utf-8")
    assert (
        "The others of the group Large cities (SKR's grouping of 2023): 25.0\u00a0% together. Against the group: better."
        in unescape(english)
    )


@pytest.mark.parametrize(("year", "said"), [("2023", False), ("2024", True)])
def test_a_figure_of_another_year_than_the_groupings_says_so(tmp_path: Path, year: str, said: bool) -> None:
    """Only SKR's grouping of 2023 is among our sources."""
    rows = {code: {year: row["2024"]} for code, row in CITIES.figures.items()}
    published(tmp_path / "sajt", replace(CITIES, figures=rows), money=False)
    swedish = (tmp_path / "sajt/sv/indikator/prov-andel/0180.html").read_text("utf-8")
    assert ("Grupp enligt SKR:s indelning 2023; indelningen 2024 finns inte här." in swedish) is said
    english = unescape((tmp_path / "sajt/en/indicator/prov-andel/0180.html").read_text("utf-8"))
    assert ("Group by SKR's grouping of 2023; that of 2024 is not here." in english) is said


def test_without_numerators_the_group_is_a_mean_and_nothing_is_judged(tmp_path: Path) -> None:
    bare = {code: {"2024": Figure(row["2024"].value, made_up=True)} for code, row in CITIES.figures.items()}
    published(tmp_path / "sajt", replace(CITIES, figures=bare), money=False)
    told = (tmp_path / "sajt/sv/indikator/prov-andel/0180.html").read_text("utf-8")
    assert "De andra i gruppen Storstäder (SKR:s indelning 2023): 30,0\u00a0% i medeltal. Grupp enligt" in told


@pytest.mark.parametrize("code", ["0180", "2584", "05"])
def test_the_seven_nearest_are_those_of_a_second_reckoning(code: str) -> None:
    registry = load_registry()
    kind = "region" if len(code) == 2 else "municipality"
    everyone = registry.regions(date(2025, 1, 1)) if kind == "region" else registry.municipalities(date(2025, 1, 1))
    size, change = {}, {}
    for one in everyone:
        before, now = (registry.population(one.kind, one.code, day) for day in ("2014-12-31", "2024-12-31"))
        assert not isinstance(before, NotKnown)
        assert not isinstance(now, NotKnown)
        size[str(one.code)], change[str(one.code)] = log2(now.persons), now.persons / before.persons - 1
    spread = pstdev(size.values()), pstdev(change.values())
    apart = {
        other: abs(size[other] - size[code]) / spread[0] / 2 + abs(change[other] - change[code]) / spread[1] / 2
        for other in size
        if other != code
    }
    wanted = sorted(apart, key=lambda other: apart[other])[:7]
    assert [one.code for one in nearest_of(code)] == wanted
    assert [one.distance for one in nearest_of(code)] == pytest.approx([apart[other] for other in wanted], abs=1e-5)


def test_the_profile_says_who_they_are_and_how_they_were_chosen(page: Path) -> None:
    told = (page / "sv/mottagare/0180/index.html").read_text("utf-8")
    section = told.partition('<h2 id="alike">')[2].partition("</section>")[0]
    assert "invånare 2024 50\u00a0% och folkmängdens förändring 2014–2024 50\u00a0%" in section
    distances = [float(one.replace(",", ".")) for one in re.findall(r'<td class="figure">(\d,\d\d)</td></tr>', section)]
    assert len(distances) == 7
    assert distances == sorted(distances)
