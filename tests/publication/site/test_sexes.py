"""Figures of women and of men stand beside the figure of both, on the pages and in every file."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dagmar.facts.observation import Observation, Sex
from dagmar.publication.site.exhibit import Figure
from dagmar.publication.site.gathering import by_sex_of, figures_of

from .exhibits import SHARE, SOURCE, published

BOTH_SEXES = replace(
    SHARE,
    by_sex={
        "women": {"01": {"2023": Figure(None, "secret"), "2024": Figure(Fraction(7, 10), made_up=True)}},
        "men": {"01": {"2024": Figure(Fraction(1, 2), None, Fraction(20), Fraction(40), made_up=True)}},
    },
)


class Rows(HTMLParser):
    """The cells of every row of the tables of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kon") / "sajt"
    published(made, BOTH_SEXES, replace(SHARE, id="prov-tillsammans"), money=False)
    return made


def rows(page: Path) -> list[list[str]]:
    return Rows(page.read_text("utf-8")).rows


def test_a_recipient_has_a_column_for_each_sex(folder: Path) -> None:
    found = rows(folder / "sv/indikator/prov-andel/01.html")
    assert found[0][:4] == ["Period", "Värde", "Kvinnor", "Män"]
    assert [row[:4] for row in found[1:3]] == [
        ["2024", "60,0", "70,0", "50,0"],
        ["2023", "40,0", "visas inte, för att skydda enskilda", "saknas i källan"],
    ]
    assert rows(folder / "en/indicator/prov-andel/01.html")[0][2:4] == ["Women", "Men"]


def test_the_indicator_has_them_for_its_last_period(folder: Path) -> None:
    found = {row[0]: row for row in rows(folder / "sv/indikator/prov-andel/index.html")[:6]}
    assert found["Mottagare"][1:4] == ["Värde", "Kvinnor", "Män"]
    assert found["Stockholm"][1:4] == ["60,0", "70,0", "50,0"]


def test_an_indicator_without_sexes_has_no_such_columns(folder: Path) -> None:
    page = (folder / "sv/indikator/prov-tillsammans/01.html").read_text("utf-8")
    assert "Kvinnor" not in page
    assert "Kvinnor" not in (folder / "sv/indikator/prov-tillsammans/index.html").read_text("utf-8")


def test_every_file_has_a_row_for_each_sex(folder: Path) -> None:
    with (folder / "data/indikator/prov-andel.csv").open(encoding="utf-8") as file:
        told = [
            (row["sex"], row["period"], row["value"], row["missing"])
            for row in csv.DictReader(file)
            if row["recipient"] == "01"
        ]
    assert told == [
        ("all", "2023", "0.4", ""),
        ("all", "2024", "0.6", ""),
        ("women", "2023", "", "secret"),
        ("women", "2024", "0.7", ""),
        ("men", "2023", "", "absent"),
        ("men", "2024", "0.5", ""),
    ]
    values = json.loads((folder / "data/indikator/prov-andel.json").read_text("utf-8"))["values"]
    (men,) = [one for one in values if (one["recipient"], one["sex"], one["period"]) == ("01", "men", "2024")]
    assert (men["numerator"], men["denominator"]) == (20.0, 40.0)
    own = json.loads((folder / "data/mottagare/01.json").read_text("utf-8"))["values"]
    assert [(one["sex"], one["period"]) for one in own if one["indicator"] == "prov-andel"] == [row[:2] for row in told]


def test_observations_of_a_sex_are_gathered_apart_from_those_of_both() -> None:
    figures: tuple[tuple[Sex, int], ...] = (("all", 3), ("women", 2), ("men", 1))
    seen = [Observation("01", "m", "2024", "", SOURCE, "2025-01-01", value=Fraction(n), sex=sex) for sex, n in figures]
    assert figures_of(seen)["m"]["01"]["2024"].value == 3
    by_sex = by_sex_of({sex: figures_of(seen, sex=sex) for sex in ("women", "men")}, "m", {"01"})
    assert {sex: row["01"]["2024"].value for sex, row in by_sex.items()} == {"women": 2, "men": 1}
    assert by_sex_of({"women": {}}, "m", {"01"}) == {}
