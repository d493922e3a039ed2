"""A definition of one's own, the whole way: computed, and published with the words that it was computed by and no others."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dagmar.cli.codes import DONE, REFUSED
from dagmar.cli.program import run
from dagmar.indicators.loader import find_definitions, shelf
from tests.indicators.rows import CONTACT, contact_table

from .conftest import Ran, Running

pytestmark = pytest.mark.xdist_group("own-definitions")
ID = "egen-vantan"
OWN = """\
indicator: egen-vantan
version: 1
name: {sv: Vår egen väntan, en: Our own wait}
why: {sv: Ingen annan räknar den., en: Nobody else counts it.}
table: contacts
counted_on: started_at
period: month
days: {wait: {from: wanted_at, to: started_at}}
population:
  says: {sv: Besök hos oss, en: Visits with us}
  where: {level: specialist}
denominator:
  says: {sv: Väntan är känd, en: The wait is known}
  where: {wait: known}
numerator:
  says: {sv: Väntan var högst 30 dagar, en: The wait was at most 30 days}
  where: {wait: {at_most: 30}}
measure: share
unit: share
direction: higher_is_better
sex_split: true
interval: wilson
smallest_base: 5
coverage: {says: {sv: Alla besök, en: Every visit}}
source: {sv: Vårt eget system, en: Our own system}
changes:
  - {version: 1, on: 2026-01-01, what: {sv: Första, en: First}}
next_publication: 2027-01-01
"""
LATER = (
    OWN.replace("version: 1\n", "version: 2\n", 1)
    .replace("at_most: 30", "at_most: 31")
    .replace("30 dagar", "31 dagar")
    .replace("30 days", "31 days")
    .replace("next_pub", "  - {version: 2, on: 2026-06-01, what: {sv: En dag till, en: One day more}}\nnext_pub")
)
LIBRARYS = "specialist-first-visit-90-days"


def data(tmp_path: Path, month: int = 2) -> Path:
    """Of 40 visits in Stockholm 30 had waited 20 days or less, and 10 had waited 31; all on the first of the month."""
    place = tmp_path / f"data-{month}"
    place.mkdir()
    begun = CONTACT["started_at"].replace(month=month)
    waits = [20] * 30 + [31] * 10
    rows = [
        {"person": f"p{number}", "started_at": begun, "wanted_at": begun.fromordinal(begun.toordinal() - wait)}
        for number, wait in enumerate(waits)
    ]
    pq.write_table(contact_table(rows), place / "contacts.parquet")
    return place


def computed(dagmar: Running, tmp_path: Path, text: str, name: str = "2024", *more: str, month: int = 2) -> Path:
    """The file of figures of a definition, with its document and its internal file beside it."""
    definition, out = tmp_path / f"{name}.yaml", tmp_path / f"{name}.csv"
    definition.write_text(text, "utf-8")
    kept = ("--internal", inside(out))
    asked = ("indicators", "compute", str(definition), "--data", str(data(tmp_path, month)), "--out", str(out))
    ran = dagmar(*asked, *kept, *more)
    assert ran.code == DONE, ran.err
    definition.unlink()  # what is published is not to be found in the file, which may be anywhere by then
    return out


@pytest.fixture(scope="module")
def of_own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `OWN` gives, computed once: to count and protect is the slowest step."""

    def here(*arguments: str, **_: Any) -> Ran:
        return Ran(run(arguments, {}), "", "")

    return computed(here, tmp_path_factory.mktemp("own"), OWN)


def inside(figures: Path) -> str:
    """The internal file that was made with them."""
    return str(figures.with_suffix(".parquet"))


def copied(file: Path, tmp_path: Path) -> Path:
    """A file of figures with its document, to be changed."""
    for one in (file, file.with_name(f"{file.name}.json")):
        shutil.copy(one, tmp_path / one.name)
    return tmp_path / file.name


def published(dagmar: Running, tmp_path: Path, *files: Path) -> Ran:
    given = [word for file in files for word in ("--figures", str(file))]
    return dagmar("publish", str(tmp_path / "sajt"), "--only", "N79173", *given, "--json")


def codes(ran: Ran) -> set[str]:
    assert ran.code == REFUSED, ran.out
    return {one["code"] for one in ran.json["errors"]}


def page(tmp_path: Path, identity: str, language: str = "sv") -> str:
    """The text of an indicator's page, without its tags."""
    shelf_of = {"sv": "indikator", "en": "indicator"}[language]
    whole = (tmp_path / "sajt" / language / shelf_of / identity / "index.html").read_text("utf-8")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", whole)).split())


def as_count(text: str) -> str:
    """The same as the number of those who did."""
    text = re.sub(r"denominator:\n.*\n.*\n", "", text).replace("interval: wilson", "interval: byar")
    return text.replace("measure: share", "measure: count")


def rewritten(file: Path, **changed: Any) -> None:
    """The document beside a file, with some of what it says of its first indicator changed."""
    beside = file.with_name(f"{file.name}.json")
    said = json.loads(beside.read_text("utf-8"))
    said["indicators"][0] |= changed
    beside.write_text(json.dumps(said), "utf-8")


def test_an_own_definition_is_computed_and_published_in_its_own_words(
    dagmar: Running, tmp_path: Path, of_own: Path
) -> None:
    """By hand: 30 of 40 are 75 per cent."""
    assert published(dagmar, tmp_path, of_own).code == DONE
    swedish, english = page(tmp_path, ID), page(tmp_path, ID, "en")
    for said in ("Vår egen väntan", "Ingen annan räknar den.", "Besök hos oss", "Väntan var högst 30 dagar", "75,0"):
        assert said in swedish
    for said in ("Our own wait", "Nobody else counts it.", "The wait was at most 30 days", "75.0"):
        assert said in english
    assert "Tidigare definition" not in swedish
    assert f"{ID} 1 sha256:" in swedish


def test_an_older_text_of_a_definition_of_the_library_is_shown_as_it_was_and_not_as_it_is(
    dagmar: Running, tmp_path: Path
) -> None:
    """The library counts 90 days, and its words say so; whoever computed had a text of 30 days."""
    todays = shelf()[LIBRARYS].read_text("utf-8")
    older = todays.replace("at_most: 90", "at_most: 30").replace("högst 90 dagar", "högst 30 dagar")
    older = older.replace("sv: Vårdgarantin 0-3-90-90 ger", "sv: Den gamla vårdgarantin gav")
    assert older.count("30") > todays.count("30")
    assert published(dagmar, tmp_path, computed(dagmar, tmp_path, older)).code == DONE
    shown = page(tmp_path, LIBRARYS)
    assert "Väntan var högst 30 dagar" in shown
    assert "Den gamla vårdgarantin gav" in shown
    assert "högst 90 dagar" not in shown
    assert "75,0" in shown


def test_figures_of_an_earlier_version_keep_its_words_beside_those_of_the_later(
    dagmar: Running, tmp_path: Path, of_own: Path
) -> None:
    """February by 30 days is 75 per cent; March by 31 days is all. Both stand, each under what was counted."""
    second = computed(dagmar, tmp_path, LATER, "two", "--earlier", inside(of_own), month=3)
    assert published(dagmar, tmp_path, second, of_own).code == DONE
    shown = page(tmp_path, ID)
    assert "Täljare Väntan var högst 31 dagar" in shown
    earlier = shown[shown.index("Tidigare definition") :]
    assert earlier.startswith(
        "Tidigare definition Version 1, bakom värden för 2024-02. Vad som räknades: Besök hos oss. "
        "Täljare: Väntan var högst 30 dagar. Nämnare: Väntan är känd."
    )
    assert "2024-03" not in earlier[: earlier.index("Nästa publicering")]
    assert "75,0" in shown
    said = json.loads((tmp_path / "sajt" / "data" / "indikator" / f"{ID}.json").read_text("utf-8"))
    assert (said["version"], said["earlier_versions"]) == ("2", {"1": ["2024-02"]})


def test_an_earlier_version_of_which_no_figure_stands_is_not_told_of(
    dagmar: Running, tmp_path: Path, of_own: Path
) -> None:
    """February computed again by 31 days: nothing of the first version is left but what a figure was before."""
    second = computed(dagmar, tmp_path, LATER, "two", "--earlier", inside(of_own))
    _next_day(second, tmp_path / "two.csv")
    assert published(dagmar, tmp_path, of_own, second).code == DONE
    shown = page(tmp_path, ID)
    assert "Tidigare definition" not in shown
    assert "75,0 % blev 100,0 %" in shown.replace("\u00a0", " ")


def _next_day(file: Path, out: Path) -> None:
    """The same file, recorded a day later: two computations on one day would contradict each other."""
    text = re.sub(
        r",(20\d\d-\d\d-\d\d),",
        lambda day: f",{date.fromisoformat(day[1]) + timedelta(days=1)},",
        file.read_text("utf-8"),
    )
    out.write_text(text, "utf-8")
    beside = out.with_name(f"{out.name}.json")
    said = json.loads(beside.read_text("utf-8"))
    said["release"] = sha256(text.encode()).hexdigest()
    beside.write_text(json.dumps(said), "utf-8")


def test_words_that_were_changed_after_the_computation_are_refused(
    dagmar: Running, tmp_path: Path, of_own: Path
) -> None:
    file = copied(of_own, tmp_path)
    rewritten(file, definition=OWN.replace("högst 30 dagar", "högst 15 dagar"))
    assert codes(published(dagmar, tmp_path, file)) == {"definition-changed"}
    assert not (tmp_path / "sajt").exists()


def test_nor_do_they_pass_when_the_hash_beside_them_was_changed_too(
    dagmar: Running, tmp_path: Path, of_own: Path
) -> None:
    """Every line of figures says the hash of what computed it, and the file has its mark."""
    file, other = copied(of_own, tmp_path), OWN.replace("högst 30 dagar", "högst 15 dagar")
    (tmp_path / "other").mkdir()
    strange = json.loads(computed(dagmar, tmp_path / "other", other).with_name("2024.csv.json").read_text("utf-8"))
    rewritten(file, definition=other, sha256=strange["indicators"][0]["sha256"])
    assert codes(published(dagmar, tmp_path, file)) == {"definition-changed"}


def test_what_only_the_layout_tells_apart_is_the_same_definition(dagmar: Running, tmp_path: Path, of_own: Path) -> None:
    file = copied(of_own, tmp_path)
    rewritten(file, definition=f"# as it was sent to us\n{OWN}")
    assert published(dagmar, tmp_path, file).code == DONE


def test_figures_without_their_definition_are_refused_though_the_library_has_one_of_that_name(
    dagmar: Running, tmp_path: Path
) -> None:
    file = computed(dagmar, tmp_path, (find_definitions() / f"{LIBRARYS}.yaml").read_text("utf-8"))
    rewritten(file, definition=None)
    assert codes(published(dagmar, tmp_path, file)) == {"definition-missing"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("measure: share", "measure: count"),
        ("unit: share", "unit: per 100"),
        ("period: month", "period: year"),
    ],
)
def test_versions_that_measure_different_things_do_not_stand_in_one_table(
    dagmar: Running, tmp_path: Path, of_own: Path, old: str, new: str
) -> None:
    later = LATER.replace(old, new)
    later = as_count(later) if "count" in new else later
    second = computed(dagmar, tmp_path, later, "two", "--earlier", inside(of_own), month=3)
    assert codes(published(dagmar, tmp_path, of_own, second)) == {"definitions-do-not-fit"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("väntan", "indicator-name-not-address"),
        ("x" * 101, "indicator-name-not-address"),
        ("slutar.", "indicator-name-not-address"),
        ("n79173", "indicator-name-taken"),
    ],
)
def test_a_name_that_cannot_stand_on_the_site_is_refused(dagmar: Running, tmp_path: Path, name: str, code: str) -> None:
    file = computed(dagmar, tmp_path, OWN.replace(ID, name))
    assert codes(published(dagmar, tmp_path, file)) == {code}


def test_a_definition_by_someone_hostile_is_shown_as_text(dagmar: Running, tmp_path: Path) -> None:
    """Tags, templates, formulas and signs that break lines: all that is read of them is their letters."""
    wicked = "<script>alert(1)</script> {{ 7*7 }} =1+1 ]]> & \\u2028 \\U0001F600"
    text = OWN.replace("{sv: Vår egen väntan,", f'{{sv: "{wicked}",').replace("Ingen annan räknar den.", f'"{wicked}"')
    text = as_count(text).replace("unit: share", 'unit: "=cmd()\\n<b>"')
    assert published(dagmar, tmp_path, computed(dagmar, tmp_path, text)).code == DONE
    for made in (tmp_path / "sajt").rglob("*"):
        if made.suffix in (".html", ".svg", ".xml"):
            assert "<script>alert" not in made.read_text("utf-8")
    assert "<script>alert(1)</script> {{ 7*7 }} =1+1 ]]> &" in page(tmp_path, ID)


@pytest.mark.parametrize("sign", ["\\ud800", "\\0", "\\x1b", "\\ufffe"])
def test_a_sign_that_no_page_can_hold_is_refused_before_anything_is_computed(
    dagmar: Running, tmp_path: Path, sign: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("{sv: Vår egen väntan,", f'{{sv: "Vår {sign}",'), "utf-8")
    ran = dagmar("indicators", "check", str(own), "--json")
    assert [(one["code"], one["line"]) for one in ran.json["errors"]] == [("sign-not-text", 3)]


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[" * 100_000,
        "[]",
        "null",
        '{"release": 1, "indicators": []}',
        '{"release": "0", "indicators": {"0": 1}}',
        '{"release": "0", "indicators": [1]}',
        '{"release": "0", "indicators": [{"indicator": ["a"], "sha256": "0", "disclosure": {}}]}',
        '{"release": "0", "indicators": [{"indicator": "a", "sha256": "0", "disclosure": []}]}',
        '{"release": "0", "after": 7, "indicators": []}',
    ],
)
def test_a_document_that_is_none_is_no_crash(dagmar: Running, tmp_path: Path, of_own: Path, document: str) -> None:
    file = copied(of_own, tmp_path)
    file.with_name(f"{file.name}.json").write_text(document, "utf-8")
    assert codes(published(dagmar, tmp_path, file)) == {"figures-not-protected"}
