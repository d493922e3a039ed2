"""The decision as a PDF, read back by another program: what a stranger, and a screen reader, would find in it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

import dagmar
from dagmar.allocation.basis import MADE_UP
from dagmar.library.printed import read_printed
from dagmar.problem import Refused
from dagmar.publication.document.document import document
from tests.allocation.written import agreement, facts
from tests.library.shelves import run, taken

PUBLISHED = read_printed(taken("svf-2025").folder / "published/andra-utbetalningen.csv")


def read(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def pages_of(reader: pypdf.PdfReader) -> list[str]:
    return [page.extract_text().replace("\N{NO-BREAK SPACE}", " ") for page in reader.pages]


@pytest.fixture(scope="module")
def payment() -> pypdf.PdfReader:
    return read(document(taken("svf-2025"), run("svf-2025"), "real"))


def test_every_recipient_has_a_page_with_the_amount_that_was_printed(payment: pypdf.PdfReader) -> None:
    assert "Utdrag" not in pages_of(payment)[0]
    pages = {found[1]: text for text in pages_of(payment) if (found := re.search(r"^Kod: (\d+)\.", text, re.MULTILINE))}
    assert len(pages) == 21
    for row in PUBLISHED:
        assert row.amount is not None
        kronor = f"{row.amount // 100:,}".replace(",", " ")
        assert f"{kronor} kr" in pages[row.recipient]


def test_who_got_nothing_reads_why(payment: pypdf.PdfReader) -> None:
    (page,) = [text for text in pages_of(payment) if text.startswith("Region Halland\n")]
    assert "Socialstyrelsen har bedömt ”höstens redovisning” som inte uppfyllt" in " ".join(page.split())


def test_it_can_be_read_aloud(payment: pypdf.PdfReader) -> None:
    """What PDF/UA-1 (ISO 14289-1) asks: tags, a language, a title that is shown, headings, and heads of tables."""
    root: Any = payment.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv-SE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert payment.metadata is not None
    assert payment.metadata.title == (
        "Beslut om fördelning av medel: Kortare väntetider i cancervården 2025, regionernas arbete med standardiserade "
        "vårdförlopp"
    )
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    kinds = set(_kinds(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI"} <= kinds
    assert len(payment.outline) > 0


def _kinds(node: object) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, pypdf.generic.ArrayObject):
        return [kind for inner in node for kind in _kinds(inner)]
    if not isinstance(node, pypdf.generic.DictionaryObject) or "/K" not in node:
        return []
    return [str(node.get("/S", "")), *_kinds(node["/K"])]


def test_made_up_results_are_marked_on_every_page() -> None:
    loaded = agreement(ONE)
    allocation = dagmar.allocate(loaded, facts(("sip", "2024", "01", "9/10"), basis="synthetic"))
    made = pages_of(read(document(loaded, allocation, "synthetic")))
    assert len(made) == 2
    assert all(MADE_UP["synthetic"].sv in page for page in made)
    real = dagmar.allocate(loaded, facts(("sip", "2024", "01", "9/10")))
    assert not any("ÅHITTA" in page.upper() for page in pages_of(read(document(loaded, real, "real"))))


ONE = """
requirements:
  sip: {kind: target, title: SIP, met_when: {indicator: sip, at_least: 80 %}}
grants:
  pott:
    title: Potten
    to: ["01"]
    amount: 90 kr
    requires: sip
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""


def test_one_recipients_page_in_english_holds_no_other_recipient() -> None:
    made = read(document(taken("svf-2025"), run("svf-2025"), "real", "en", "09"))
    root: Any = made.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    (page,) = [text for text in pages_of(made) if text.startswith("Region Gotland\n")]
    assert "1 148 287 kr" in page
    assert not any(text.startswith("Region Skåne\n") for text in pages_of(made))
    assert "Region Gotland; the other recipients of the decision are left out" in " ".join(pages_of(made)[0].split())


def test_a_recipient_that_gets_nothing_of_any_grant_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        document(taken("svf-2025"), run("svf-2025"), "real", "sv", "0180")
    assert [problem.code for problem in refused.value.problems] == ["recipient-without-amounts"]


@pytest.mark.parametrize("title", ["#panic()", "*fet* _kursiv_ $x$ <märke> @källa", "```kod```", "\\\\u{7}", "[a](b)"])
def test_what_stands_in_a_title_is_text_and_never_layout(title: str) -> None:
    loaded = agreement(ONE.replace("title: Potten", f"title: '{title}'"))
    allocation = dagmar.allocate(loaded, facts(("sip", "2024", "01", "9/10")))
    last = pages_of(read(document(loaded, allocation, "real")))[-1]
    assert title.replace(" ", "") in "".join(last.split())


def test_a_control_character_is_left_out_and_an_unknown_letter_is_named() -> None:
    bell = agreement(ONE.replace("title: Potten", 'title: "Pot\\x07ten"'))
    assert read(document(bell, dagmar.allocate(bell, facts(("sip", "2024", "01", "9/10"))), "real")).pages
    odd = agreement(ONE.replace("title: Potten", "title: Potten 漢"))
    with pytest.raises(Refused) as refused:
        document(odd, dagmar.allocate(odd, facts(("sip", "2024", "01", "9/10"))), "real")
    (problem,) = refused.value.problems
    assert problem.code == "document-not-made"
    assert "漢" in problem.message.sv


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    from dagmar.cli.writing import write_new

    file = tmp_path / "beslut.pdf"
    write_new(file, b"ett")
    with pytest.raises(Refused) as refused:
        write_new(file, b"annat")
    assert refused.value.problems[0].code == "file-not-written"
    assert file.read_bytes() == b"ett"
