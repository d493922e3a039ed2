"""`items`: everything on a list that is not exempt, as standardiserade vårdförlopp 2017 were judged."""

from __future__ import annotations

from typing import Any

import pytest

from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import FactMissing, UnitMismatch
from dagmar.assessment.reasons import reason
from dagmar.problem import Refused
from tests.assessment.judging import agreement, figure, judge, plain, refused, said

SVF = {"items": ["lunga", "hud", "penis"], "except": ["penis"], "each_at_least": "1"}


@pytest.mark.parametrize(("lung", "skin", "state"), [(1, 4, "met"), (0, 4, "not_met"), (0, 0, "not_met")])
def test_every_item_that_is_not_exempt_must_be_done(lung: int, skin: int, state: str) -> None:
    assert judge(SVF, figure("lunga", lung), figure("hud", skin)).state == state


def test_an_exempt_item_is_neither_asked_for_nor_counted() -> None:
    seen = (figure("lunga", 1), figure("hud", 1))
    assert judge(SVF, *seen, figure("penis", 0)).state == "met"
    assert refused({**SVF, "except": []}, *seen) == [FactMissing("penis", "01", "2024", "figure")]


def test_an_item_that_failed_settles_it_whatever_is_missing_of_the_others() -> None:
    assert judge(SVF, figure("lunga", 0)).state == "not_met"
    assert refused(SVF, figure("lunga", 1)) == [FactMissing("hud", "01", "2024", "figure")]
    assert refused(SVF) == [FactMissing(item, "01", "2024", "figure") for item in ("lunga", "hud")]


def test_a_missing_item_means_what_the_file_says() -> None:
    assert judge({**SVF, "missing": "not_met"}, figure("lunga", 1)).state == "not_met"
    left_out = judge({**SVF, "missing": "exclude"}, figure("lunga", 1))
    assert (left_out.state, left_out.left_out) == ("not_known", True)


def test_items_in_per_cent_ask_for_shares() -> None:
    assert refused({**SVF, "each_at_least": "80 %"}, figure("lunga", 1), figure("hud", "90 %")) == [
        UnitMismatch("lunga", "01", "2024", "number", "share")
    ]


@pytest.mark.parametrize(
    ("more", "code"), [({"except": ["lever"]}, "exempt-not-listed"), ({"items": ["penis"]}, "nothing-asked")]
)
def test_a_list_that_asks_for_nothing_or_exempts_a_stranger_is_refused(more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as error:
        judge({**SVF, **more})
    assert [problem.code for problem in error.value.problems] == [code]


def test_the_reason_counts_names_what_failed_and_what_is_exempt() -> None:
    told = reason(judge(SVF, figure("lunga", 1), figure("hud", 0)))
    assert told.sv == "1 av 2 punkter är uppfyllda; hud: 0; kravet är minst 1; undantagna: penis"
    assert told.en == "1 of 2 items are met; hud: 0; the requirement is at least 1; exempt: penis"
    told = reason(judge({**SVF, "except": [], "missing": "ask"}, figure("lunga", 1), figure("hud", 1)))
    assert told.sv == "2 av 3 punkter är uppfyllda; utan uppgift: penis"


def test_the_prose_names_every_item_the_level_and_what_is_exempt() -> None:
    told = said({**SVF, "period": "2017", "judged": {"as_shown": "1"}})
    assert told.sv == (
        "var och en av ”lunga”, ”hud” och ”penis” är minst 1 under 2017, avläst i steg om 1, med undantag för ”penis”"
    )
    assert told.en == "each of “lunga”, “hud” and “penis” is at least 1 in 2017, as shown in steps of 1, except “penis”"
    assert plain(said({"items": ["a"], "each_at_least": "1"}).sv) == "var och en av ”a” är minst 1"


def test_the_prose_says_what_a_missing_item_means_by_every_item() -> None:
    rule = agreement({"krav": {**SVF, "missing": "ask"}}).requirements["krav"].criterion()
    assert [plain(one) for one in rule.sentences(Speaker("sv", {"lunga": "Lungcancer"}))] == [
        "Saknas uppgift om ”Lungcancer”, ”hud” och ”penis” är villkoret oavgjort tills mottagaren har svarat."
    ]
    assert [plain(one) for one in rule.sentences(Speaker("en"))] == [
        "If nothing is known of “lunga”, “hud” and “penis”, the condition stays open until the recipient has answered."
    ]
