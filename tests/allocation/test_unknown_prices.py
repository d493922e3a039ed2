"""Random agreements in which a price was not found: what rests on it is unknown, and nothing else changes. Amounts in öre.

What rests on it is followed here a second way, over the plain values of the file: money that is carried on, and shares
that go by what another grant gave.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.allocation.test_random_agreements import amounts, known_to_the_plain_one, run
from tests.plain.engine import plain_allocate
from tests.strategies import Case, cases


def in_doubt(grants: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The grants with an unknown price, and those that money or a share of theirs reaches; money goes only forward."""
    found: set[str] = set()
    for name, grant in grants.items():
        key = grant["distribute"]
        by = set(key["of"]) if key.get("by") == "earned" else set()
        fed = {other for other in found if goes_to(grants[other]) == name}
        if fed or by & found or any(item["price"] == "unknown" for item in key.get("per_unit", [])):
            found.add(name)
    return found


def goes_to(grant: Mapping[str, Any]) -> str | None:
    rule = grant["unearned"]
    return rule.get("carry_to") if isinstance(rule, Mapping) else None


@given(case=cases(), at=st.integers(0, 3))
def test_what_rests_on_a_price_that_was_not_found_is_unknown_and_the_rest_comes_out(case: Case, at: int) -> None:
    grants = case.content["grants"]
    names = list(grants)
    name = names[at % len(names)]
    volume = f"{name}-mangd-utan-pris"
    before = plain_allocate(case.content, known_to_the_plain_one(case.observations))
    grants[name]["distribute"] = {"per_unit": [{"price": "unknown", "of": volume}], "if_short": "pro_rata"}
    allocation = run(case)
    doubtful = in_doubt(grants)
    assert name in doubtful
    for given_out in allocation.grants:
        if given_out.grant in doubtful:
            assert given_out.unknown is not None
            assert [line.settled for line in given_out.lines] == [None] * len(given_out.lines)
            assert (given_out.carried, given_out.returned) == (None, None)
        else:
            plain = before[given_out.grant]
            ours = {code: row[2] for code, row in amounts(allocation)[given_out.grant].items()}
            assert ours == plain.settled
