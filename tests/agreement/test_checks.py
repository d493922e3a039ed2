"""What `check` finds beyond the table of cases: the other ways in which each thing can be wrong, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import dagmar
from dagmar.agreement.loader import load
from dagmar.vocabulary import vocabulary
from tests.agreement.of_cases import FOLDER

KUNSKAPSSTOD = Path(__file__).parents[2] / "agreements" / "kunskapsstod-2015" / "agreement.yaml"
NARA_VARD = Path(__file__).parents[2] / "agreements" / "god-och-nara-vard-2024" / "agreement.yaml"


def found(text: str) -> list[tuple[str, str, str]]:
    """Each problem as severity, code and Swedish message."""
    problems = dagmar.check(load(text, str(FOLDER / "case.yaml"), vocabulary()))
    return [(one.severity, one.code, one.message.sv.replace("\u00a0", " ")) for one in problems]


def codes(text: str) -> list[str]:
    """The codes alone."""
    return [code for _, code, _ in found(text)]


def good(code: str, *changes: tuple[str, str]) -> str:
    """The passing file of a code, with something changed in it."""
    text = (FOLDER / code / "good.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_the_seven_areas_of_2015_add_up_to_67_9_million() -> None:
    text = KUNSKAPSSTOD.read_text(encoding="utf-8")
    assert codes(text) == []
    ((_, _, message),) = found(text.replace("total: 67,9 Mkr", "total: 68 Mkr"))
    assert message == (
        "Områdena är tillsammans 67,9 Mkr (30 Mkr + 10 Mkr + 5,95 Mkr + 5 Mkr + 8 Mkr + 7,95 Mkr + 1 Mkr); "
        "här står 68 Mkr. 100 000 kr saknas."
    )


def test_the_three_parts_of_2024_add_up_to_3_200_million() -> None:
    text = NARA_VARD.read_text(encoding="utf-8").replace("published/kommunerna-per-lan.csv", "case.csv")
    assert codes(text) == []
    ((_, _, message),) = found(text.replace("amount: 30 Mkr", "amount: 40 Mkr"))
    assert message == (
        "Bidragen i området nara-vard är tillsammans 3 210 Mkr (2 420 Mkr + 750 Mkr + 40 Mkr); "
        "här står 3 200 Mkr. 10 Mkr för mycket."
    )


def test_only_pots_are_added_and_what_is_left_out_is_named() -> None:
    ((_, code, message),) = found(
        good("grants-do-not-add-up", ("amount: 6 Mkr", "amount: 6 Mkr\n    amount_is: ceiling"))
    )
    assert code == "grants-do-not-add-up"
    assert message.endswith("6 Mkr saknas. Räknas inte: barn-kommuner (ceiling).")


def test_what_is_not_modelled_may_be_missing_from_a_sum_and_never_exceed_it() -> None:
    area = ("barn: {amount: 10 Mkr}", "barn: {amount: 10 Mkr, not_modelled: resten}")
    assert codes(good("grants-do-not-add-up", area, ("amount: 6 Mkr", "amount: 5 Mkr"))) == []
    assert codes(good("grants-do-not-add-up", area, ("amount: 6 Mkr", "amount: 7 Mkr"))) == ["grants-do-not-add-up"]


def test_an_area_without_grants_that_is_not_modelled_is_left_alone() -> None:
    changes = ("vuxna: {amount: 20 Mkr}", "vuxna: {amount: 10 Mkr}\n  ovrigt: {amount: 10 Mkr, not_modelled: okänt}")
    assert codes(good("areas-do-not-add-up", changes, ("amount: 20 Mkr\n    dist", "amount: 10 Mkr\n    dist"))) == []


def test_an_unknown_amount_makes_a_sum_not_checkable() -> None:
    ((severity, code, message),) = found(good("grants-do-not-add-up", ("amount: 6 Mkr", "amount: unknown")))
    assert (severity, code) == ("warning", "sum-not-checkable")
    assert "beloppet är inte känt för barn-kommuner. Det kända är 4 Mkr." in message


def test_what_is_known_may_already_be_too_much() -> None:
    changes = (("amount: 6 Mkr", "amount: unknown"), ("amount: 4 Mkr", "amount: 14 Mkr"))
    assert codes(good("grants-do-not-add-up", *changes)) == ["grants-do-not-add-up"]


def test_grants_that_payments_name_must_be_there() -> None:
    payments = (
        "payments:\n  - {covers: 2024-01/2024-06, with: medel}\n  - {covers: 2024-07/2024-12, grants: [medlen]}\n"
    )
    assert codes(good("to-missing") + payments) == ["unknown-grant"]


def test_a_table_goes_by_its_grants_name_or_its_payment() -> None:
    table = "published:\n  tabell: {file: case.csv}\n"
    assert codes(good("to-missing") + table) == ["unknown-grant"]
    assert codes(good("to-missing") + table.replace("case.csv", "case.csv, payment: 1")) == []


def test_a_payment_covers_months_of_the_period_only() -> None:
    assert codes(good("to-missing") + "payments: [{covers: 2024-01/2025-01}]\n") == ["date-outside-period"]


def test_a_name_that_no_file_can_have_is_no_file() -> None:
    too_long = "a" * 5000
    assert codes(good("to-missing") + f"published:\n  medel: {{file: {too_long}.csv}}\n") == ["published-file-missing"]


def test_figures_from_long_before_are_a_warning_and_from_long_after_an_error() -> None:
    for year, severity in (("1999", "warning"), ("2030", "error")):
        ((found_severity, code, _),) = found(good("to-missing", ("2023-12-31", f"{year}-12-31")))
        assert (found_severity, code) == (severity, "date-outside-period")


def test_the_last_year_that_can_be_written_is_a_period_like_any_other() -> None:
    text = good("to-missing", ("period: 2024", "period: 9999"), ("2023-12-31", "9998-12-31"))
    assert codes(text) == []


def test_a_frame_needs_no_rule_and_a_pot_that_is_not_modelled_none_either() -> None:
    bare = (FOLDER / "distribute-missing" / "bad.yaml").read_text(encoding="utf-8")
    assert codes(bare.replace("amount: 10 Mkr", "amount: 10 Mkr\n    not_modelled: nyckeln har inte hittats")) == []
    frame = bare.replace("amount: 10 Mkr", "amount: 10 Mkr\n    amount_is: frame").replace(
        "total: 10 Mkr", "total: 0 kr"
    )
    assert codes(frame) == []


def test_one_recipient_needs_no_rule_of_sharing() -> None:
    bare = (FOLDER / "distribute-missing" / "bad.yaml").read_text(encoding="utf-8")
    assert codes(bare.replace("to: regions", 'to: "01"')) == []


# exclusion, bands and reach


ALL_OF = "conditions-exclude-each-other"


def test_conditions_of_two_requirements_that_one_grant_demands_may_exclude_each_other() -> None:
    other = "  annat:\n    kind: target\n    title: Annat\n    met_when: {indicator: plan, at_most: 60 %}\ngrants:"
    text = good("unearned-missing", ("grants:", other), ("[plan]", "[plan, annat]"))
    ((_, code, message),) = found(text)
    assert code == "conditions-exclude-each-other"
    assert message == "plan ska vara högst 60 %, men också minst 70 %: ingen kan uppfylla båda. medel kräver båda."


@pytest.mark.parametrize(
    "other",
    [
        "{indicator: plan, at_most: 40 %, period: 2023}",
        "{indicator: annan, at_most: 40 %}",
        "{indicator: plan, at_least: 60 %}",
        "{indicator: plan, at_least: 40 %}",
        "{indicator: plan, at_most: 40}",
        "{indicator: plan, at_most: 50 %}",
    ],
    ids=["another period", "another indicator", "higher", "lower", "another unit", "50 % itself meets both"],
)
def test_conditions_on_other_figures_do_not_exclude_each_other(other: str) -> None:
    assert codes(good(ALL_OF, ("{indicator: plan, at_most: 80 %}", other))) == []


def test_a_number_and_a_percentage_are_not_compared() -> None:
    """At least 50 and at most 80 %: a figure is counted in one of them, and that is told when it is judged."""
    assert codes(good(ALL_OF, ("{indicator: plan, at_least: 50 %}", "{indicator: plan, at_least: 50}"))) == []


def test_each_pair_that_excludes_is_told() -> None:
    pairs = "{indicator: plan, at_most: 40 %}\n        - {indicator: sip, at_most: 30 %}\n        - {indicator: sip, at_least: 60 %}"
    told = [message for _, _, message in found(good(ALL_OF, ("{indicator: plan, at_most: 80 %}", pairs)))]
    assert told == [
        "plan ska vara högst 40 %, men också minst 50 %: ingen kan uppfylla båda.",
        "sip ska vara minst 60 %, men också högst 30 %: ingen kan uppfylla båda.",
    ]


def test_two_changes_may_exclude_each_other_and_one_that_is_enough_excludes_nothing() -> None:
    fall = "{indicator: plan, change: at_most -10 %, from: 2023, to: 2024}"
    rise = "{indicator: plan, change: at_least 5 %, from: 2023, to: 2024, judged: {as_shown: 1 %}}"
    changed = (("{indicator: plan, at_least: 50 %}", fall), ("{indicator: plan, at_most: 80 %}", rise))
    assert codes(good(ALL_OF, *changed)) == ["conditions-exclude-each-other"]
    assert codes(good(ALL_OF, *changed, ("all_of", "any_of"))) == []


def test_a_requirement_with_versions_is_compared_version_by_version() -> None:
    versions = (
        "versions:\n      - {from: 2024-06-01, met_when: {indicator: plan, at_least: 60 %}}\n"
        "      - {from: 2024-01-01, met_when: {all_of: [{indicator: plan, at_least: 50 %}, {indicator: plan, at_most: 40 %}]}}"
    )
    text = good("unearned-missing", ("met_when: {indicator: plan, at_least: 70 %}", versions))
    assert codes(text) == ["conditions-exclude-each-other"]


def test_items_must_each_reach_what_a_share_can_be() -> None:
    items = "{items: [a, b], each_at_least: 120 %}"
    text = good("unearned-missing", ("{indicator: plan, at_least: 70 %}", items))
    ((_, code, message),) = found(text)
    assert (code, message) == ("pot-nobody-can-earn", "Ingen kan få något av medel: ingen kan uppfylla kravet plan.")


@pytest.mark.parametrize(
    ("condition", "reachable"),
    [
        ("{indicator: plan, at_least: 101 %}", False),
        ("{indicator: plan, at_most: -1 %}", False),
        ("{indicator: plan, at_least: 101}", True),
        ("{indicator: plan, change: at_most -101 %, from: 2023, to: 2024}", False),
        ("{indicator: plan, change: at_least 300 %, from: 2023, to: 2024}", True),
        ("{all_of: [{indicator: plan, at_least: 101 %}, {indicator: annan, at_least: 1 %}]}", False),
        ("{any_of: [{indicator: plan, at_least: 101 %}, {indicator: annan, at_least: 1 %}]}", True),
        ("{any_of: [{indicator: plan, at_least: 101 %}, {indicator: annan, at_least: 102 %}]}", False),
        ("{at_least: 2, of: [{indicator: plan, at_least: 101 %}, {indicator: annan, at_least: 1 %}]}", False),
        ("{at_least: 1, of: [{indicator: plan, at_least: 101 %}, {indicator: annan, at_least: 1 %}]}", True),
        ("{judged_by: socialstyrelsen, criterion: plan}", True),
    ],
)
def test_a_share_is_never_above_100_nor_below_0_per_cent(condition: str, reachable: bool) -> None:
    text = good("unearned-missing", ("{indicator: plan, at_least: 70 %}", condition))
    assert codes(text) == ([] if reachable else ["pot-nobody-can-earn"])


@pytest.mark.parametrize(
    ("earn", "reachable"),
    [
        ("{threshold: 100 %, indicator: plan}", True),
        ("{at_most: -1 %, indicator: plan}", False),
        ("{at_most: 0 %, indicator: plan}", True),
        ("{threshold: 101, indicator: plan}", True),
        ("{levels: [[101 %, 50 %], [102 %, 100 %]], indicator: plan}", False),
        ("{levels: [[50 %, 50 %], [102 %, 100 %]], indicator: plan}", True),
        ("{levels: [[-1 %, 50 %], [-2 %, 100 %]], indicator: plan}", False),
        ("{levels: [[50 %, 0 %]], indicator: plan}", False),
        ("{sliding: {from: 100 %, to: 120 %}, indicator: plan}", False),
        ("{sliding: {from: 0 %, to: -10 %}, indicator: plan}", False),
        ("{sliding: {from: 90 %, to: 120 %}, indicator: plan}", True),
        ("{points: [{indicator: plan, threshold: 101 %, benchmark: 110 %}]}", False),
        ("{points: [{indicator: plan, threshold: 40 %, benchmark: 80 %}]}", True),
        ("{rank: {top: 5}, indicator: plan, ties: share}", True),
    ],
)
def test_what_no_result_can_earn_is_found(earn: str, reachable: bool) -> None:
    text = good("levels-overlap", ("{levels: [[70 %, 50 %], [80 %, 100 %]], indicator: plan}", earn))
    assert codes(text) == ([] if reachable else ["pot-nobody-can-earn"])


def test_a_pot_with_everyone_excepted_or_that_nobody_fills_is_nobodys() -> None:
    everyone = good("to-missing", ("to: regions", 'to: {recipients: ["01"], except: ["01"]}'))
    ((_, code, message),) = found(everyone)
    assert (code, message) == ("pot-nobody-can-earn", "Ingen kan få något av medel: alla är undantagna.")
    ((_, code, message),) = found(good("money-in-a-circle", ("unearned: {carry_to: bonus}", "unearned: return")))
    assert code == "pot-nobody-can-earn"
    assert "den fylls av andra" in message


def test_a_frame_is_nobodys_and_that_is_no_mistake() -> None:
    frame = ("to: regions\n    amount: 10 Mkr", "to: regions\n    amount: 10 Mkr\n    amount_is: frame")
    assert codes(good("floor-above-ceiling", frame, ("total: 10 Mkr", "total: 0 kr"))) == []


def test_open_bands_at_either_end_are_compared_with_their_nearest_neighbour() -> None:
    lowest = (
        "requirements:",
        "requirements:\n  lagst:\n    kind: target\n    title: Lägst\n"
        "    met_when: {indicator: plan, at_most: 45 %, judged: {as_shown: 1 %}}",
    )
    text = good("gap-between-levels", lowest, ("requires: [lagre]", "requires: [lagre, lagst]"))
    assert "gap-between-levels" in codes(text)
    met = (lowest[0], lowest[1].replace("at_most: 45 %", "at_most: 49 %"))
    text = good("gap-between-levels", met, ("requires: [lagre]", "requires: [lagre, lagst]"))
    assert "gap-between-levels" not in codes(text)


# openings, leftovers, dates, recipients, stated amounts


def test_a_requirement_opens_through_one_that_is_judged_by_it() -> None:
    assert codes(good("requirement-in-a-circle", ("requires: [plan, lanet]", "requires: [lanet]"))) == []


def test_names_in_mechanisms_must_be_given() -> None:
    assert codes(good("requirement-in-a-circle", ("meeting: [plan]", "meeting: [paln]"))) == ["unknown-requirement"]
    misspelt = codes(good("money-in-a-circle", ("carry_to: bonus", "carry_to: bouns")))
    assert sorted(misspelt) == ["pot-nobody-can-earn", "unknown-grant"]
    earned = good("to-missing", ("{by: population, as_of: 2023-12-31}", "{by: earned, of: [medlen]}"))
    assert codes(earned + "    unearned: return\n") == ["unknown-grant"]
    own = good("to-missing", ("{by: population, as_of: 2023-12-31}", "{by: earned, of: [medel]}"))
    assert codes(own + "    unearned: return\n") == ["money-in-a-circle"]


def test_a_name_nobody_gave_is_not_also_a_circle() -> None:
    assert codes(good("requirement-in-a-circle", ("requires: [plan, lanet]", "requires: [plan, lanet, annat]"))) == [
        "unknown-requirement"
    ]


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("levels-overlap", ()),
        ("shares-above-whole", ()),
        ("floor-above-ceiling", (("excess: others", "excess: unearned"),)),
        ("stated-exceeds-pot", (("4 Mkr", "3 Mkr"),)),
    ],
)
def test_money_can_be_left_in_more_than_one_way(code: str, changes: tuple[tuple[str, str], ...]) -> None:
    text = good(code, *changes).replace("    unearned: return\n", "")
    assert codes(text) == ["unearned-missing"]
    assert codes(text.replace("amount: 10 Mkr\n", "amount: 10 Mkr\n    not_modelled: resten\n")) == []


def test_stated_amounts_that_are_the_whole_pot_leave_nothing() -> None:
    assert codes(good("stated-exceeds-pot")) == []
    assert codes(good("stated-exceeds-pot", ('"03": 4 Mkr}', '"03": 3 Mkr}, others: 1 Mkr'))) == []


def test_what_months_measured_have_is_said_with_its_decimals_in_both_languages() -> None:
    text = (FOLDER / "measured-months-exceed-pot" / "bad.yaml").read_text(encoding="utf-8")
    (problem,) = dagmar.check(load(text.replace("12 Mkr", "15 Mkr"), "case.yaml", vocabulary()))
    assert "redan är mätta har 2,5 Mkr" in problem.message.sv.replace("\u00a0", " ")
    assert "measured already have 2.5 million kronor" in problem.message.en.replace("\u00a0", " ")


def test_what_each_wording_measured_is_added() -> None:
    """Of 12 Mkr January and February keep 2; of the 11 then stated 9 are left, and March to May keep 3 tenths of them, 2,7."""
    text = (FOLDER / "measured-months-exceed-pot" / "bad.yaml").read_text(encoding="utf-8")
    now, _, before = text.partition("earlier:\n")
    between = before.replace("12 Mkr", "11 Mkr")
    oldest = "".join(f"  {line}\n" for line in before.splitlines())
    now = now.replace("holds_from: 2024-03", "holds_from: 2024-06")
    whole = f"{now}earlier:\n  holds_from: 2024-03\n{between.rstrip()}\n  earlier:\n{oldest}"
    told = [message for _, code, message in found(whole) if code == "measured-months-exceed-pot"]
    assert told == ["De månader av medel som redan är mätta har 4,7 Mkr, men hela bidraget är nu 1 Mkr."]


def test_each_grant_with_measured_months_is_looked_at() -> None:
    """`forst` is gone, of `utan` no month had been measured, and `medel`, last in the file, has less than its months keep."""
    text = (FOLDER / "measured-months-exceed-pot" / "bad.yaml").read_text(encoding="utf-8")
    now, _, before = text.partition("earlier:\n")
    medel = before.partition("  grants:\n")[2]
    forst = medel.replace("medel:", "forst:")
    utan = (
        now.partition("grants:\n")[2].replace("medel:", "utan:").replace("monthly", "2024-06/2024-12").rstrip() + "\n"
    )
    was = "".join(f"  {line}\n" for line in utan.splitlines())
    whole = now.replace("grants:\n", f"grants:\n{utan}") + "earlier:\n" + before.replace(medel, forst + was + medel)
    told = [message for _, code, message in found(whole) if code.startswith("measured-months")]
    assert ["medel" in message for message in told] == [True, False]
    assert ["forst" in message for message in told] == [False, True]


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-12-31", []), ("2025-01-01", ["no-month-left"]), ("2025-02", ["no-month-left"])]
)
def test_a_wording_that_settles_once_must_hold_for_at_least_the_last_day(day: str, expected: list[str]) -> None:
    text = (FOLDER / "no-month-left" / "bad.yaml").read_text(encoding="utf-8")
    once = text.replace(", periods: monthly", "", 1).replace("2025-02", day)
    assert [code for _, code, _ in found(once) if code == "no-month-left"] == expected


def test_the_grant_that_money_went_to_before_is_named() -> None:
    text = (FOLDER / "measured-months-carry-elsewhere" / "good.yaml").read_text(encoding="utf-8")
    bonus = """\
  bonus:
    to: regions
    amount: unearned
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
    now, _, before = text.partition("earlier:")
    before = before.replace("unearned: return", "unearned: {carry_to: bonus}")
    text = f"{now.rstrip()}\n{bonus}\nearlier:{before}"
    told = [message for _, code, message in found(text) if code == "measured-months-carry-elsewhere"]
    assert told == ["Det som ingen tjänade in av medel gick tidigare till bonus, och nu någon annanstans."]


def test_parts_may_not_be_more_than_the_pot() -> None:
    assert codes(good("several-rests", ("share: 40 %", "amount: 11 Mkr"))) == ["stated-exceeds-pot"]


def test_a_date_that_the_file_says_is_assumed_is_a_warning() -> None:
    text = (FOLDER / "date-not-stated" / "bad.yaml").read_text(encoding="utf-8")
    assert [severity for severity, _, _ in found(text)] == ["error"]
    of_the_agreement = text.replace("total: 10 Mkr\n", "total: 10 Mkr\nassumed: {as_of: inte hittat}\n")
    assert [severity for severity, _, _ in found(of_the_agreement)] == ["error"]
    of_the_grant = text.replace("amount: 10 Mkr\n", "amount: 10 Mkr\n    assumed: {as_of: inte hittat}\n")
    assert [severity for severity, _, _ in found(of_the_grant)] == ["warning"]
    of_the_rule = text.replace("{by: population", "{by: population, assumed: {as_of: inte hittat}")
    assert [severity for severity, _, _ in found(of_the_rule)] == ["warning"]


def test_a_document_without_a_last_day_is_a_warning_unless_the_file_says_why() -> None:
    text = good("date-outside-period", (", by: 2024-11-30", ""))
    assert [(severity, code) for severity, code, _ in found(text)] == [("warning", "date-not-stated")]
    assert codes(text.replace("received: redovisning", "received: redovisning, assumed: {by: inte hittat}")) == []


def test_a_figure_of_several_years_must_say_which() -> None:
    text = good("unearned-missing", ("period: 2024", "period: 2024/2025"))
    assert [(severity, code) for severity, code, _ in found(text)] == [("warning", "date-not-stated")]
    assert codes(text.replace("at_least: 70 %", "at_least: 70 %, period: 2024")) == []


def test_recipients_named_by_a_rule_must_have_existed() -> None:
    named = good("stated-exceeds-pot", ('"03": 4 Mkr', '"0199": 4 Mkr'))
    assert codes(named) == ["recipient-did-not-exist"]
    county = good("to-missing", ("to: regions", "to: counties"), ("largest_remainder", 'nearest, difference_to: "99"'))
    assert codes(county) == ["recipient-did-not-exist"]


def test_a_class_that_is_misspelt_is_told_its_nearest() -> None:
    problems = dagmar.check(load(good("to-missing", ("to: regions", "to: region")), "case.yaml", vocabulary()))
    assert [(one.code, one.at.line) for one in problems] == [("recipient-did-not-exist", 8)]
    assert problems[0].help.sv.startswith("Menade du regions?")
    assert problems[0].help.en.startswith("Did you mean regions?")


def test_problems_come_in_the_order_of_the_file() -> None:
    text = (FOLDER / "rounding-missing" / "bad.yaml").read_text(encoding="utf-8").replace("total: 10", "total: 11")
    problems = dagmar.check(load(text, "case.yaml", vocabulary()))
    assert [(one.code, one.at.line) for one in problems] == [("grants-do-not-add-up", 5), ("rounding-missing", 7)]


UNIT = "level-in-another-unit"
WITH_DAYS = ("direction: higher_is_better}", "direction: higher_is_better, unit: dagar}")


@pytest.mark.parametrize(
    "changes",
    [
        [("at_least: 70 %", "at_most: 70")],
        [("at_least: 70 %", "at_least: 2")],
        [
            (
                "{indicator: plan, at_least: 70 %}",
                "{any_of: [{received: plan, by: 2024-11-01}, {indicator: plan, at_least: 70}]}",
            )
        ],
        [("    distribute:", "    earn: {threshold: 70, indicator: plan}\n    distribute:")],
        [("    distribute:", "    earn: {sliding: {from: 40, to: 90}, indicator: plan}\n    distribute:")],
        [("    distribute:", "    earn: {levels: [[70, 50 %], [80, 100 %]], indicator: plan}\n    distribute:")],
        [WITH_DAYS],
    ],
)
def test_a_level_that_no_figure_of_the_indicator_can_be_compared_with_is_told_before_anyone_signs(
    changes: list[tuple[str, str]],
) -> None:
    """A share is at most 1: from 2 on something else is meant. Days are no per cent."""
    assert set(codes(good(UNIT, *changes))) == {UNIT}


@pytest.mark.parametrize(
    "changes",
    [
        [("at_least: 70 %", "at_least: 0.7")],
        [("at_least: 70 %", "at_least: 1")],
        [("at_least: 70 %", "at_least: 30"), WITH_DAYS],
        [("{indicator: plan, at_least: 70 %}", "{indicator: plan, better_than: {years: -1}}"), WITH_DAYS],
        [("indicators:\n  plan: {title: Personer med en plan, direction: higher_is_better}\n", ""), (" 70 %", " 70")],
    ],
)
def test_a_level_that_a_figure_can_be_compared_with_is_left_alone(changes: list[tuple[str, str]]) -> None:
    assert codes(good(UNIT, *changes)) == []
