"""What lies inside the amounts is part of the decision: earmarks and common pots in its tables, page, steps and workbook.

The kronor are computed by hand: 1 000 kr by 1, 2, 3 and 4 are 100, 200, 300 and 400 kr; a fifth of each is earmarked, and
4 % of what the three in county 01 get is set aside.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest

from dagmar.agreement.loader import Loaded
from dagmar.allocation.allocate import allocate
from dagmar.cli.program import run
from dagmar.derivation import recompute
from dagmar.publication.decision import contents
from dagmar.publication.decision import verify as verifying
from dagmar.publication.decision.decide import decide
from dagmar.publication.decision.verify import verify
from dagmar.publication.derivation_schema import about, from_nodes, nodes_of
from dagmar.vocabulary import rules
from tests.allocation.written import agreement, facts
from tests.publication.forging import change

TEXT = """
grants:
  medel:
    to: ["01", "0114", "0180", "12"]
    amount: 1 000 kr
    earmarked: {natten: {title: Besök på natten, amount: 200 kr}}
    distribute: {by: key, key: {"01": 1, "0114": 2, "0180": 3, "12": 4}}
    rounding: {to: 1 kr, method: largest_remainder}
common_pots:
  norr: {title: Länets pott, county: "01", share: 4 %, of: [medel]}
"""
EARMARKED = [("01", "20.00"), ("0114", "40.00"), ("0180", "60.00"), ("12", "80.00")]
SET_ASIDE = [("01", "4.00"), ("0114", "8.00"), ("0180", "12.00")]


@pytest.fixture
def loaded() -> Loaded:
    return agreement(TEXT)


@pytest.fixture
def package(loaded: Loaded, tmp_path: Path) -> Path:
    return decide(loaded, facts(), tmp_path / "beslut").folder


def rows_of(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content)))


def test_the_tables_hold_what_is_earmarked_and_what_is_set_aside(package: Path) -> None:
    marked = rows_of((package / "earmarks.csv").read_text("utf-8"))
    assert [(row["recipient"], row["amount"]) for row in marked] == EARMARKED
    assert {(row["grant"], row["earmark"]) for row in marked} == {("medel", "natten")}
    pots = rows_of((package / "common_pots.csv").read_text("utf-8"))
    assert [(row["recipient"], row["amount"]) for row in pots] == SET_ASIDE
    assert {(row["pot"], row["complete"]) for row in pots} == {("norr", "yes")}


def test_the_workbook_has_a_sheet_for_each(package: Path) -> None:
    book = openpyxl.load_workbook(package / "decision.xlsx")
    marked = list(book["Öronmärkt"].iter_rows(min_row=2, values_only=True))
    assert [row[-1] for row in marked] == [20, 40, 60, 80]
    assert marked[2][1:5] == ("Besök på natten", "kommun", "0180", "Stockholms kommun")
    pots = list(book["Länens gemensamma potter"].iter_rows(min_row=2, values_only=True))
    assert pots[2] == ("Länets pott", "0180", "Stockholms kommun", 12, "ja")
    assert [row[3] for row in pots] == [4, 8, 12]


def test_the_page_of_who_has_part_in_it_says_so_and_no_other_page_does(package: Path) -> None:
    pages = [page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(package / "decision.pdf").pages]
    (solna,) = [text for text in pages if "Kod: 0180." in text]
    assert "Av beloppet är 60 kr öronmärkt: Besök på natten." in solna
    assert "Länets pott: av sina belopp avsätter mottagaren 12 kr; potten är 24 kr." in " ".join(solna.split())
    (skane,) = [text for text in pages if "Kod: 12." in text]
    assert "Av beloppet är 80 kr öronmärkt" in skane
    assert "pott" not in skane.lower().replace("potten är", "")


def test_an_agreement_without_either_has_neither_table(tmp_path: Path) -> None:
    plain = agreement(
        TEXT.split("common_pots")[0].replace("    earmarked: {natten: {title: Besök på natten, amount: 200 kr}}\n", "")
    )
    folder = decide(plain, facts(), tmp_path / "beslut").folder
    assert not {"earmarks.csv", "common_pots.csv"} & {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("table", "was", "becomes"), [("earmarks", b"60.00", b"61.00"), ("common_pots", b"12.00", b"13.00")]
)
def test_a_part_that_was_changed_together_with_its_hash_is_named(
    package: Path, table: str, was: bytes, becomes: bytes
) -> None:
    change(package, f"{table}.csv", was, becomes)
    differs = verify(package).differs
    assert differs is not None
    assert (differs.file, differs.column) == (f"{table}.csv", "amount")
    assert (differs.stated, differs.recomputed) == (becomes.decode(), was.decode())


@pytest.mark.parametrize(
    ("table", "was", "becomes"), [("earmarks", b"60.00", b"61.00"), ("common_pots", b"12.00", b"13.00")]
)
def test_of_another_version_the_same_parts_are_demanded(
    loaded: Loaded, tmp_path: Path, table: str, was: bytes, becomes: bytes
) -> None:
    with pytest.MonkeyPatch.context() as then:
        then.setattr(contents, "version", lambda _: "0.0.9")
        then.setattr(verifying, "version", lambda _: "0.0.9")
        older = decide(loaded, facts(), tmp_path / "beslut").folder
    assert verify(older).result == "same_amounts"
    change(older, f"{table}.csv", was, becomes)
    differs = verify(older).differs
    assert differs is not None
    assert (differs.file, differs.column) == (f"{table}.csv", "amount")


def test_the_steps_are_written_out_and_come_out_again(loaded: Loaded) -> None:
    document = nodes_of(allocate(loaded, facts()))
    figures = from_nodes(document)
    (grant,), (pot,) = document["grants"], document["common_pots"]
    inside = [*grant["earmarked"]["natten"].values(), *pot["contributions"].values(), pot["total"]]
    assert [figures[name].value for name in inside] == [2_000, 4_000, 6_000, 8_000, 400, 800, 1_200, 2_400]
    assert all(recompute(figures[name], rules()) == figures[name].value for name in inside)


def test_one_recipients_part_is_that_of_the_whole_decision(loaded: Loaded) -> None:
    allocation = allocate(loaded, facts())
    document = nodes_of(about(allocation, "0180"), of=allocation)
    figures = from_nodes(document)
    (grant,), (pot,) = document["grants"], document["common_pots"]
    assert {code: figures[name].value for code, name in grant["earmarked"]["natten"].items()} == {"0180": 6_000}
    assert {code: figures[name].value for code, name in pot["contributions"].items()} == {"0180": 1_200}
    assert figures[pot["total"]].value == 2_400
    assert nodes_of(about(allocation, "12"), of=allocation)["common_pots"] == []


def test_what_is_explained_to_machines_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "skriven.yaml").write_text(
        "agreement: skriven\ntitle: S\nparties: [staten]\nperiod: 2024\ntotal: 1 000 kr\n" + TEXT, "utf-8"
    )
    assert run(["explain", str(tmp_path / "skriven.yaml"), "0180", "--json"], {}) == 0
    derivation = json.loads(capsys.readouterr().out)["derivation"]
    assert [list(pot["contributions"]) for pot in derivation["common_pots"]] == [["0180"]]
    assert list(derivation["grants"][0]["earmarked"]["natten"]) == ["0180"]
