"""The score of `make mutants` counts what no test reaches as a survivor, and stops at what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.mutants import between, keep, outcomes, reasons, restore, table, told

LISTED = """
    dagmar.money.x_kronor__mutmut_1: killed
    dagmar.money.x_kronor__mutmut_2: timeout
    dagmar.money.x_kronor__mutmut_3: no tests
    dagmar.derivation.xǁRuleǁ__call____mutmut_1: survived
    dagmar.derivation.xǁRuleǁ__call____mutmut_2: skipped
    dagmar.derivation.xǁRuleǁ__call____mutmut_3: not checked
"""


def test_what_no_test_reaches_has_survived_and_what_is_left_alone_is_not_counted() -> None:
    shown, score = table(outcomes(LISTED))
    assert score == 40.0
    assert "| dagmar.money | 3 | 3 | 2 | 66.7 |" in shown
    assert "| dagmar.derivation | 2 | 1 | 0 | 0.0 |" in shown
    assert "| **all** | 5 | 4 | 2 | 50.0 |" in shown


@pytest.mark.parametrize("listed", ["", "    dagmar.money: who knows"], ids=["nothing", "another form"])
def test_a_list_that_cannot_be_read_stops(listed: str) -> None:
    with pytest.raises(SystemExit, match="could not be read"):
        outcomes(listed)


def test_what_was_tried_is_kept_and_given_back(tmp_path: Path) -> None:
    meta = {
        "exit_code_by_key": {
            **{f"dagmar.money.x_kronor__mutmut_{number}": code for number, code in enumerate([1, 0, -24, 33, None], 1)},
            "dagmar.money.x_read__mutmut_1": 3,
        },
        "hash_by_function_name": {"x_kronor": "abc", "x_read": "def"},
        "type_check_error_by_key": {},
        "durations_by_key": {"dagmar.money.x_kronor__mutmut_1": 0.5},
        "estimated_durations_by_key": {},
    }
    made = tmp_path / "mutants" / "src" / "dagmar" / "money.py.meta"
    made.parent.mkdir(parents=True)
    made.write_text(json.dumps(meta), "utf-8")
    keep(tmp_path / "mutants", tmp_path / "tried.csv")
    rows = (tmp_path / "tried.csv").read_text("utf-8").splitlines()
    assert rows[1:] == ["src/dagmar/money.py,x_kronor,abc,kstn?", "src/dagmar/money.py,x_read,def,k"]
    restore(tmp_path / "tried.csv", tmp_path / "anew")
    given = json.loads((tmp_path / "anew" / "src" / "dagmar" / "money.py.meta").read_text("utf-8"))
    assert given["hash_by_function_name"] == meta["hash_by_function_name"]
    assert list(given["exit_code_by_key"].values()) == [1, 0, 36, 33, None, 1]
    assert set(given) == set(meta), "mutmut reads these and no others"


def test_what_the_repository_keeps_can_be_read(house: Path, tmp_path: Path) -> None:
    restore(house / "tools" / "mutants-tried.csv", tmp_path)
    again = tmp_path / "again.csv"
    keep(tmp_path, again)
    assert again.read_text("utf-8") == (house / "tools" / "mutants-tried.csv").read_text("utf-8")


def test_a_reason_holds_for_the_function_it_was_given_for(tmp_path: Path) -> None:
    tried, why = tmp_path / "tried.csv", tmp_path / "reasons.csv"
    tried.write_text(
        "file,function,hash,mutants\nsrc/dagmar/money.py,x_a,abc,ssk\nsrc/dagmar/money.py,x_b,new,s\n", "utf-8"
    )
    restore(tried, tmp_path / "made")
    rows = ["src/dagmar/money.py,x_a,abc,1 2,the sign is the same", "src/dagmar/money.py,x_b,old,1,nobody reads it"]
    why.write_text("\n".join(["file,function,hash,mutants,reason", *rows]), "utf-8")
    known = reasons(why, tmp_path / "made")
    assert known == {f"dagmar.money.x_a__mutmut_{number}": "the sign is the same" for number in (1, 2)}
    shown = told([*known, "dagmar.money.x_b__mutmut_1"], known).splitlines()[2:]
    assert shown == ["| the sign is the same | 2 | `money` |", "| **neither killed nor explained** | 1 | `money` |"]


def test_only_what_stands_between_two_marks_is_written_anew() -> None:
    page = "a <!-- x --> old <!-- /x --> b <!-- y --> c <!-- /y -->"
    assert between(page, "x", "new") == "a <!-- x -->\n\nnew\n\n<!-- /x --> b <!-- y --> c <!-- /y -->"
