"""Numbers are exact: the decimal that somebody wrote or a spreadsheet shows, whatever way the file keeps it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.cells import column_letters, decimal_text
from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation
from dagmar.money import read_number
from dagmar.problem import Refused
from tests.facts.cases import ROW, TABLE
from tests.facts.writers import WRITERS, sheet, workbook, write_csv, write_xlsx

# What a spreadsheet keeps of a number: fifteen significant digits.
fifteen_digits = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12)
)


def read_one(path: Path) -> Observation:
    (seen,) = read_facts([path]).observations
    return seen


def read_value(folder: Path, value: str, unit: str = "") -> Observation:
    write_csv(folder / "facts.csv", [ROW | {"value": value, "unit": unit}])
    return read_one(folder / "facts.csv")


@given(fifteen_digits)
def test_a_number_kept_as_a_binary_one_in_a_workbook_is_the_decimal_that_was_typed(typed: Decimal) -> None:
    with TemporaryDirectory() as folder:
        write_xlsx(Path(folder) / "facts.xlsx", [ROW | {"value": float(typed)}])
        assert read_one(Path(folder) / "facts.xlsx").value == Fraction(typed)


@given(fifteen_digits)
def test_a_double_in_parquet_is_the_decimal_that_was_written(typed: Decimal) -> None:
    with TemporaryDirectory() as folder:
        columns = {name: [text] for name, text in ROW.items()} | {"value": [float(typed)]}
        pq.write_table(pa.table(columns), Path(folder) / "facts.parquet")
        assert read_one(Path(folder) / "facts.parquet").value == Fraction(typed)


@given(st.integers(-(10**19), 10**19), st.integers(0, 15))
def test_a_number_in_json_is_read_from_its_digits(digits: int, places: int) -> None:
    """More digits than a binary number can keep; one read through a float would differ."""
    literal = format(Decimal(digits).scaleb(-places), "f")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.json"
        path.write_text(f'[{{"recipient": "0180", "indicator": "x", "period": "2024", "value": {literal}}}]')
        assert read_one(path).value == Fraction(Decimal(literal))


@given(st.fractions())
def test_a_number_written_as_text_is_read_back_the_same(number: Fraction) -> None:
    text = decimal_text(number)
    read = Fraction(*map(int, text.split("/"))) if "/" in text else read_number(text)
    assert read == number


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0.1", "0.1"),
        ("0.10000000000000001", "0.1"),  # how Excel itself writes 0.1 into the file
        ("0.79999999999999993", "0.8"),  # 0.1 + 0.7, which Excel shows as 0.8
        ("0.95", "0.95"),
        ("54499160", "54499160"),
        ("1E-2", "0.01"),
        ("9007199254740992", "9007199254740992"),
    ],
)
def test_a_workbook_gives_what_it_shows(tmp_path: Path, written: str, shown: str) -> None:
    path = tmp_path / "facts.xlsx"
    workbook(path, {"Blad1": sheet(TABLE[0], (*TABLE[1][:3], f"<c><v>{written}</v></c>"))})
    assert read_one(path).value == Fraction(shown)


@pytest.mark.parametrize(
    ("typed", "unit", "exact", "kept_unit"),
    [
        ("95 %", "", Fraction(19, 20), "share"),
        ("95%", "andel", Fraction(19, 20), "share"),
        ("95 procent", "share", Fraction(19, 20), "share"),
        ("97,5 %", "%", Fraction(39, 40), "share"),
        ("0,95", "share", Fraction(19, 20), "share"),
        ("0.95", "share", Fraction(19, 20), "share"),
        ("95", "procent", Fraction(19, 20), "share"),
        ("1 234 567,5", "kr", Fraction(2469135, 2), "kr"),
        ("1\u00a0234\u202f567", "personer", Fraction(1234567), "persons"),
        ("−3", "dagar", Fraction(-3), "dagar"),
        ("1/3", "", Fraction(1, 3), "number"),
        ("0", "antal", Fraction(0), "number"),
        ("1", "andel", Fraction(1), "share"),
    ],
)
def test_a_value_as_swedes_write_it(tmp_path: Path, typed: str, unit: str, exact: Fraction, kept_unit: str) -> None:
    seen = read_value(tmp_path, typed, unit)
    assert (seen.value, seen.unit) == (exact, kept_unit)


@pytest.mark.parametrize("typed", ["61 of 80", "61 av 80", "61  AV  80"])
def test_so_many_of_so_many_is_numerator_and_denominator(tmp_path: Path, typed: str) -> None:
    seen = read_value(tmp_path, typed)
    assert (seen.numerator, seen.denominator, seen.value) == (Fraction(61), Fraction(80), None)
    assert (seen.figure, seen.unit) == (Fraction(61, 80), "share")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("met", "met"),
        ("uppfyllt", "met"),
        ("Ej uppfyllt", "not_met"),
        ("not met", "not_met"),
        ("inkommen", "received"),
        ("ej inkommen", "not_received"),
        ("not_received", "not_received"),
    ],
)
def test_a_judgement_or_a_receipt_is_a_statement_and_no_number(tmp_path: Path, typed: str, meant: str) -> None:
    seen = read_value(tmp_path, typed)
    assert (seen.statement, seen.figure, seen.unit) == (meant, None, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ej rapporterat", "not_reported"),
        ("n/a", "not_applicable"),
        ("Sekretess", "secret"),
        ("ännu ej publicerat", "not_yet_published"),
    ],
)
@pytest.mark.parametrize("column", ["value", "missing"])
def test_a_missing_sign_is_neither_blank_nor_zero(tmp_path: Path, typed: str, meant: str, column: str) -> None:
    write_csv(tmp_path / "facts.csv", [{**ROW, "value": "", column: typed}])
    seen = read_one(tmp_path / "facts.csv")
    assert (seen.missing, seen.figure) == (meant, None)


@pytest.mark.parametrize("shown", ["76 %", "76,3 %", "0,7625", "0,76", "0,763"])
def test_a_rounded_value_beside_its_parts_is_no_contradiction_and_the_parts_are_kept(
    tmp_path: Path, shown: str
) -> None:
    """61/80 is 76.25 %, so each of these is it, rounded to the decimals shown."""
    write_csv(tmp_path / "facts.csv", [ROW | {"value": shown, "numerator": "61", "denominator": "80"}])
    seen = read_one(tmp_path / "facts.csv")
    assert (seen.value, seen.numerator, seen.denominator) == (None, Fraction(61), Fraction(80))


def test_a_coverage_is_a_share(tmp_path: Path) -> None:
    write_csv(tmp_path / "facts.csv", [ROW | {"täckning": "82,5 %"}])
    assert read_one(tmp_path / "facts.csv").coverage == Fraction(33, 40)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_zero_is_a_value(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"facts.{ending}"
    WRITERS[ending](path, [ROW | {"value": "0"}])
    assert read_one(path).figure == 0


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_the_letters_that_a_spreadsheet_gives_them(number: int, letters: str) -> None:
    """XFD is the last column of Excel, which has 16 384."""
    assert column_letters(number) == letters


@pytest.mark.parametrize(
    ("typed", "doubted"), [("0", False), ("0,01", True), ("1", True), ("1,5", False), ("0,95 %", False)]
)
def test_a_per_cent_that_may_have_been_a_share_is_doubted(tmp_path: Path, typed: str, doubted: bool) -> None:
    write_csv(tmp_path / "facts.csv", [ROW | {"value": typed, "unit": "%"}])
    codes = [warning.code for warning in read_facts([tmp_path / "facts.csv"]).warnings]
    assert codes == (["percent-or-share"] if doubted else [])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"value": "", "numerator": "x1", "denominator": "80"}, "not-a-number"),
        ({"value": "61 av x2"}, "not-a-number"),
        ({"value": "101 %", "numerator": "81", "denominator": "80"}, "numerator-above-denominator"),
        ({"value": "-1,5", "unit": "share"}, "below-zero"),
        ({"value": "-1", "unit": "persons"}, "below-zero"),
        ({"value": "-1 av 80"}, "below-zero"),
        ({"value": "1/0"}, "not-a-number"),
        ({"value": "1/3", "numerator": "333", "denominator": "1000"}, "value-against-parts"),
        ({"value": "1", "täckning": "101 %"}, "share-above-one"),
    ],
)
def test_an_impossible_figure_is_refused_however_it_is_written(
    tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    write_csv(tmp_path / "facts.csv", [ROW | cells])
    with pytest.raises(Refused) as refused:
        read_facts([tmp_path / "facts.csv"])
    assert [problem.code for problem in refused.value.problems] == [code]
