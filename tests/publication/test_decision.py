"""Decision packages: the same bytes every time, whole or not at all, and every change in them is found."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import frictionless
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.allocation.basis import MADE_UP
from dagmar.problem import Refused
from dagmar.publication.decision import decide as decide_module
from dagmar.publication.decision.decide import decide, package_of
from dagmar.publication.decision.verify import verify
from tests.publication.forging import change, restate
from tests.publication.of_cases import given_out
from tests.publication.of_svf import GRANT, ROOT, svf, svf_facts
from tests.strategies import Case, cases


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return decide(svf(), svf_facts(), tmp_path / "beslut").folder


@cache
def _files() -> dict[str, bytes]:
    package = package_of(svf(), svf_facts())[1]
    return {**package.files, "datapackage.json": package.descriptor()}


def test_a_strangers_validator_finds_the_package_valid(package: Path) -> None:
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_the_decision_is_recomputed_from_the_package_alone(package: Path, tmp_path: Path) -> None:
    moved = shutil.move(package, tmp_path / "elsewhere")
    seen = verify(moved)
    assert seen.same, seen.differs
    assert set(seen.checked) == {path.name for path in Path(moved).iterdir()}


@given(cases())
def test_any_agreement_can_be_decided_and_recomputed(case: Case) -> None:
    given_out(case)
    within = Path(mkdtemp())
    try:
        # `decide` itself verifies what it has written before it gives it its name.
        assert decide(case.loaded(), case.facts(), within / "beslut").folder.is_dir()
    finally:
        shutil.rmtree(within)


@given(name=st.sampled_from(sorted(_files())), at=st.integers(0, 10**9), flip=st.integers(1, 255))
def test_any_byte_that_is_changed_in_any_file_is_found(name: str, at: int, flip: int) -> None:
    within = Path(mkdtemp())
    try:
        for file, content in _files().items():
            (within / file).write_bytes(content)
        changed = bytearray(_files()[name])
        changed[at % len(changed)] ^= flip
        (within / name).write_bytes(changed)
        seen = verify(within)
        assert seen.differs is not None
    finally:
        shutil.rmtree(within)


def test_an_amount_that_was_changed_together_with_its_hash_is_named_with_both_values(package: Path) -> None:
    change(package, "amounts.csv", b"46759214.00", b"46759215.00")
    seen = verify(package).differs
    assert seen is not None
    rows = list(csv.reader(io.StringIO(_files()["amounts.csv"].decode())))
    row = next(number for number, cells in enumerate(rows, start=1) if cells[0] == GRANT and cells[2] == "01")
    assert (seen.file, seen.row, seen.column) == ("amounts.csv", row, "settled")
    assert (seen.stated, seen.recomputed) == ("46759215.00", "46759214.00")
    assert "46759214.00" in seen.says("sv")


@pytest.mark.parametrize("name", ["amounts.csv", "populations.csv", "datapackage.json", "derivations.json"])
def test_a_file_that_is_no_table_or_document_any_longer_is_named(package: Path, name: str) -> None:
    content = (package / name).read_bytes()
    (package / name).write_bytes(content.replace(b"\n", b"\r", 1).replace(b'"', b"'", 1))
    if name != "datapackage.json":
        restate(package, name)
    seen = verify(package).differs
    assert seen is not None
    assert seen.file in (name, "datapackage.json")


def test_a_fact_that_was_changed_together_with_its_hash_shows_in_what_follows_from_it(package: Path) -> None:
    change(package, "populations.csv", b"2485275", b"2485276")
    seen = verify(package).differs
    assert seen is not None
    assert (seen.file, seen.column) == ("amounts.csv", "entitlement")


def test_a_cell_that_was_changed_in_the_workbook_together_with_its_hash_is_found(package: Path) -> None:
    book = openpyxl.load_workbook(package / "decision.xlsx")
    sheet = book["Belopp"]
    cell = next(row[6] for row in sheet.iter_rows() if row[6].value == 46759214)
    cell.value = 46759215
    book.save(package / "decision.xlsx")
    restate(package, "decision.xlsx")
    seen = verify(package).differs
    assert seen is not None
    assert seen.file == "decision.xlsx/Belopp"
    assert seen.recomputed == "46759214.0"


def test_a_document_that_is_another_is_named_and_not_told_in_the_signs_of_a_pdf(package: Path) -> None:
    change(package, "decision.pdf", b"endobj", b"endobk")
    seen = verify(package).differs
    assert seen is not None
    assert (seen.file, seen.row) == ("decision.pdf", 0)
    assert seen.stated == f"sha256:{sha256((package / 'decision.pdf').read_bytes()).hexdigest()}"
    assert seen.recomputed != seen.stated
    assert "endobk" not in seen.says("sv")


@pytest.mark.parametrize("name", sorted(_files()))
def test_a_file_that_is_missing_is_named(package: Path, name: str) -> None:
    (package / name).unlink()
    seen = verify(package).differs
    assert seen is not None
    assert seen.file == name


def test_a_file_that_does_not_belong_is_named(package: Path) -> None:
    (package / "mer.csv").write_text("a\n")
    seen = verify(package).differs
    assert seen is not None
    assert seen.file == "mer.csv"


def test_a_document_set_by_another_edition_is_held_against_its_hash_and_said_to_be_no_more(package: Path) -> None:
    file = package / "decision.pdf"
    file.write_bytes(file.read_bytes().replace(b"/Creator(Typst 0.", b"/Creator(Typst 9."))
    assert verify(package).differs is not None
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    (described,) = [one for one in descriptor["resources"] if one["path"] == "decision.pdf"]
    described["hash"] = f"sha256:{sha256(file.read_bytes()).hexdigest()}"
    (package / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n", "utf-8")
    seen = verify(package)
    assert (seen.result, seen.unconfirmed) == ("same_amounts", ("decision.pdf",))
    assert "decision.pdf" not in seen.checked


def test_the_same_inputs_give_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.publication.of_svf import svf, svf_facts\n"
        "from dagmar.publication.decision.decide import decide\n"
        "decide(svf(), svf_facts(), sys.argv[2])\n"
    )
    surroundings = [
        {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LANG": "sv_SE.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
    ]
    for number, surrounding in enumerate(surroundings):
        folder = tmp_path / f"mapp {number}"
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT), "beslut"],
            cwd=folder,
            env={"PATH": os.environ["PATH"], **surrounding},
            check=True,
        )
        assert {path.name: path.read_bytes() for path in (folder / "beslut").iterdir()} == _files()


def test_the_order_in_which_facts_are_read_plays_no_part() -> None:
    turned = svf_facts()
    turned = type(turned)(reversed(list(turned)), turned.registry)
    assert package_of(svf(), turned)[1].files == package_of(svf(), svf_facts())[1].files


def test_the_workbooks_members_are_stored_in_one_order_and_with_one_date() -> None:
    with zipfile.ZipFile(io.BytesIO(_files()["decision.xlsx"])) as book:
        members = book.infolist()
    assert {member.compress_type for member in members} == {zipfile.ZIP_STORED}
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_carries_the_warning_and_never_a_formula(tmp_path: Path) -> None:
    folder = decide(svf(), svf_facts(basis="synthetic"), tmp_path / "beslut").folder
    book = openpyxl.load_workbook(folder / "decision.xlsx")
    said = " ".join(str(cell.value) for row in book["Sammanfattning"].iter_rows() for cell in row)
    assert MADE_UP["mixed"].sv in said
    assert MADE_UP["mixed"].en in said
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert MADE_UP["mixed"].sv in (folder / "README.md").read_text(encoding="utf-8")


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    loaded = svf()
    named = loaded.agreement.model_copy(update={"title": "=1+1"})
    files = package_of(type(loaded)(named, loaded.document), svf_facts())[1].files
    book = openpyxl.load_workbook(io.BytesIO(files["decision.xlsx"]))
    assert book["Sammanfattning"]["B1"].value == "=1+1"
    assert book["Sammanfattning"]["B1"].data_type == "s"


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "anteckning.txt").write_text("kvar")
    with pytest.raises(Refused) as refused:
        decide(svf(), svf_facts(), tmp_path)
    assert refused.value.problems[0].code == "decision-folder-taken"
    assert [path.name for path in tmp_path.iterdir()] == ["anteckning.txt"]


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        decide(svf(), svf_facts(), tmp_path / "ingen" / "beslut")
    assert refused.value.problems[0].code == "decision-folder-nowhere"


@pytest.mark.parametrize("forbidden", ["mkdtemp", "write_bytes", "rename"])
@pytest.mark.parametrize("exists", [False, True])
def test_what_the_system_forbids_is_told_of_the_folder_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forbidden: str, *, exists: bool
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / ".beslut-k3j2h1/amounts.csv"))

    out = tmp_path / "beslut"
    if exists:
        out.mkdir()
    monkeypatch.setattr(tempfile if forbidden == "mkdtemp" else Path, forbidden, stop)
    with pytest.raises(Refused) as refused:
        decide(svf(), svf_facts(), out)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.file) == ("decision-folder-unusable", str(out))
    assert problem.message.sv == "Beslutet går inte att skriva hit: disken är full."
    assert problem.message.en == "The decision cannot be written here: the disk is full."
    assert ".beslut-" not in "".join([*problem.message, *problem.help])
    assert list(tmp_path.iterdir()) == ([out] if exists else [])


def test_a_name_as_long_as_the_system_lets_one_be_may_be_used(tmp_path: Path) -> None:
    assert decide(svf(), svf_facts(), tmp_path / ("b" * 250)).folder.is_dir()


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "beslut").mkdir()
    assert verify(decide(svf(), svf_facts(), tmp_path / "beslut").folder).same


@pytest.mark.parametrize("interrupted", ["verify", "rename"])
def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interrupted: str) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    target: tuple[object, str] = (decide_module, "verify") if interrupted == "verify" else (Path, "rename")
    monkeypatch.setattr(*target, stop)
    with pytest.raises(KeyboardInterrupt):
        decide(svf(), svf_facts(), tmp_path / "beslut")
    assert list(tmp_path.iterdir()) == []


def test_a_correction_gives_the_list_of_what_differs_recipient_by_recipient(tmp_path: Path) -> None:
    first = decide(svf(), svf_facts(), tmp_path / "forst").folder
    second = decide(svf(), svf_facts(failed=("13", "21", "24", "09")), tmp_path / "sedan", against=first)
    assert second.differences is not None
    changes = {one.recipient: one.change for one in second.differences}
    # Gotland's published amount goes to the seventeen others; the pot is the same.
    assert changes["09"] == -114_828_700
    assert sum(change or 0 for change in changes.values()) == 0
    assert len(changes) == 18


def test_a_decision_against_itself_differs_in_nothing(package: Path, tmp_path: Path) -> None:
    assert decide(svf(), svf_facts(), tmp_path / "igen", against=package).differences == ()


def test_a_decision_that_was_tampered_with_is_nothing_to_compare_with(package: Path, tmp_path: Path) -> None:
    change(package, "amounts.csv", b"46759214.00", b"46759215.00")
    with pytest.raises(Refused) as refused:
        decide(svf(), svf_facts(), tmp_path / "igen", against=package)
    assert refused.value.problems[0].code == "decision-does-not-verify"
    assert not (tmp_path / "igen").exists()
