"""The trend on the page of one recipient's figures: the drawing says what is in the table, and its lines are named."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.publication.site.exhibit import Change, Exhibit, Figure
from dagmar.text import Text
from tests.publication.site.exhibits import SHARE, SOURCE, published

BREAK = Change("2023", Text("Ny källa från och med detta år.", "A new source from this year on."))


def years(*values: str | None, first: int = 2020) -> dict[str, Figure]:
    return {
        str(first + at): Figure(Fraction(one), made_up=True) if one else Figure(None, "not_reported")
        for at, one in enumerate(values)
    }


def page(folder: Path, exhibit: Exhibit, code: str = "01", language: str = "sv") -> str:
    published(folder / "sajt", exhibit, money=False)
    shelf = {"sv": "indikator", "en": "indicator"}[language]
    return (folder / f"sajt/{language}/{shelf}/{exhibit.id}/{code}.html").read_text("utf-8")


def levels(text: str) -> list[str]:
    return re.findall(r'<text class="e"[^>]*>([^<]*)', text)


def test_the_page_draws_the_values_between_round_levels_and_names_its_lines(tmp_path: Path) -> None:
    rows = {"00": years("0.5", "0.5", "0.5"), "01": years("0.42", None, "0.58")}
    told = page(tmp_path, replace(SHARE, figures=rows, breaks=()))
    drawing = re.findall(r'<svg class="years".*?</svg>', told)
    assert len(drawing) == 1
    assert 'aria-label="2020: 42,0\u00a0%; 2022: 58,0\u00a0%"' in drawing[0]
    assert levels(told) == ["40\u00a0%", "45\u00a0%", "50\u00a0%", "55\u00a0%", "60\u00a0%"]
    assert "<figcaption>Hel linje: Stockholm. Streckad: riket.</figcaption>" in told, "no intervals, so none is claimed"


def test_a_break_is_drawn_and_its_reason_stands_below(tmp_path: Path) -> None:
    rows = {"01": years("0.42", "0.44", "0.46", "0.58", "0.6")}
    exhibit = replace(SHARE, figures=rows, breaks=(BREAK,))
    told = page(tmp_path, exhibit, language="en")
    assert told.count('class="r"') == 1
    own = re.findall(r'class="u" d="([^"]*)"', told)
    assert [piece.count("L") + 1 for one in own for piece in one.split("M")[1:]] == [3, 2]
    assert "Whole line: Stockholm. Break 2023: A new source from this year on.</figcaption>" in told


@pytest.mark.parametrize("values", [("0.5",), (None, "0.5"), (None, None)])
def test_one_value_is_no_line(tmp_path: Path, values: tuple[str | None, ...]) -> None:
    told = page(tmp_path, replace(SHARE, figures={"01": years(*values), "03": years("0.1", "0.2")}))
    assert "<svg" not in told
    assert "<svg" in page(tmp_path, replace(SHARE, figures={"01": years(*values), "03": years("0.1", "0.2")}), "03")


def test_levels_of_a_measure_that_is_no_share_are_bare_numbers(tmp_path: Path) -> None:
    """Its unit stands in the table's caption."""
    exhibit = replace(
        SHARE,
        figures={"01": {"2023": Figure(Fraction(-900)), "2024": Figure(Fraction(2000))}},
        unit=replace(SHARE.unit, name=Text("kr per invånare", "kr per inhabitant"), share=False),
        source=SOURCE,
    )
    assert levels(page(tmp_path, exhibit)) == ["−1\u00a0000", "0", "1\u00a0000", "2\u00a0000"]
