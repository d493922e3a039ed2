"""No reader meets the short word of a unit: every one has its words, in one place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from dagmar.indicators.loader import load_definitions
from dagmar.library.shelf import library
from dagmar.publication.site.computed import exhibits_of_files
from dagmar.publication.site.gathering import exhibits_of
from dagmar.publication.site.money import one_of
from dagmar.publication.site.units import UNITS, unit_of
from dagmar.publication.site.written import said
from tests.indicators.handing import FEW, MEAN, defined, measured, released


def test_every_unit_of_the_library_has_words_in_both_languages() -> None:
    used = {one.definition.unit for one in load_definitions([])} | {"share"}
    assert used - UNITS.keys() == set()
    for word, unit in UNITS.items():
        assert "_" not in unit.name.sv + unit.name.en, word
        assert unit.name.sv, word
    same = {word for word, unit in UNITS.items() if unit.name.sv == unit.name.en}
    assert same == {"kr", "index"}


def test_a_computed_file_comes_with_the_words_of_its_unit(tmp_path: Path) -> None:
    file = released(measured(defined(MEAN), FEW), tmp_path, "2024", about={"computed": "2024"})
    for exhibit in exhibits_of_files([file], tmp_path):
        assert (exhibit.unit.name.sv, exhibit.unit.name.en) == ("dagar", "days")


def test_an_index_that_an_agreement_calls_a_number_keeps_its_decimal_and_is_no_count() -> None:
    """Sveriges Radio printed −6.6 per cent for Stockholm in September 2012; the year before is 100."""
    (entry,) = [one for one in library() if one.id == "mest-sjuka-aldre-2012"]
    (index,) = exhibits_of(one_of(entry))
    assert said(index.figure("01", "2012-09-01"), index.unit, "sv") == "93,4"
    assert said(index.figure("01", "2011-09-01"), index.unit, "en") == "100.0"
    assert unit_of("number", [Fraction(3)]) == UNITS["number"]
