"""What is settled by the county, computed a second, plain way: how a county shares, and who is met together.

Random agreements draw no counties, since a county needs its real municipalities; Gotland (one) and Blekinge (five) do.
"""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dagmar.assessment.assess import Assessment
from dagmar.registry.recipient import Recipient
from tests.allocation.written import agreement, facts, give, settled
from tests.strategies import registry_once

COUNTIES = {"09": ["0980"], "10": ["1060", "1080", "1081", "1082", "1083"]}
EVERYONE = [code for county, members in COUNTIES.items() for code in (county, *members)]
DAY = "2024-11-01"  # the registry knows no population then, so every figure is the case's own

people = st.fixed_dictionaries({code: st.integers(1, 5_000) for code in EVERYONE})


def closed(exact: dict[str, Fraction]) -> dict[str, int]:
    """Whole kronor, one at a time to whoever is furthest below, the lowest code of several."""
    units = {code: math.floor(amount / 100) for code, amount in exact.items()}
    while sum(units.values()) < math.floor(sum(exact.values()) / 100):
        units[min(units, key=lambda code: (units[code] - exact[code] / 100, code))] += 1
    return {code: count * 100 for code, count in units.items()}


def grant(within: str) -> str:
    left_out = [
        f'"{code:02d}"' for code in range(1, 26) if f"{code:02d}" not in COUNTIES and code not in (2, 11, 15, 16)
    ]
    return f"""
grants:
  pott:
    to: {{recipients: counties, except: [{", ".join(left_out)}]}}
    amount: 1 000 kr
    distribute: equal
    unearned: return
    within_county: {within}
    rounding: {{to: 1 kr, method: largest_remainder}}
"""


@given(inhabitants=people, per_cent=st.integers(0, 100))
def test_stated_shares_and_inhabitants_among_the_municipalities(inhabitants: dict[str, int], per_cent: int) -> None:
    within = f"{{municipalities: {per_cent} %, region: {100 - per_cent} %, by: population, as_of: {DAY}}}"
    given_out = give(grant(within), *[("population", DAY, code, number) for code, number in inhabitants.items()])
    exact: dict[str, Fraction] = {}
    for county, members in COUNTIES.items():
        exact[county] = Fraction(50_000 * (100 - per_cent), 100)
        for code in members:
            exact[code] = (
                Fraction(50_000 * per_cent, 100) * inhabitants[code] / sum(inhabitants[one] for one in members)
            )
    assert settled(given_out.grant("pott")) == closed(exact)


@given(inhabitants=people)
def test_one_key_for_region_and_municipalities(inhabitants: dict[str, int]) -> None:
    within = f"{{by: population, as_of: {DAY}}}"
    given_out = give(grant(within), *[("population", DAY, code, number) for code, number in inhabitants.items()])
    exact: dict[str, Fraction] = {}
    for county, members in COUNTIES.items():
        whole = inhabitants[county] + sum(inhabitants[one] for one in members)
        exact |= {code: Fraction(50_000 * inhabitants[code], whole) for code in (county, *members)}
    assert settled(given_out.grant("pott")) == closed(exact)


@given(
    inhabitants=people,
    met=st.fixed_dictionaries({code: st.booleans() for code in COUNTIES["10"]}),
    per_cent=st.integers(0, 100),
)
def test_a_county_meets_when_so_many_of_its_inhabitants_live_where_it_is_met(
    inhabitants: dict[str, int], met: dict[str, bool], per_cent: int
) -> None:
    text = f"""
requirements:
  eget: {{kind: base, title: Eget, met_when: {{judged_by: x, criterion: y}}}}
  lanet:
    kind: base
    title: Länet
    unit: county
    met_when: {{meeting: [eget], at_least: {per_cent} %, of: population, as_of: {DAY}, within: county, among: municipalities}}
grants:
  pott: {{to: skr, amount: 1 kr}}
"""
    judged = [("eget", "2024", code, "met" if passed else "not_met") for code, passed in met.items()]
    known = facts(*[("population", DAY, code, number) for code, number in inhabitants.items()], *judged)
    loaded = agreement(text)
    region: Recipient | None = registry_once().find("region", "10", loaded.agreement.period.first)
    assert region is not None
    outcome = Assessment(loaded.agreement, known).outcome("lanet", region, loaded.agreement.period)
    living = sum(inhabitants[code] for code, passed in met.items() if passed)
    everyone = sum(inhabitants[code] for code in met)
    assert (outcome.state == "met") == (100 * living >= per_cent * everyone)
