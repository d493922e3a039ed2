"""Bad definitions and bad data: which refusal, in which place; and nothing half written."""

from __future__ import annotations

import errno
import os
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagmar.facts.files import read_facts
from dagmar.indicators.compute import compute
from dagmar.indicators.data import in_memory, open_folder
from dagmar.indicators.facts_file import beside, document, write
from dagmar.indicators.handed import Handed
from dagmar.indicators.loader import define, find_definitions, load_definitions
from dagmar.indicators.protection import hand_out
from dagmar.problem import Refused
from tests.indicators.rows import contact_table

NAME = "specialist-first-visit-90-days"
TEXT = (find_definitions() / f"{NAME}.yaml").read_text("utf-8")
JUDGED = "direction: higher_is_better"
TARGET = "target: {value: 0.9, says: {sv: I lagen, en: Of the law}}"


def refused(old: str, new: str) -> list[tuple[str, int]]:
    assert old in TEXT
    with pytest.raises(Refused) as caught:
        define(TEXT.replace(old, new), "wrong.yaml")
    return [(one.code, one.at.line) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("table: contacts", "table: contact", "unknown-table", 9),
        ("counted_on: started_at", "counted_on: startd_at", "unknown-column", 10),
        ("counted_on: started_at", "counted_on: kind", "kind-does-not-fit", 10),
        ("level: specialist", "level: specialst", "unknown-value", 16),
        ("level: specialist", "levl: specialist", "unknown-column", 16),
        ("at_most: 90", "at_most: ninety", "not-a-whole-number", 22),
        ("at_most: 90", "at_most: 9, at_least: 90", "condition-unclear", 22),
        ("level: specialist", "level: specialist, unit: {begins: A, not_begins: [AB, BA]}", "condition-unclear", 16),
        ("level: specialist", "level: specialist, unit: {begins: A, not_begins: A}", "condition-unclear", 16),
        ("level: specialist", "level: specialist, unit: {not_begins: AB}", "condition-unclear", 16),
        ("measure: share", "measure: mean", "part-missing", 23),
        ("measure: share", "measure: count", "part-not-used", 18),
        ("period: month", "perid: month", "unknown-word", 11),
        ("interval: wilson", "interval: byar", "interval-does-not-fit", 27),
        ("version: 1\n", "version: 2\n", "version-without-change", 2),
        ("en: First version}}", "en: First version}, break_from: 2025}", "break-not-a-period", 39),
        ("en: First version}}", "en: First version}, break_from: 2025-01/2025-03}", "break-not-a-period", 39),
        ("en: First version}}", "en: First version}, break_from: våren}", "not-a-period", 39),
        ("days:\n  wait:", "days:\n  kind:", "name-taken", 13),
        (JUDGED, f"direction: none\n{TARGET}", "target-without-direction", 26),
        (JUDGED, f"{JUDGED}\n{TARGET.replace('0.9', '90')}", "target-out-of-range", 26),
        (JUDGED, f"{JUDGED}\n{TARGET.replace('0.9', '1.01')}", "target-out-of-range", 26),
        (JUDGED, f"{JUDGED}\n{TARGET.replace('0.9', '90 %')}", "not-a-level", 26),
        (JUDGED, f"{JUDGED}\n{TARGET.replace('0.9', 'mest')}", "not-a-level", 26),
        (JUDGED, f"{JUDGED}\n{TARGET.replace(', en: Of the law', '')}", "word-missing", 26),
    ],
)
def test_a_wrong_definition_is_told_in_its_place(old: str, new: str, code: str, line: int) -> None:
    assert (code, line) in refused(old, new)


def test_all_errors_come_at_once() -> None:
    wrong = TEXT.replace("level: specialist", "levl: specialist").replace("from: wanted_at", "from: wantd_at")
    with pytest.raises(Refused) as caught:
        define(wrong, "wrong.yaml")
    assert len(caught.value.problems) == 2


def test_two_layouts_of_the_same_definition_have_the_same_hash_and_another_limit_has_another() -> None:
    one = define(TEXT, "a.yaml")
    assert define("# a comment\n" + TEXT, "b.yaml").fingerprint == one.fingerprint
    assert define(TEXT.replace("at_most: 90", "at_most: 91"), "c.yaml").fingerprint != one.fingerprint


def test_the_hash_of_a_definition_without_a_target_is_the_one_that_it_had_before_there_were_any() -> None:
    """As commit 5d76651 wrote it beside figures; with a target the definition says more, and has another."""
    one = define(TEXT, "a.yaml")
    assert one.definition.version == 1
    assert one.fingerprint == "5d36774af1918a0c57335f3a9de159dcbba40286987607a8cbe1c9104d0d350f"
    assert define(TEXT.replace(JUDGED, f"{JUDGED}\n{TARGET}"), "b.yaml").fingerprint != one.fingerprint


@pytest.mark.parametrize(("written", "exact"), [("0.9", Fraction(9, 10)), ('"0,725"', Fraction(29, 40)), ("1", 1)])
def test_a_target_is_the_number_that_was_written_exactly(written: str, exact: Fraction) -> None:
    one = define(TEXT.replace(JUDGED, f"{JUDGED}\n{TARGET.replace('0.9', written)}"), "a.yaml").definition
    assert one.target is not None
    assert one.target.value == exact


def test_a_column_that_the_data_lack_is_named_where_the_definition_says_it() -> None:
    table = contact_table([{}]).drop_columns(["wanted_at"])
    with pytest.raises(Refused) as caught:
        compute(load_definitions([NAME]), in_memory({"contacts": table}))
    assert [(one.code, one.at.line) for one in caught.value.problems] == [("column-not-in-data", 13)]


def test_a_code_written_as_a_number_is_refused() -> None:
    table = contact_table([{}])
    at = table.schema.get_field_index("municipality")
    table = table.set_column(at, "municipality", pa.array([180]))
    with pytest.raises(Refused) as caught:
        compute(load_definitions([NAME]), in_memory({"contacts": table}))
    assert [one.code for one in caught.value.problems] == ["column-of-another-kind"]


def test_a_half_written_file_is_refused_and_named(tmp_path: Path) -> None:
    whole, half = tmp_path / "contacts" / "a.parquet", tmp_path / "contacts" / "b.parquet"
    whole.parent.mkdir()
    pq.write_table(contact_table([{}]), whole)
    half.write_bytes(whole.read_bytes()[:-20])
    with pytest.raises(Refused) as caught:
        open_folder(tmp_path)
    assert [(one.code, one.at.file) for one in caught.value.problems] == [("parquet-broken", str(half))]


def test_mixed_time_zones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    table = contact_table([{}])
    pq.write_table(table, tmp_path / "contacts" / "a.parquet")
    at = table.schema.get_field_index("started_at")
    marked = pa.array([datetime(2024, 2, 1, tzinfo=UTC)], pa.timestamp("us", "UTC"))
    pq.write_table(table.set_column(at, "started_at", marked), tmp_path / "contacts" / "b.parquet")
    with pytest.raises(Refused) as caught:
        open_folder(tmp_path)
    assert [one.code for one in caught.value.problems] == ["time-zones-mixed"]


def test_a_contact_after_death_is_left_out_and_counted() -> None:
    table = contact_table([{}, {}]).append_column("died_on", pa.array([date(2024, 1, 15), None]))
    (one,) = compute(load_definitions([NAME]), in_memory({"contacts": table}))
    assert (one.rest.used, dict(one.rest.left_out)) == (1, {"after-death": 1})


def made() -> list[Handed]:
    """Of persons who do not exist, and whom nothing has to protect."""
    defined = define(f"{TEXT}\ndisclosure: none\n", NAME)
    return [hand_out(one) for one in compute([defined], in_memory({"contacts": contact_table([{}, {"sex": "men"}])}))]


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_what_is_written_is_read_as_facts(tmp_path: Path, ending: str) -> None:
    """Two first visits within 31 days: 2 of 2 in the nation, 1 of 1 for women and for men."""
    out = tmp_path / f"figures.{ending}"
    handed = made()
    write(out, handed, document(handed), recorded="2026-11-24", basis="synthetic")
    facts = {(one.recipient, one.sex): one for one in read_facts([out]).observations}
    assert len(facts) == 9
    nation = facts["00", "all"]
    assert nation.numerator == nation.denominator == Fraction(2)
    assert nation.period == "2024-02"
    assert nation.source.basis == "synthetic"
    assert handed[0].measured.defined.fingerprint in nation.source.vintage


def test_no_column_of_persons_is_written(tmp_path: Path) -> None:
    out = tmp_path / "figures.parquet"
    write(out, made(), document(made()), recorded="2026-11-24", basis="real")
    written = pq.read_table(out)
    assert not {"person", "birth_year", "contact", "diagnosis"} & set(written.column_names)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "figures.parquet"
    with pytest.raises(OSError, match="No space"):
        write(out, made(), document(made()), recorded="2026-11-24", basis="real")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    beside(out).write_text("kept", "utf-8")
    with pytest.raises(Refused):
        write(out, made(), document(made()), recorded="2026-11-24", basis="real")
    assert (beside(out).read_text("utf-8"), out.exists()) == ("kept", False)


def test_every_definition_that_comes_with_the_program_loads_and_goes_by_its_files_name() -> None:
    every = load_definitions([])
    assert [one.id for one in every] == [path.stem for path in sorted(find_definitions().glob("*.yaml"))]
