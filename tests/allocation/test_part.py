"""One pot from requirement to what is left: who gets nothing, what is left of it, and what the rows say. Amounts in öre."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import GrantAllocation
from dagmar.facts.book import Facts
from dagmar.registry.own import registry_of
from tests.allocation.earning import codes_of, text
from tests.allocation.written import agreement, give, settled
from tests.strategies import registry_once

REQUIREMENT = "requirements:\n  krav: {kind: target, title: K, met_when: {judged_by: x, criterion: krav}}\n"
DAY = date(2024, 1, 1)
BY_EARNED = "unearned: {share: {among: earners, by: earned}}"


def pott(written: str, *rows: tuple[str, str, str, str]) -> GrantAllocation:
    return give(REQUIREMENT + textwrap.dedent(written), *rows).grant("pott")


def test_the_only_one_who_may_get_a_pot_is_entitled_to_all_of_it_though_it_failed() -> None:
    alone = "grants:\n  pott: {to: skr, amount: 30 kr, requires: krav, unearned: return}\n"
    given = pott(alone, ("krav", "2024", "skr", "not_met"))
    (line,) = given.lines
    assert [int(figure.value) for figure in (line.entitlement, line.earned) if figure is not None] == [3000, 0]
    assert given.returned == 3000


def test_who_was_entitled_to_nothing_did_not_lose_it_by_failing() -> None:
    written = text("requires: krav", codes=("01", "03"), distribute='{fixed: {"01": 0 kr, "03": 10 kr}}')
    nothing, lost = pott(written, ("krav", "2024", "01", "not_met"), ("krav", "2024", "03", "not_met")).lines
    assert nothing.earned is nothing.entitlement
    assert lost.earned is not None
    assert (lost.earned.rule, lost.earned.of[0]) == ("gate", lost.entitlement)


def test_where_nothing_is_left_nobody_has_a_share_of_it() -> None:
    (line, _) = pott(text(BY_EARNED, codes=("01", "03"))).lines
    assert line.earned is line.entitlement


def test_one_ore_that_is_left_is_shared_too() -> None:
    given = pott(text(BY_EARNED, amount="1 kr", codes=("01",), distribute='{fixed: {"01": 0.99 kr}}'))
    assert settled(given) == {"01": 100}


CLOSED = "{{to: {}, method: largest_remainder}}"


@pytest.mark.parametrize(
    ("rounding", "given_out", "kept"),
    [
        (CLOSED.format("1 kr"), "99 kr", None),
        (CLOSED.format("60 kr"), "100 kr", 4000),
        ("", "99.99 kr", None),
        ("", "100 kr", 0),
    ],
)
def test_money_that_is_left_needs_a_rule_when_it_makes_a_whole_unit(
    rounding: str, given_out: str, kept: int | None
) -> None:
    """What does not make a unit goes back. None: it is refused."""
    written = f'grants:\n  pott:\n    to: "01"\n    amount: 100 kr\n    distribute: {{fixed: {{"01": {given_out}}}}}\n'
    written += f"    rounding: {rounding}\n" if rounding else ""
    if kept is None:
        assert codes_of(written) == ["unearned-without-rule"]
    else:
        assert give(written).grant("pott").returned == kept


def test_each_county_answers_for_its_own_region_and_municipalities() -> None:
    """Gotland's requirement is met and Uppsala's is not; all the other counties are excepted."""
    others = [one.code for one in registry_once().counties(DAY) if one.code not in ("03", "09")]
    given = pott(
        f"""
        grants:
          pott:
            to: {{recipients: counties, except: [{", ".join(f'"{code}"' for code in others)}]}}
            amount: 100 kr
            requires: krav
            distribute: equal
            within_county: {{by: equal}}
            unearned: return
            rounding: {{to: 1 kr, method: largest_remainder}}
        """,
        ("krav", "2024", "03", "not_met"),
        ("krav", "2024", "09", "met"),
    )
    failed = {line.recipient.code: line.failed for line in given.lines}
    assert len(failed) == 1 + 8 + 1 + 1
    assert {code: met for code, met in failed.items() if met != ("krav",)} == {"09": (), "0980": ()}


def test_those_whom_the_agreement_lists_itself_get_their_part() -> None:
    loaded = agreement(
        """
        recipients:
          museer: {title: museerna, listed: {nordiska: Nordiska museet, vasa: Vasamuseet}}
        grants:
          pott:
            to: {recipients: [museer, "01", skr], except: nordiska}
            amount: 90 kr
            distribute: equal
            rounding: {to: 1 kr, method: largest_remainder}
          ett:
            to: vasa
            amount: 10 kr
        """
    )
    given = allocate(loaded, Facts((), registry_of(loaded)))
    assert settled(given.grant("pott")) == {"01": 3000, "skr": 3000, "vasa": 3000}
    assert [(line.recipient.kind, line.recipient.name) for line in given.grant("ett").lines] == [("own", "Vasamuseet")]
