"""The library: which agreements there are, and how one is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dagmar.library.shelf import find_library, library, locate, locate_meant
from dagmar.money import kronor
from dagmar.problem import Refused


def test_the_five_agreements_are_there_with_the_totals_that_were_signed() -> None:
    totals = {entry.id: entry.total for entry in library()}
    assert (
        totals.items()
        >= {
            "svf-2025": kronor(365_000_000),
            "psykisk-ohalsa-2012": kronor(456_500_000),
            "kunskapsstod-2015": kronor(67_900_000),
            "professionsmiljarden-2016": kronor(1_000_000_000),
            "god-och-nara-vard-2024": kronor(3_200_000_000),
        }.items()
    )


def test_every_folder_of_the_library_is_an_agreement_and_none_is_lost() -> None:
    folders = sorted(folder.name for folder in find_library().iterdir() if folder.is_dir())
    assert [entry.id for entry in library()] == folders


def test_an_agreement_is_found_by_id_by_folder_and_by_file() -> None:
    file = find_library() / "svf-2025" / "agreement.yaml"
    assert locate("svf-2025") == locate(file.parent) == locate(str(file)) == file


def test_a_word_that_is_no_agreement_is_refused_with_the_nearest_id() -> None:
    with pytest.raises(Refused) as refused:
        locate("svf-2052")
    (problem,) = refused.value.problems
    assert problem.code == "agreement-not-found"
    assert problem.help.sv.startswith("Menade du svf-2025? Där finns också svf-2015, svf-2016,")
    assert "psykisk" not in problem.help.sv


def test_a_misspelt_file_is_answered_with_the_one_beside_it_and_not_with_the_whole_library(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text("agreement: x\n", "utf-8")
    with pytest.raises(Refused) as refused:
        locate(str(tmp_path / "agreement.yml"))
    (problem,) = refused.value.problems
    assert problem.help.en == (
        f"Did you mean {tmp_path / 'agreement.yaml'}? dagmar library list shows those of the library."
    )


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        locate(tmp_path / "agreement.yaml")
    assert [problem.code for problem in refused.value.problems] == ["agreement-not-found"]


def test_a_copy_close_by_is_not_taken_for_the_one_in_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_library = find_library() / "svf-2025"
    shutil.copytree(in_library, tmp_path / "svf-2025")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as refused:
        locate_meant("svf-2025")
    (problem,) = refused.value.problems
    assert problem.code == "agreement-in-two-places"
    assert "./svf-2025" in problem.help.sv
    assert str(in_library) in problem.help.en
    assert locate_meant("./svf-2025").samefile(tmp_path / "svf-2025" / "agreement.yaml")
    assert locate_meant(in_library) == locate_meant(str(in_library)) == in_library / "agreement.yaml"
    assert locate("svf-2025") == in_library / "agreement.yaml", "what an amendment names is the library's"


def test_in_the_folder_of_the_library_itself_a_name_is_the_same_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(find_library())
    assert locate_meant("svf-2025").samefile(find_library() / "svf-2025" / "agreement.yaml")
