"""An agreement given out, from its pots to its payments: what flows where, and what is refused. Amounts in öre."""

from __future__ import annotations

import gc
from datetime import date
from fractions import Fraction

import pytest

from dagmar import check
from dagmar.allocation.allocate import allocate
from dagmar.derivation import recompute
from dagmar.problem import Refused
from dagmar.vocabulary import rules
from tests.allocation.written import HEAD, agreement, facts, give, settled

TWO_POTS = """
requirements:
  krav: {kind: target, title: Kravet, met_when: {judged_by: socialstyrelsen, criterion: kravet}}
grants:
  resultat:
    to: ["01", "03", "04"]
    amount: 90 kr
    requires: krav
    distribute: equal
    unearned: {carry_to: bonus}
    rounding: {to: 1 kr, method: largest_remainder}
  bonus:
    to: ["01", "03", "04"]
    amount: unearned
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""


def test_what_nobody_earned_is_carried_to_the_pot_that_the_file_names() -> None:
    given = give(
        TWO_POTS, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "not_met"), ("krav", "2024", "04", "met")
    )
    assert settled(given.grant("resultat")) == {"01": 3000, "03": 0, "04": 3000}
    assert (given.grant("resultat").carried, given.grant("resultat").carried_to) == (3000, "bonus")
    assert (given.grant("bonus").pot, given.grant("bonus").received) == (0, 3000)
    assert settled(given.grant("bonus")) == {"01": 1000, "03": 1000, "04": 1000}
    assert given.grant("resultat").unearned is not None
    assert given.grant("resultat").lines[1].failed == ("krav",)
    assert given.agreement == "skriven"


def test_what_two_pots_leave_is_carried_to_the_same_one() -> None:
    """30 kr of the one that nobody earned and 20 of the other, since Uppsala met neither."""
    other = TWO_POTS.split("  bonus:")[0].partition("grants:\n")[2].replace("resultat", "mer").replace("90 kr", "60 kr")
    rows = [("krav", "2024", code, "not_met" if code == "03" else "met") for code in ("01", "03", "04")]
    given = give(TWO_POTS.replace("  bonus:", f"{other}  bonus:"), *rows)
    assert (given.grant("bonus").received, given.grant("bonus").returned) == (5000, 0)
    assert settled(given.grant("bonus")) == {"01": 1700, "03": 1700, "04": 1600}


def test_a_bonus_pot_rests_on_what_feeds_it_and_is_unknown_when_that_is() -> None:
    text = TWO_POTS.replace("criterion: kravet}", "criterion: kravet, missing: ask}")
    given = give(text, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met"))
    assert settled(given.grant("resultat")) == {"01": None, "03": None, "04": None}
    assert given.grant("resultat").carried is None
    known = {line.recipient.code: line.earned is not None for line in given.grant("resultat").lines}
    assert known == {"01": True, "03": True, "04": False}
    doubt = given.grant("bonus").unknown
    assert doubt is not None
    assert "resultat" in doubt.sv
    assert given.settlements[0].amounts == {}


def test_who_is_not_judged_makes_the_whole_pot_unknown_when_it_is_shared_among_the_qualified() -> None:
    text = TWO_POTS.replace("criterion: kravet}", "criterion: kravet, missing: ask}").replace(
        "distribute: equal", "distribute: {equal: each, among: qualified}", 1
    )
    given = give(text, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met"))
    assert all(line.entitlement is None and line.earned is None for line in given.grant("resultat").lines)
    assert "04" in (given.grant("resultat").lines[0].unknown or ("", ""))[0]


def test_whoever_is_left_out_for_want_of_a_figure_does_not_share_at_all() -> None:
    text = TWO_POTS.replace("criterion: kravet}", "criterion: kravet, missing: exclude}")
    given = give(text, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met"))
    assert settled(given.grant("resultat")) == {"01": 4500, "03": 4500}


def test_every_missing_fact_is_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        give(TWO_POTS, ("krav", "2024", "01", "met"))
    assert [problem.code for problem in refused.value.problems] == ["fact-missing", "fact-missing"]
    assert "03" in refused.value.problems[0].message.sv
    assert "04" in refused.value.problems[1].message.sv
    assert refused.value.problems[0].at.line == HEAD.count("\n") + 3


def test_money_in_a_circle_is_refused_with_the_way_it_goes() -> None:
    with pytest.raises(Refused) as refused:
        give(TWO_POTS.replace("unearned: return", "unearned: {carry_to: resultat}"))
    (problem,) = refused.value.problems
    assert problem.code == "money-in-a-circle"
    assert "resultat → bonus → resultat" in problem.message.sv or "bonus → resultat → bonus" in problem.message.sv


ONE_POT = """
grants:
  pott:
    to: {to}
    amount: {amount}
    distribute: {distribute}
    rounding: {{to: 1 kr, method: largest_remainder}}
"""


def one(to: str = '["01", "03"]', amount: str = "100 kr", distribute: str = "equal") -> str:
    return ONE_POT.format(to=to, amount=amount, distribute=distribute)


def test_unknown_recipients_are_refused_with_the_day_on_which_they_did_not_exist() -> None:
    with pytest.raises(Refused) as refused:
        give(one('["1917", "0331"]'))  # Heby's code until 2006, and its code since
    assert [problem.code for problem in refused.value.problems] == ["recipient-did-not-exist"]
    assert "1917" in refused.value.problems[0].message.sv
    assert "2024-01-01" in refused.value.problems[0].message.sv


BY_PEOPLE = "{by: population, as_of: 2024-11-01}"
MEETING = "{meeting: [krav], at_least: 80 %, of: population, as_of: 2023-12-31, within: county}"


@pytest.mark.parametrize(
    ("grant", "begins"),
    [
        ({"to": '["01", "1917"]'}, '["01", "1917"]'),
        ({"to": f'{{recipients: ["01"], where: {MEETING}}}'}, '{recipients: ["01"]'),
        ({"distribute": BY_PEOPLE}, "to: ["),
        ({"to": '["01"]', "distribute": "{by: indicator, of: noll}"}, "{by: indicator"),
        ({"distribute": "equal\n    limit: {floor: 60 kr}"}, "{floor: 60 kr}"),
    ],
)
def test_what_a_grant_is_refused_for_is_told_where_it_stands(grant: dict[str, str], begins: str) -> None:
    loaded = agreement(one(**grant))
    with pytest.raises(Refused) as refused:
        allocate(loaded, facts(("noll", "2024", "01", 0)))
    (problem,) = refused.value.problems
    assert loaded.document.lines()[problem.at.line - 1][problem.at.column - 1 :].startswith(begins)


def test_everyone_without_a_population_on_the_date_is_counted_and_the_first_are_named() -> None:
    with pytest.raises(Refused) as refused:
        give(one("municipalities", distribute="{by: population, as_of: 2024-11-01}"))
    (problem,) = refused.value.problems
    assert problem.code == "population-missing"
    assert "och 278 till" in problem.message.sv  # 290 less the twelve that are named
    assert "and 278 more" in problem.message.en
    assert problem.at.line > 1


def test_a_population_marked_missing_says_so() -> None:
    loaded = agreement(one(distribute="{by: population, as_of: 2024-11-01}"))
    known = facts(("population", "2024-11-01", "01", 10))
    from dataclasses import replace

    seen = replace(next(iter(known)), recipient="03", value=None, missing="secret")
    with pytest.raises(Refused) as refused:
        allocate(loaded, known.with_observations([seen]))
    assert "secret" in refused.value.problems[0].message.sv


def test_weights_that_are_all_zero_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        give(
            one(distribute="{by: population, as_of: 2024-11-01}"),
            ("population", "2024-11-01", "01", 0),
            ("population", "2024-11-01", "03", 0),
        )
    (nothing,) = refused.value.problems
    assert nothing.code == "nothing-to-share-by"
    assert nothing.at.line > 1
    assert "(01, 03)" in nothing.message.sv


def test_money_that_goes_to_nobody_without_a_rule_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        give(one(distribute='{fixed: {"01": 40 kr, "03": 50 kr}}'))
    (problem,) = refused.value.problems
    assert problem.code == "unearned-without-rule"
    assert problem.at.line > 1
    assert problem.message.sv.startswith("10 kr i pott")


def test_problems_of_several_grants_come_together_in_the_order_of_the_file() -> None:
    text = one(distribute="{by: population, as_of: 2024-11-01}") + one('["1917"]').replace("\ngrants:\n", "").replace(
        "  pott:", "  annan:"
    )
    with pytest.raises(Refused) as refused:
        give(text)
    assert [problem.code for problem in refused.value.problems] == ["population-missing", "recipient-did-not-exist"]


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ("to: regions\n    amount: unknown\n    distribute: equal", "beloppet är inte känt"),
        ("to: regions\n    amount: 10 kr\n    amount_is: frame\n    distribute: equal", "inte pengar att fördela"),
        ("to: regions\n    amount: 10 kr\n    not_modelled: tabellen saknas", "tabellen saknas"),
        ("amount: 10 kr", "fördelningen är inte känd: -"),
        ("to: regions\n    amount: 10 kr\n    distribute: {by: population}", "vilken dags invånarantal"),
    ],
)
def test_what_is_not_known_is_unknown_and_never_zero(lines: str, word: str) -> None:
    given = give(f"grants:\n  pott:\n    {lines}\n").grant("pott")
    assert given.unknown is not None
    assert word in given.unknown.sv
    assert given.returned is None
    assert all(line.settled is None for line in given.lines)


@pytest.mark.parametrize(
    ("to", "first"),
    [
        ('["03", "0180", "01"]', [("region", "01"), ("municipality", "0180"), ("region", "03")]),
        ("[regions, counties]", [("county", "01"), ("region", "01"), ("county", "03")]),
        ("[counties, regions]", [("county", "01"), ("region", "01"), ("county", "03")]),
    ],
)
def test_recipients_stand_by_code_and_then_by_kind_however_they_are_named(
    to: str, first: list[tuple[str, str]]
) -> None:
    lines = give(one(to, amount="unknown")).grant("pott").lines
    assert [(line.recipient.kind, line.recipient.code) for line in lines[:3]] == first


def test_an_unknown_pot_leaves_the_pot_it_feeds_unknown() -> None:
    text = TWO_POTS.replace("amount: 90 kr", "amount: unknown")
    given = give(text)
    assert given.grant("bonus").unknown is not None
    assert (given.grant("resultat").pot, given.grant("resultat").received) == (None, 0)


def test_a_pot_that_is_shared_by_what_others_earned_is_unknown_when_theirs_is_and_names_them() -> None:
    bonus = one(distribute="{by: earned, of: [resultat, mer, sista]}").replace("\ngrants:\n", "")
    text = TWO_POTS.replace("bonus", "sista").replace("amount: 90 kr", "amount: unknown")
    more = one().replace("\ngrants:\n", "").replace("pott", "mer")
    doubt = give(text + more + bonus).grant("pott").unknown
    assert doubt == ("vilar på resultat, sista, som inte är känt", "rests on resultat, sista, which is not known")


def test_one_recipient_gets_the_whole_pot_without_a_key() -> None:
    given = give("grants:\n  pott:\n    to: skr\n    amount: 30 Mkr\n")
    assert settled(given.grant("pott")) == {"skr": 3_000_000_000}
    assert given.grant("pott").lines[0].recipient.kind == "national"


def test_those_excepted_and_those_who_do_not_meet_the_condition_are_not_among_the_recipients() -> None:
    text = one(to='{recipients: regions, except: ["01"], where: {indicator: gles, at_least: 1}}')
    rows = [("gles", "2024", f"{code:02d}", 1 if code in (1, 3, 4) else 0) for code in range(1, 26)]
    given = give(text, *rows)
    assert settled(given.grant("pott")) == {"03": 5000, "04": 5000}


def test_a_condition_on_recipients_without_a_figure_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        give(one(to="{recipients: regions, where: {indicator: gles, at_least: 1}}"))
    assert [problem.code for problem in refused.value.problems] == ["fact-missing"]


def test_a_county_and_its_region_are_told_apart() -> None:
    given = give(
        one(to="counties", amount="21 kr")
        + one(to="regions", amount="21 kr").replace("\ngrants:\n", "").replace("  pott:", "  annan:")
    )
    assert {line.recipient.kind for line in given.grant("pott").lines} == {"county"}
    assert len(given.settlements[0].amounts) == 42


MONTHLY = """
requirements:
  vantan: {kind: target, title: Kortare väntan, met_when: {indicator: andel, at_least: 50 %}}
grants:
  krav:
    to: ["01", "03"]
    amount: 120 kr
    requires: vantan
    distribute: {equal: each, periods: monthly}
    unearned: return
    rounding: {at: payment, to: 1 kr, method: largest_remainder}
payments:
  - {covers: 2024-01/2024-06}
  - {covers: 2024-07/2024-12}
"""


def monthly(met: dict[str, int]) -> list[tuple[str, str, str, str]]:
    """Both meet the target in their first so many months."""
    return [
        ("andel", f"2024-{month:02d}", code, "1/2" if month <= until else "0/2")
        for code, until in met.items()
        for month in range(1, 13)
    ]


def test_each_month_is_settled_alone_and_falls_in_the_payment_that_covers_it() -> None:
    given = give(MONTHLY, *monthly({"01": 12, "03": 3}))
    grant = given.grant("krav")
    # Ten kronor a month, five to each: region 03 earns three months.
    assert settled(grant) == {"01": 6000, "03": 1500}
    assert grant.returned == 4500
    assert [int(cell.value) for cell in grant.lines[0].by_payment] == [3000, 3000]
    assert [int(cell.value) for cell in grant.lines[1].by_payment] == [1500, 0]
    assert {key: int(value.value) for key, value in given.settlements[0].amounts.items()} == {
        ("region", "01"): 3000,
        ("region", "03"): 1500,
    }


def test_rounding_at_the_grant_with_several_payments_closes_the_whole_and_the_last_payment_takes_the_rest() -> None:
    text = MONTHLY.replace("amount: 120 kr", "amount: 100 kr").replace("at: payment", "at: grant")
    given = give(text, *monthly({"01": 12, "03": 12})).grant("krav")
    assert settled(given) == {"01": 5000, "03": 5000}
    assert [int(cell.value) for cell in given.lines[0].by_payment] == [2500, 2500]
    uneven = give(text.replace("amount: 100 kr", "amount: 101 kr"), *monthly({"01": 12, "03": 12})).grant("krav")
    assert settled(uneven) == {"01": 5100, "03": 5000}
    assert [int(cell.value) for cell in uneven.lines[0].by_payment] == [2500, 2600]


@pytest.mark.parametrize(
    ("payments", "months"),
    [
        (
            ("{covers: 2024-01/2024-06}", "{covers: 2024-07/2024-08}"),
            "4 av månaderna (september 2024 till december 2024)",
        ),
        (("{covers: 2024-01/2024-06}", "{covers: 2024-07/2024-11}"), "1 av månaderna (december 2024)"),
        (("{share: 50 %}", "{title: Resten}"), "12 av månaderna (januari 2024 till december 2024)"),
        (("{grants: krav, covers: 2024-01/2024-11}", "{}"), "1 av månaderna (december 2024)"),
    ],
)
def test_months_that_no_payment_covers_are_refused_and_not_put_in_the_last_one(
    payments: tuple[str, str], months: str
) -> None:
    first, second = payments
    text = MONTHLY.replace("{covers: 2024-01/2024-06}", first).replace("{covers: 2024-07/2024-12}", second)
    with pytest.raises(Refused) as refused:
        give(text, *monthly({"01": 12, "03": 12}))
    (problem,) = refused.value.problems
    assert problem.code == "month-without-payment"
    assert months in problem.message.sv


def test_a_grant_that_comes_with_a_payment_hides_no_other_whose_months_are_not_covered() -> None:
    """The grant that stands first in the file comes with the first payment; what is told is of the second."""
    text = MONTHLY.replace("grants:\n", "grants:\n" + WITH_THE_FIRST).replace(
        "{covers: 2024-01/2024-06}", "{covers: 2024-01/2024-06, with: [annat]}"
    )
    last = "{covers: 2024-07/2024-12}"
    for covered, named in ((last, []), (last.replace("12}", "11}"), ["krav"])):
        found = check(agreement(text.replace(last, covered)))
        assert [one.message.en.split()[0] for one in found if one.code == "month-without-payment"] == named


WITH_THE_FIRST = """
  annat:
    to: regions
    amount: 21 kr
    distribute: equal
    rounding: {at: payment, to: 1 kr, method: largest_remainder}
"""


def test_months_fall_in_the_only_payment_or_in_the_only_one_that_names_the_grant() -> None:
    alone = MONTHLY.replace("  - {covers: 2024-01/2024-06}\n", "").replace("{covers: 2024-07/2024-12}", "{title: Allt}")
    given = give(alone, *monthly({"01": 12, "03": 12})).grant("krav")
    assert [int(cell.value) for cell in given.lines[0].by_payment] == [6000]
    named = MONTHLY.replace("{covers: 2024-01/2024-06}", "{grants: krav}").replace(
        "{covers: 2024-07/2024-12}", "{title: B}"
    )
    given = give(named, *monthly({"01": 12, "03": 12})).grant("krav")
    assert [int(cell.value) for cell in given.lines[0].by_payment] == [6000, 0]


def test_only_the_months_named_are_settled() -> None:
    text = MONTHLY.replace("periods: monthly", "periods: 2024-01/2024-02")
    given = give(text, *monthly({"01": 12, "03": 12})).grant("krav")
    assert [int(cell.value) for cell in given.lines[0].by_payment] == [6000, 0]


PAID_IN_TWO = """
grants:
  pott:
    to: ["01", "03"]
    amount: 101 kr
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
payments:
  - {share: 50 %}
  - {title: Resten}
"""


def by_payment(text: str, *rows: tuple[str, str, str, str | int | Fraction]) -> list[list[int]]:
    given = give(text, *rows)
    for line in given.grant("pott").lines:
        for cell in line.by_payment:
            assert recompute(cell, rules()) == cell.value
    return [[int(cell.value) for cell in line.by_payment] for line in given.grant("pott").lines]


def test_payments_without_a_share_are_alike_but_for_what_does_not_divide() -> None:
    """101 kr to two is 51 and 50; a third of each, cut to whole kronor, is 17 and 16, and the last takes the rest."""
    three = PAID_IN_TWO.replace("  - {share: 50 %}\n", "  - {title: Första}\n  - {title: Andra}\n")
    assert by_payment(three) == [[1700, 1700, 1700], [1600, 1600, 1800]]


def test_an_advance_without_a_period_is_reckoned_on_the_agreements_own() -> None:
    text = PAID_IN_TWO.replace("{share: 50 %}", "{advance: {share: 50 %, of: uppskattat}}")
    rows = [("uppskattat", "2024", code, 40) for code in ("01", "03")]
    assert by_payment(text, *rows) == [[2000, 3100], [2000, 3000]]
    with pytest.raises(Refused) as error:
        by_payment(text, *[("uppskattat", "2023", code, 40) for code in ("01", "03")])
    assert error.value.problems[0].message.sv == ("uppskattat 2024 är inte känt för 01, 03: förskottet räknas på den.")


def test_a_payment_of_a_share_is_cut_to_whole_kronor_and_the_last_takes_the_rest() -> None:
    assert by_payment(PAID_IN_TWO) == [[2500, 2600], [2500, 2500]]


def test_a_share_of_an_amount_without_rounding_is_cut_to_the_ore() -> None:
    text = (
        PAID_IN_TWO.replace('["01", "03"]', '"01"')
        .replace("    distribute: equal\n", "")
        .replace("    rounding: {to: 1 kr, method: largest_remainder}\n", "")
    )
    assert by_payment(text.replace("101 kr", "0,05 kr")) == [[2, 3]]


def test_an_advance_is_taken_off_the_last_payment_which_may_be_negative() -> None:
    text = PAID_IN_TWO.replace("{share: 50 %}", "{advance: {share: 60 %, of: forra-arets, period: 2023}}")
    assert by_payment(text, ("forra-arets", "2023", "01", 50), ("forra-arets", "2023", "03", 100)) == [
        [3000, 2100],
        [6000, -1000],
    ]


def test_an_advance_on_an_estimate_that_nobody_gave_is_refused() -> None:
    text = PAID_IN_TWO.replace("{share: 50 %}", "{advance: {share: 60 %, of: forra-arets, period: 2023}}")
    with pytest.raises(Refused) as refused:
        give(text, ("forra-arets", "2023", "01", 50))
    assert "03" in refused.value.problems[0].message.sv


def test_a_grant_named_by_a_payment_falls_in_it_and_so_does_one_that_comes_with_it() -> None:
    named = PAID_IN_TWO.replace("{share: 50 %}", "{grants: pott}")
    assert by_payment(named) == [[5100, 0], [5000, 0]]
    coming_with = PAID_IN_TWO.replace("{share: 50 %}", "{covers: 2024-01/2024-06, with: [pott]}")
    assert by_payment(coming_with) == [[5100, 0], [5000, 0]]
    neither = PAID_IN_TWO.replace("{share: 50 %}", "{covers: 2024-01/2024-06}")
    assert by_payment(neither) == [[0, 5100], [0, 5000]]
    only_months = PAID_IN_TWO.replace("{share: 50 %}", "{covers: 2024-01/2024-06}").replace(
        "{title: Resten}", "{covers: 2024-07/2024-12}"
    )
    assert by_payment(only_months) == [[0, 5100], [0, 5000]]


THREE_TOTALS = """
grants:
  a:
    to: ["01", "03", "04"]
    amount: 100 kr
    distribute: equal
    unearned: return
    rounding: {at: recipient_total, to: 1 kr, method: largest_remainder}
  b:
    to: ["01", "03", "04"]
    amount: 100 kr
    distribute: equal
    unearned: return
    rounding: {at: recipient_total, to: 1 kr, method: largest_remainder}
"""


def test_the_recipients_total_is_what_is_rounded_when_the_agreement_says_so() -> None:
    given = give(THREE_TOTALS)
    # 200 kr to three is 66,67 kr each: two get 67 and one 66; in each grant the öre are shown, and each closes.
    assert {key[1]: int(paid.value) for key, paid in given.settlements[0].amounts.items()} == {
        "01": 6700,
        "03": 6700,
        "04": 6600,
    }
    assert settled(given.grant("a")) == {"01": 3334, "03": 3333, "04": 3333}
    assert given.grant("a").returned == 0


def test_the_recipients_total_over_several_payments_is_closed_in_the_last() -> None:
    given = give(THREE_TOTALS + "payments:\n  - {share: 50 %}\n  - {title: Resten}\n")
    assert [int(settlement.amounts["region", "01"].value) for settlement in given.settlements] == [3200, 3500]
    assert sum(int(paid.value) for settlement in given.settlements for paid in settlement.amounts.values()) == 20_000
    for settlement in given.settlements:
        for paid in settlement.amounts.values():
            assert recompute(paid, rules()) == paid.value


def test_nearest_gives_the_difference_of_a_payment_to_the_one_who_is_named() -> None:
    text = THREE_TOTALS.replace(
        "at: recipient_total, to: 1 kr, method: largest_remainder",
        'at: payment, to: 1 kr, method: nearest, difference_to: "04"',
    )
    given = give(text)
    assert {key[1]: int(paid.value) for key, paid in given.settlements[0].amounts.items()} == {
        "01": 6700,
        "03": 6700,
        "04": 6600,
    }


def test_nearest_without_its_taker_among_the_recipients_gives_the_difference_to_the_largest() -> None:
    text = one('["03", "04", "05"]', amount="100 kr").replace(
        "method: largest_remainder", 'method: nearest, difference_to: "01"'
    )
    assert settled(give(text).grant("pott")) == {"03": 3400, "04": 3300, "05": 3300}


def test_figures_are_real_synthetic_or_mixed_by_what_they_rest_on() -> None:
    loaded = agreement(TWO_POTS)
    rows = [("krav", "2024", code, "met") for code in ("01", "03", "04")]
    assert allocate(loaded, facts(*rows)).grant("resultat").basis == "real"
    assert allocate(loaded, facts(*rows, basis="synthetic")).grant("resultat").basis == "synthetic"
    by_people = TWO_POTS.replace("distribute: equal", "distribute: {by: population, as_of: 2023-12-31}", 1)
    assert allocate(agreement(by_people), facts(*rows, basis="synthetic")).grant("resultat").basis == "mixed"


def test_what_is_assumed_follows_from_the_agreement_the_area_the_requirement_and_the_rule() -> None:
    text = """
    assumed: {payer: ingen källa säger vem}
    areas: {omrade: {amount: 100 kr, not_modelled: okänt innehåll}}
    requirements:
      krav: {kind: base, title: Krav, met_when: {judged_by: x, criterion: y, assumed: {criterion: ordalydelsen saknas}}}
    grants:
      pott:
        area: omrade
        to: ["01", "03"]
        amount: 100 kr
        requires: krav
        distribute: {by: population, as_of: 2023-12-31, assumed: {as_of: ingen dag nämns}}
        unearned: return
        rounding: {to: 1 kr, method: largest_remainder}
    """
    given = give(text, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met"))
    found = [(each.at, each.about, each.kind) for each in given.grant("pott").assumed]
    assert found == [
        ("", "payer", "assumed"),
        ("areas.omrade", "omrade", "not_modelled"),
        ("requirements.krav.met_when", "criterion", "assumed"),
        ("grants.pott.distribute", "as_of", "assumed"),
    ]


def test_regions_and_municipalities_can_share_one_pot_by_their_own_inhabitants() -> None:
    # Gotland is one and the same as region and as municipality, so the two halves are equal.
    given = give(one('["09", "0980"]', distribute="{by: population, as_of: 2024-12-31}"))
    assert settled(given.grant("pott")) == {"09": 5000, "0980": 5000}


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was_also_when_refused(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    try:
        give(one())
        with pytest.raises(Refused):
            give(one('["1917"]'))
        assert gc.isenabled() is on
    finally:
        gc.enable()


def test_results_and_limits_wait_for_everyone_to_be_judged() -> None:
    text = TWO_POTS.replace("criterion: kravet}", "criterion: kravet, missing: ask}").replace(
        "    unearned: {carry_to: bonus}\n", "    limit: {floor: 1 kr}\n    unearned: {carry_to: bonus}\n"
    )
    given = give(text, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met")).grant("resultat")
    assert [int(line.entitlement.value) for line in given.lines if line.entitlement is not None] == [3000, 3000, 3000]
    assert all(line.earned is None and line.unknown is not None for line in given.lines)


def test_what_a_missing_figure_means_is_each_grants_own_word() -> None:
    grant = """
    to: ["01", "03"]
    amount: 100 kr
    distribute: {by: indicator, of: behov, count: value}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
    forgiving = f"grants:\n  a:\n    missing: not_met{grant}"
    assert settled(give(forgiving, ("behov", "2024", "01", 7)).grant("a")) == {"01": 10_000, "03": 0}
    with pytest.raises(Refused) as refused:
        give(f"{forgiving}  b:{grant}", ("behov", "2024", "01", 7))
    assert [problem.code for problem in refused.value.problems] == ["fact-missing"]


@pytest.mark.parametrize(
    "words",
    ["", "limit: {floor: 1 kr}", "limit: {ceiling: 40 %, excess: others}", "earn: {threshold: 70 %, indicator: sip}"],
)
@pytest.mark.parametrize("unearned", ["return", "{share: {among: earners, by: earned}}"])
def test_a_pot_that_concerns_nobody_goes_back_whole(words: str, unearned: str) -> None:
    """It was a fault of ours: the sum of no amounts."""
    text = f"""
    grants:
      pott:
        to: {{recipients: regions, where: {{received: plan}}}}
        amount: 100 kr
        distribute: {{equal: each}}
        {words or "title: Pott"}
        unearned: {unearned}
        rounding: {{at: grant, to: 1 kr, method: largest_remainder}}
    """
    rows = [("plan", "2024", str(one.code), "not_received") for one in facts().registry.regions(date(2024, 1, 1))]
    (pott,) = give(text, *rows).grants
    assert (pott.lines, pott.returned) == ((), 10_000)
    assert pott.unearned is not None
    whole, nothing = pott.unearned.of
    assert (int(pott.unearned.value), whole.about) == (10_000, "pott")
    assert (nothing.rule, int(nothing.value), nothing.unit) == ("nothing", 0, "öre")
