"""A package that another version made: the same amounts are demanded, and what is of another form is told of."""

from __future__ import annotations

import csv
import io
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pytest

from dagmar.cli.program import run
from dagmar.publication.decision import contents
from dagmar.publication.decision import verify as verifying
from dagmar.publication.decision.another_version import DECIDE
from dagmar.publication.decision.decide import decide
from dagmar.publication.decision.verify import verify
from tests.publication.forging import change, describe, restate
from tests.publication.of_svf import svf, svf_facts

OLDER, THIS = "0.0.9", version("dagmar")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The decision of 2025 as an older version of the program wrote it."""
    with pytest.MonkeyPatch.context() as then:
        then.setattr(contents, "version", lambda _: OLDER)
        then.setattr(verifying, "version", lambda _: OLDER)
        return decide(svf(), svf_facts(), tmp_path / "beslut").folder


def test_the_same_amounts_hold_and_both_versions_are_named(older: Path) -> None:
    seen = verify(older)
    assert (seen.result, seen.made_by, seen.verified_by) == ("same_amounts", OLDER, THIS)
    assert (seen.notes, seen.unconfirmed) == ((), ())
    assert set(seen.checked) == {path.name for path in older.iterdir()} - {"datapackage.json"}


def test_a_package_of_this_version_is_the_same_to_the_byte(tmp_path: Path) -> None:
    seen = verify(decide(svf(), svf_facts(), tmp_path / "beslut").folder)
    assert (seen.result, seen.made_by) == ("same_bytes", THIS)


def test_columns_words_and_schemas_of_another_form_are_told_of_and_are_no_fault(older: Path) -> None:
    with_column(older, "amounts.csv", "paragraph", "7 §")
    change(older, "derivations.json", b"dagmar-derivation/1", b"dagmar-derivation/2")
    seen = verify(older)
    assert seen.result == "same_amounts"
    told = {(note.file, note.what.en) for note in seen.notes}
    assert ("amounts.csv", "the column paragraph is only in the package") in told
    assert ("derivations.json", "follows dagmar-derivation/2; this version writes dagmar-derivation/1") in told
    assert seen.unconfirmed == ("derivations.json",)
    assert "derivations.json" not in seen.checked


def test_other_words_for_a_reason_are_told_of(older: Path) -> None:
    heading, first, *rest = csv.reader(io.StringIO(text(older, "outcomes.csv")))
    first[heading.index("reason_sv")] = "med andra ord"
    write(older, "outcomes.csv", [heading, first, *rest])
    assert [(note.file, note.what.en) for note in verify(older).notes] == [("outcomes.csv", "other words in reason_sv")]


def test_the_order_of_rows_is_no_fault(older: Path) -> None:
    heading, *rows = csv.reader(io.StringIO(text(older, "amounts.csv")))
    write(older, "amounts.csv", [heading, *reversed(rows)])
    assert verify(older).result == "same_amounts"


def test_another_amount_is_named_with_both_values(older: Path) -> None:
    change(older, "amounts.csv", b"46759214.00", b"46759215.00")
    seen = verify(older)
    assert (seen.result, seen.made_by) == ("differs", OLDER)
    assert seen.differs is not None
    assert (seen.differs.file, seen.differs.column) == ("amounts.csv", "settled")
    assert (seen.differs.stated, seen.differs.recomputed) == ("46759215.00", "46759214.00")


@pytest.mark.parametrize(("name", "column"), [(name, column) for name, columns in DECIDE.items() for column in columns])
def test_a_table_without_a_column_that_decides_does_not_hold(older: Path, name: str, column: str) -> None:
    rows = list(csv.reader(io.StringIO(text(older, name))))
    at = rows[0].index(column)
    write(older, name, [row[:at] + row[at + 1 :] for row in rows])
    differs = verify(older).differs
    assert differs is not None
    assert (differs.file, differs.column) == (name, column)


@pytest.mark.parametrize("name", ["amounts.csv", "agreement.yaml", "derivations.json", "decision.xlsx"])
def test_a_byte_that_is_changed_without_its_hash_is_found(older: Path, name: str) -> None:
    (older / name).write_bytes((older / name).read_bytes() + b" ")
    differs = verify(older).differs
    assert differs is not None
    assert differs.file == name


def test_a_package_without_its_amounts_does_not_hold(older: Path) -> None:
    (older / "amounts.csv").unlink()
    describe(older, lambda stated: stated["resources"].remove(resource(stated, "amounts.csv")))
    differs = verify(older).differs
    assert differs is not None
    assert differs.file == "amounts.csv"


def test_an_amount_that_was_forged_in_the_workbook_leaves_it_unconfirmed(older: Path) -> None:
    book = openpyxl.load_workbook(older / "decision.xlsx")
    cell = next(row[6] for row in book["Belopp"].iter_rows() if row[6].value == 46759214)
    cell.value = 46759215
    book.save(older / "decision.xlsx")
    restate(older, "decision.xlsx")
    assert verify(older).unconfirmed == ("decision.xlsx",)


def test_who_only_claims_another_version_in_the_descriptor_is_found(tmp_path: Path) -> None:
    package = decide(svf(), svf_facts(), tmp_path / "beslut").folder
    describe(package, lambda stated: stated["dagmar"].update(version=OLDER))
    differs = verify(package).differs
    assert differs is not None
    assert (differs.file, differs.column, differs.stated) == ("datapackage.json", "dagmar.version", OLDER)


def test_a_package_that_calls_what_is_made_up_real_does_not_hold(older: Path) -> None:
    describe(older, lambda stated: stated.update(basis="synthetic"))
    differs = verify(older).differs
    assert differs is not None
    assert (differs.column, differs.stated, differs.recomputed) == ("basis", "synthetic", "real")


def test_another_form_is_held_against_its_hashes_and_no_more_is_said(older: Path) -> None:
    describe(older, lambda stated: stated["dagmar"].update(format="dagmar-decision/2", version="3.1"))
    seen = verify(older)
    assert (seen.result, seen.made_by, seen.same) == ("not_recomputed", "3.1", False)
    (older / "amounts.csv").write_bytes(b"")
    assert verify(older).result == "differs"


def test_a_rule_that_this_version_does_not_know_is_no_fault_of_the_package(older: Path) -> None:
    change(older, "agreement.yaml", b"by: population", b"by: popularity")
    seen = verify(older)
    assert seen.result == "not_recomputed"
    assert seen.differs is not None
    assert (seen.differs.file, seen.differs.stated) == ("agreement.yaml", "unknown-word")
    assert "popularity" in seen.differs.what.en


@pytest.mark.parametrize("said", ["", "1; rm -rf ~", "\x1b[31m", 3, "1" * 41])
def test_what_is_no_version_is_never_shown_as_one(older: Path, said: object) -> None:
    describe(older, lambda stated: stated["dagmar"].update(version=said))
    seen = verify(older)
    assert (seen.result, seen.made_by) == ("differs", "")


def test_no_file_outside_the_folder_is_read(older: Path) -> None:
    describe(older, lambda stated: resource(stated, "README.md").update(path="../README.md"))
    differs = verify(older).differs
    assert differs is not None
    assert "../README.md" in differs.stated


def test_a_decision_can_be_compared_with_one_of_another_version(older: Path, tmp_path: Path) -> None:
    assert decide(svf(), svf_facts(), tmp_path / "igen", against=older).differences == ()


def test_a_person_is_told_what_holds_what_does_not_and_what_to_install(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", str(older), "--language", "en"], {}) == 0
    said = capsys.readouterr().out
    assert "the same amounts" in said
    assert f"Made by Dagmar {OLDER}, verified by Dagmar {THIS}." in said
    assert "pip install" not in said
    change(older, "derivations.json", b"dagmar-derivation/1", b"dagmar-derivation/2")
    assert run(["verify", str(older)], {}) == 0
    said = capsys.readouterr().out
    assert "Bara hashen är prövad: derivations.json." in said
    assert f"pip install dagmar=={OLDER}" in said
    describe(older, lambda stated: stated["dagmar"].update(format="dagmar-decision/2"))
    assert run(["verify", str(older)], {}) == 3
    said = capsys.readouterr().out
    assert "dagmar-decision/2" in said
    assert "inget belopp är omräknat" in said
    assert f"pip install dagmar=={OLDER}" in said


def text(package: Path, name: str) -> str:
    return (package / name).read_text("utf-8")


def write(package: Path, name: str, rows: list[list[str]]) -> None:
    """Write a table as it now is, and state its hash."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    (package / name).write_text(target.getvalue(), "utf-8")
    restate(package, name)


def with_column(package: Path, name: str, heading: str, value: str) -> None:
    first, *rest = csv.reader(io.StringIO(text(package, name)))
    write(package, name, [[*first, heading], *([*row, value] for row in rest)])


def resource(stated: dict[str, list[dict[str, str]]], name: str) -> dict[str, str]:
    return next(one for one in stated["resources"] if one["path"] == name)
