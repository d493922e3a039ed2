"""An amendment lists only what it changes and results in a new, complete version; the old one still runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import dagmar
from dagmar.agreement.amendment import as_yaml
from dagmar.agreement.loader import Loaded, load, load_file
from dagmar.agreement.node import read_yaml
from dagmar.money import kronor
from dagmar.problem import Place, Problem, Refused
from dagmar.text import both
from dagmar.vocabulary import vocabulary
from tests.agreement.of_cases import FOLDER
from tests.agreement.test_loader import VALUES, as_flow

BASE = (FOLDER / "unearned-missing" / "good.yaml").read_text(encoding="utf-8")
CHANGE = """amends: exempel
holds_from: 2024-03
total: 12 Mkr
grants:
  medel:
    amount: 12 Mkr
    distribute: equal
  tillagg:
    to: regions
    amount: 0 kr
    distribute: equal
    rounding: {to: 1 kr, method: largest_remainder}
requirements:
  plan:
    met_when: {received: plan, by: 2024-11-30}
"""


class Files:
    """A folder with a base and its amendments, found by their names."""

    def __init__(self, folder: Path, **files: str) -> None:
        self.folder = folder
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def find(self, name: str) -> Path:
        path = self.folder / f"{name}.yaml"
        if not path.is_file():
            raise Refused([Problem("agreement-not-found", Place(name), both(name), both(name))])
        return path

    def load(self, name: str) -> Loaded:
        return load_file(self.find(name), vocabulary(), self.find)

    def refused(self, name: str) -> list[tuple[str, str, int]]:
        with pytest.raises(Refused) as error:
            self.load(name)
        return [(one.code, Path(one.at.file).stem, one.at.line) for one in error.value.problems]


def test_what_is_changed_is_new_and_what_is_not_named_is_kept(tmp_path: Path) -> None:
    new = Files(tmp_path, exempel=BASE, ny=CHANGE).load("ny").agreement
    old = load(BASE, "exempel.yaml", vocabulary()).agreement
    assert (new.agreement, new.amends, new.holds_from) == ("exempel", "exempel", "2024-03")
    assert (new.total, new.grants["medel"].amount) == (kronor(12_000_000), kronor(12_000_000))
    assert list(new.grants) == ["medel", "tillagg"]
    assert new.grants["medel"].rounding == old.grants["medel"].rounding
    assert new.requirements["plan"].title == old.requirements["plan"].title


def test_a_rule_is_written_whole_so_that_two_never_mix(tmp_path: Path) -> None:
    new = Files(tmp_path, exempel=BASE, ny=CHANGE).load("ny").agreement
    assert getattr(new.grants["medel"].distribute, "word", "") == "equal"
    assert getattr(new.requirements["plan"].met_when, "word", "") == "received"


def test_the_old_version_still_runs(tmp_path: Path) -> None:
    files = Files(tmp_path, exempel=BASE, ny=CHANGE)
    assert dagmar.check(files.load("ny")) == ()
    assert dagmar.check(files.load("exempel")) == ()
    assert files.load("exempel").agreement.total == kronor(10_000_000)


def test_each_value_knows_in_which_of_the_two_files_it_stands(tmp_path: Path) -> None:
    place = Files(tmp_path, exempel=BASE, ny=CHANGE).load("ny").document.place
    for path, file, line in (
        (("total",), "ny", 3),
        (("period",), "exempel", 4),
        (("grants", "medel", "amount"), "ny", 6),
        (("grants", "medel", "distribute"), "ny", 7),
        (("grants", "medel", "distribute", "as_of"), "ny", 7),
        (("grants", "medel", "to"), "exempel", 13),
    ):
        found = place(path)
        assert (Path(found.file).stem, found.line) == (file, line), path


def test_the_new_version_is_a_file_of_its_own(tmp_path: Path) -> None:
    new = Files(tmp_path, exempel=BASE, ny=CHANGE).load("ny")
    alone = load(new.document.text, "hel.yaml", vocabulary())
    assert alone.agreement == new.agreement
    assert alone.document.content == new.document.content


def test_an_amendment_of_an_amendment_builds_on_it(tmp_path: Path) -> None:
    third = "amends: ny\nholds_from: 2024-06\nagreement: exempel-3\ntitle: Tredje lydelsen\n"
    new = Files(tmp_path, exempel=BASE, ny=CHANGE, tredje=third).load("tredje").agreement
    assert (new.agreement, new.amends, new.title) == ("exempel-3", "ny", "Tredje lydelsen")
    assert new.total == kronor(12_000_000)


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    change = "amends: exempel\nholds_from: 2024-03\nremoves: [requirements/plan, grants/medel/requires, grants/medel/unearned]\n"
    new = Files(tmp_path, exempel=BASE, ny=change).load("ny")
    assert new.agreement.requirements == {}
    assert new.agreement.grants["medel"].requires == ()
    assert dagmar.check(new) == ()
    one = Files(tmp_path, exempel=BASE, ny="amends: exempel\nholds_from: 2024\nremoves: grants/medel/requires\n").load(
        "ny"
    )
    assert one.agreement.grants["medel"].requires == ()


def test_what_is_wrong_is_shown_in_the_file_where_it_stands(tmp_path: Path) -> None:
    files = Files(tmp_path, exempel=BASE, ny=CHANGE.replace("amount: 12 Mkr", "amount: 12").replace("total:", "totla:"))
    assert files.refused("ny") == [("unknown-word", "ny", 3), ("unit-missing", "ny", 6)]
    files = Files(tmp_path, exempel=BASE.replace("to: 1 kr", "to: 1"), ny=CHANGE)
    assert files.refused("ny") == [("unit-missing", "exempel", 18)]


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ("amends: annat\nholds_from: 2024-03\n", ("agreement-not-found", "annat", 0)),
        ("amends: [exempel]\nholds_from: 2024-03\n", ("amends-nothing", "ny", 1)),
        ("amends: ny\nholds_from: 2024-03\n", ("amends-in-a-circle", "ny", 1)),
        ("amends: exempel\ntotal: 10 Mkr\n", ("holds-from-missing", "ny", 1)),
        ("amends: exempel\nholds_from: 2024-03\nremoves: [grants/medlen]\n", ("removed-not-there", "ny", 3)),
        ("amends: exempel\nholds_from: 2024-03\nremoves: [title/x/y]\n", ("removed-not-there", "ny", 3)),
    ],
)
def test_an_amendment_that_cannot_be_followed_is_refused(
    tmp_path: Path, change: str, refused: tuple[str, str, int]
) -> None:
    assert Files(tmp_path, exempel=BASE, ny=change).refused("ny") == [refused]


def test_an_amendment_of_what_is_no_agreement_is_refused(tmp_path: Path) -> None:
    assert Files(tmp_path, exempel="[a]\n", ny=CHANGE).refused("ny")[0][:2] == ("does-not-fit", "exempel")


def test_without_a_library_there_is_nothing_to_amend() -> None:
    with pytest.raises(Refused) as error:
        load(CHANGE, "ny.yaml", vocabulary())
    assert [one.code for one in error.value.problems] == ["amends-nothing"]


def test_a_complete_version_that_says_what_it_amends_needs_no_other_file() -> None:
    complete = BASE.replace("agreement: exempel", "agreement: exempel\namends: annat\nholds_from: 2024-03")
    assert load(complete, "hel.yaml", vocabulary()).agreement.amends == "annat"


def test_an_agreement_of_the_library_can_be_amended_by_a_path(tmp_path: Path) -> None:
    file = tmp_path / "andring.yaml"
    file.write_text("amends: kunskapsstod-2015\nholds_from: 2015-06\ntitle: Ny lydelse\n", encoding="utf-8")
    assert dagmar.load(file).agreement.title == "Ny lydelse"


@given(VALUES)
def test_a_document_written_out_reads_back_as_the_same(value: object) -> None:
    try:
        document = read_yaml(as_flow(value), "ett.yaml")
    except Refused:
        return
    if isinstance(document.content, dict | list) and document.content and not document.problems:
        assert read_yaml(as_yaml(document), "ett.yaml").content == document.content
