"""What each recipient gets in several agreements, added up by hand."""

from __future__ import annotations

from dagmar.allocation.over_years import Sum, over_years
from dagmar.allocation.result import Allocation
from dagmar.money import Ore
from tests.allocation.written import HEAD, give

GRANT = """
  {name}:
    to: {to}
    amount: {amount}
    {more}
    distribute: {rule}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
LANDSTING = HEAD.replace("period: 2024", "period: 2012")


def grant(name: str, to: str, amount: str, more: str = "", rule: str = "equal") -> str:
    return GRANT.format(name=name, to=to, amount=amount, more=more, rule=rule)


def gives(*grants: str, head: str = HEAD) -> Allocation:
    return give("grants:" + "".join(grants), head=head)


def rows(*allocations: Allocation | None) -> dict[tuple[str, str], tuple[Sum | None, ...]]:
    return {(one.kind, one.recipient): one.sums for one in over_years(allocations)}


def test_the_grants_of_an_agreement_are_added_and_agreements_stand_side_by_side() -> None:
    first = gives(grant("a", '["01", "03"]', "90 kr"), grant("b", '["01"]', "7 kr"))
    second = gives(grant("c", '["03", "0180"]', "10 kr"))
    assert rows(first, second) == {
        ("municipality", "0180"): (None, Sum(Ore(500), complete=True)),
        ("region", "01"): (Sum(Ore(5200), complete=True), None),
        ("region", "03"): (Sum(Ore(4500), complete=True), Sum(Ore(500), complete=True)),
    }


def test_what_is_not_known_is_left_out_of_the_sum_which_says_so_whatever_comes_after() -> None:
    known, unknown = grant("a", '["01"]', "90 kr"), grant("b", '["01"]', "unknown")
    for order in ((known, unknown), (unknown, known)):
        assert rows(gives(*order)) == {("region", "01"): (Sum(Ore(9000), complete=False),)}


def test_what_is_no_money_to_give_out_leaves_nothing_out() -> None:
    frame = grant("ram", '["01"]', "1 000 kr", "amount_is: frame")
    found = rows(gives(grant("a", '["01"]', "90 kr"), frame))
    assert found == {("region", "01"): (Sum(Ore(9000), complete=True),)}


def test_an_agreement_that_could_not_be_computed_has_no_rows() -> None:
    assert rows(None, gives(grant("a", '["01"]', "90 kr"))) == {("region", "01"): (None, Sum(Ore(9000), complete=True))}
    assert rows(None) == {}


def test_a_recipient_is_called_what_it_was_called_last() -> None:
    before, after = gives(grant("a", '["05"]', "1 kr"), head=LANDSTING), gives(grant("a", '["05"]', "1 kr"))
    assert [one.name for one in over_years([before, after])] == ["Region Östergötland"]
    assert [one.name for one in over_years([before])] == ["Landstinget i Östergötland"]
