"""The reality check: which rows count as reproduced, and what is said of those that do not come out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dagmar.agreement.loader import load_file
from dagmar.library.printed import read_printed
from dagmar.library.reality import TableCheck, verify_agreement, verify_library
from dagmar.library.reproduction import reproduction_rows
from dagmar.library.shelf import find_library
from dagmar.problem import Refused
from dagmar.vocabulary import vocabulary

TABLE = "published/andra-utbetalningen.csv"

RECOVERED = """\
agreement: kvinnors-halsa-2024
title: Pengar delade efter en folkmängd som är återräknad ur samma pengar
parties: [staten, skr]
period: 2024
total: 1 367 Mkr
grants:
  regionerna:
    to: ["01", "09"]
    amount: 1 000 000 kr
    distribute: {by: population, as_of: 2023-11-01}
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
published:
  tabellen: {title: Tabellen, grant: regionerna, file: tabellen.csv, total: 1 000 000 kr}
"""


@pytest.fixture
def svf(tmp_path: Path) -> Path:
    """A copy of svf-2025 that a test may change."""
    return Path(shutil.copytree(find_library() / "svf-2025", tmp_path / "svf-2025"))


def checked(folder: Path) -> TableCheck:
    (check,) = verify_agreement(load_file(folder / "agreement.yaml", vocabulary()))
    return check


def change(file: Path, written: str, instead: str) -> None:
    text = file.read_text("utf-8")
    assert written in text
    file.write_text(text.replace(written, instead), "utf-8")


def test_a_row_that_does_not_come_out_is_shown_with_the_difference_and_not_corrected(svf: Path) -> None:
    change(svf / TABLE, "46 759 214", "46 759 213")
    check = checked(svf)
    assert (check.rows, check.reproduced, check.largest_difference, check.closes) == (18, 17, 100, False)
    assert [finding.code for finding in check.findings] == ["row-does-not-come-out", "table-does-not-close"]
    assert "Stockholm" in check.findings[0].message.sv
    assert check.findings[0].at.line == 2


def test_a_recipient_that_the_rule_pays_and_the_table_lacks_is_named(svf: Path) -> None:
    change(svf / TABLE, "09;Region Gotland;1 148 287;kr\n", "")
    codes = [finding.code for finding in checked(svf).findings]
    assert codes == ["recipient-not-in-table", "table-does-not-close"]


def test_a_misprint_that_the_total_does_not_explain_is_named_and_the_table_does_not_close(svf: Path) -> None:
    change(svf / TABLE, "46 759 214", "467 59 215")
    check = checked(svf)
    assert [finding.code for finding in check.findings] == ["digits-badly-grouped", "table-does-not-close"]
    assert (check.rows, check.reproduced, check.closes) == (18, 17, False)


def test_a_row_that_comes_out_by_made_up_facts_is_not_reproduced(svf: Path) -> None:
    change(svf / "data/bedomning.csv", ";real", ";synthetic")
    check = checked(svf)
    assert (check.reproduced, check.stated, check.circular, check.largest_difference) == (0, 0, 0, None)
    assert [finding.code for finding in check.findings] == ["rows-not-computed"]


def test_a_row_that_does_not_come_out_by_made_up_facts_is_no_difference(svf: Path) -> None:
    change(svf / "data/bedomning.csv", ";real", ";synthetic")
    change(svf / TABLE, "46 759 214", "46 759 213")
    check = checked(svf)
    assert check.largest_difference is None
    assert [finding.code for finding in check.findings] == ["rows-not-computed", "table-does-not-close"]


def test_a_table_found_in_part_is_not_asked_for_the_rows_that_are_lost(svf: Path) -> None:
    change(svf / TABLE, "09;Region Gotland;1 148 287;kr\n", "")
    change(svf / "agreement.yaml", "    file: published", "    not_modelled: tabellen är avbruten\n    file: published")
    assert [finding.code for finding in checked(svf).findings] == ["table-does-not-close"]


def test_a_key_recovered_from_the_same_table_is_circular_and_from_another_is_not(tmp_path: Path) -> None:
    # 2 454 821 and 61 060 persons would be one way; whatever the key, the two rows below are what it gives.
    (tmp_path / "agreement.yaml").write_text(RECOVERED, "utf-8")
    (tmp_path / "tabellen.csv").write_text("recipient;name;amount;unit\n01;A;1;kr\n09;B;1;kr\n", "utf-8")
    given = {row.printed.recipient: row.computed for row in checked(tmp_path).checked}
    rows = "".join(f"{code};{code};{ore // 100};kr\n" for code, ore in given.items() if ore is not None)
    (tmp_path / "tabellen.csv").write_text(f"recipient;name;amount;unit\n{rows}", "utf-8")
    check = checked(tmp_path)
    assert (check.rows, check.reproduced, check.circular, check.closes) == (2, 0, 2, True)
    change(tmp_path / "agreement.yaml", "agreement: kvinnors-halsa-2024", "agreement: ett-annat")
    other = checked(tmp_path)
    assert (other.reproduced, other.circular) == (2, 0)


def test_the_library_reproduces_the_rows_that_are_named_here_and_claims_nothing_else() -> None:
    counts = {(check.agreement, check.table): check.reproduced for check in verify_library()}
    assert {table: reproduced for table, reproduced in counts.items() if reproduced} == {
        ("kvinnors-halsa-2017", "forlossningsvard"): 5,
        ("kvinnors-halsa-2017", "primarvard"): 5,
        ("kvinnors-halsa-2019", "regionerna"): 13,
        ("kvinnors-halsa-2020", "regionerna"): 19,
        ("svf-2016", "forsta-utbetalningen"): 11,
        ("svf-2021", "andra-utbetalningen"): 18,
        ("svf-2025", "andra-utbetalningen"): 18,
    }


def test_the_table_of_reproductions_has_a_row_for_each_published_table() -> None:
    headings, *rows = reproduction_rows("sv")
    assert len(rows) == len(verify_library())
    assert {len(row) for row in rows} == {len(headings)}
    assert ("svf-2025", "andra-utbetalningen", "18", "18", "0", "0", "0 kr", "ja") in rows
    assert ("tillganglighet-2023", "andra-utbetalningen", "21", "0", "0", "0", "–", "no") in reproduction_rows("en")


def test_a_table_without_a_total_neither_closes_nor_fails_to(svf: Path) -> None:
    loaded = load_file(svf / "agreement.yaml", vocabulary())
    table = loaded.agreement.published["andra-utbetalningen"].model_copy(update={"total": None})
    without = replace(
        loaded, agreement=loaded.agreement.model_copy(update={"published": {"andra-utbetalningen": table}})
    )
    (check,) = verify_agreement(without)
    assert (check.closes, check.findings) == (None, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mottagare;belopp\n01;1\n", "not-a-published-table"),
        ("recipient;name;amount;unit\n", "not-a-published-table"),
        ("recipient;name;amount;unit\n01;A;1\n", "not-a-published-table"),
        ("recipient;name;amount;unit\n01;A;1;kr\n01;A;2;kr\n", "published-twice"),
    ],
)
def test_a_file_that_is_no_published_table_is_refused(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "tabell.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_printed(file)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_row_that_cannot_be_read_keeps_the_table_open_even_when_the_others_add_up(svf: Path) -> None:
    change(svf / TABLE, "09;Region Gotland", "26;Ingen;0 00;kr\n09;Region Gotland")
    assert checked(svf).closes is False


def test_the_difference_says_how_much_more_the_rule_gives(svf: Path) -> None:
    change(svf / TABLE, "46 759 214", "46 759 200")
    finding = checked(svf).findings[0]
    assert finding.message.en.endswith("the difference is 14 kr.")


TWO_PAYMENTS = """\
agreement: tva-betalningar
title: Två potter i två betalningar
parties: [staten, skr]
period: 2024
total: 300 kr
sources: {}
grants:
  en:
    to: ["09"]
    amount: 100 kr
    distribute: equal
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
  annan:
    to: ["09"]
    amount: 200 kr
    distribute: equal
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
payments:
  - {share: 25 %}
  - {share: 75 %}
published:
  forsta-av-en: {grant: en, payment: 1, file: forsta-av-en.csv, total: 25 kr}
  andra: {payment: 2, file: andra.csv, total: 225 kr}
  en: {file: en.csv}
"""


@pytest.fixture
def two_payments(tmp_path: Path) -> Path:
    (tmp_path / "agreement.yaml").write_text(TWO_PAYMENTS, "utf-8")
    # 25 % of 100, 75 % of 100 + 200, and the whole of 100.
    for table, amount in {"forsta-av-en": 25, "andra": 225, "en": 100}.items():
        (tmp_path / f"{table}.csv").write_text(f"recipient;name;amount;unit\n09;Gotland;{amount};kr\n", "utf-8")
    return tmp_path


def test_a_table_shows_one_payment_of_a_grant_or_a_payment_of_all_or_a_grant_it_is_named_after(
    two_payments: Path,
) -> None:
    checks = verify_agreement(load_file(two_payments / "agreement.yaml", vocabulary()))
    assert [(check.table, check.reproduced, check.closes) for check in checks] == [
        ("forsta-av-en", 1, True),
        ("andra", 1, True),
        ("en", 1, None),
    ]


def test_a_payment_of_all_grants_is_not_known_while_one_of_them_is_not(two_payments: Path) -> None:
    change(
        two_payments / "agreement.yaml", "amount: 200 kr\n    distribute: equal", "amount: 200 kr\n    not_modelled: x"
    )
    checks = verify_agreement(load_file(two_payments / "agreement.yaml", vocabulary()))
    assert [check.reproduced for check in checks] == [1, 0, 1]
    assert [finding.code for finding in checks[1].findings] == ["rows-not-computed"]
