"""What a decision costs: 10 grants, 311 recipients, 20 requirements; what its reasons cost; and how it grows.

`make bench` prints the table. Times are of this machine at this moment; what is asserted are ratios within one run.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import cast

import pytest

from dagmar.agreement.loader import Loaded, load
from dagmar.allocation.allocate import allocate
from dagmar.allocation.rounding.largest_remainder import close
from dagmar.derivation import Derivation, Rule
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.registry.recipient import Kind, Recipient, RecipientCode
from dagmar.registry.registry import Registry, load_registry
from dagmar.source import Source
from dagmar.vocabulary import vocabulary

pytestmark = pytest.mark.bench
AS_OF = "2024-11-01"
SOURCE = Source("invented for the benchmark", basis="synthetic")
GRANTS, REQUIREMENTS, ROUNDS = 10, 20, 9


class Many(Registry):
    """A registry of any number of municipalities, for seeing how a decision grows."""

    def __init__(self, recipients: Iterable[Recipient]) -> None:
        self.made_up = {one.code: one for one in recipients}

    def roll(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        return self.made_up if kind == "municipality" else super().roll(kind, on)


def many(number: int) -> Registry:
    one = load_registry().municipalities(date(2024, 1, 1))[0]
    return Many(
        Recipient(
            RecipientCode(f"m{index:06d}"), "municipality", f"m{index}", one.county, None, "none", f"m{index}", one.form
        )
        for index in range(number - len(load_registry().regions(date(2024, 1, 1))))
    )


def agreement() -> Loaded:
    requirements = "".join(
        f"  k{n}: {{kind: target, title: Krav {n}, met_when: {{indicator: i{n}, at_least: 40 %}}}}\n"
        for n in range(REQUIREMENTS)
    )
    grants = "".join(
        f"  g{n}:\n    to: [regions, municipalities]\n    amount: {100 + n} Mkr\n"
        f"    requires: [k{2 * n}, k{2 * n + 1}]\n"
        f"    distribute: {{by: population, as_of: {AS_OF}}}\n    unearned: return\n"
        "    rounding: {to: 1 kr, method: largest_remainder}\n"
        for n in range(GRANTS)
    )
    head = "agreement: matning\ntitle: Mätning\nparties: [staten, skr]\nperiod: 2024\ntotal: unknown\n"
    return load(f"{head}requirements:\n{requirements}grants:\n{grants}", "matning.yaml", vocabulary())


def known(registry: Registry) -> Facts:
    everyone = (*registry.regions(date(2024, 1, 1)), *registry.municipalities(date(2024, 1, 1)))
    rows = [
        Observation(
            one.code, "population", AS_OF, "persons", SOURCE, "2025", value=Fraction(1_000 + 37 * index % 90_001)
        )
        for index, one in enumerate(everyone)
    ]
    rows += [
        Observation(
            one.code,
            f"i{n}",
            "2024",
            "share",
            SOURCE,
            "2025",
            numerator=Fraction((index * 7 + n * 13) % 101),
            denominator=Fraction(101),
        )
        for n in range(REQUIREMENTS)
        for index, one in enumerate(everyone)
    ]
    return Facts(rows, registry)


def bare(facts: Facts, codes: list[str]) -> list[dict[str, int]]:
    """The same figures and nothing else: no reasons, no outcomes, no checks, no structure."""
    level = Fraction(2, 5)
    given = []
    for n in range(GRANTS):
        people = {
            code: cast("Observation", facts.find("population", code, AS_OF)).figure or Fraction(0) for code in codes
        }
        everyone = sum(people.values())
        pot = Fraction((100 + n) * 100_000_000)
        earned: dict[str, Fraction] = {}
        for code in codes:
            share = pot * people[code] / everyone
            met = all(
                (cast("Observation", facts.find(f"i{k}", code, "2024")).figure or Fraction(0)) >= level
                for k in (2 * n, 2 * n + 1)
            )
            earned[code] = (share if met else Fraction(0)) / 100
        given.append(close(earned, sum(earned.values(), Fraction(0)).__floor__()))
    return given


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def without_reasons(rule: Rule, *of: Derivation, about: str = "") -> Derivation:
    """A figure that keeps nothing of what it was made of."""
    return Derivation(rule.name, rule.arithmetic(*[part.value for part in of]), "öre")


def test_a_decision_for_everyone(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, facts = agreement(), known(load_registry())
    codes = sorted({seen.recipient for seen in facts})
    whole, plain, forgetful = [], [], []
    for _ in range(ROUNDS):
        whole.append(seconds(lambda: allocate(loaded, facts)))
        plain.append(seconds(lambda: bare(facts, codes)))
        with monkeypatch.context() as patched:
            patched.setattr(Rule, "__call__", without_reasons)
            forgetful.append(seconds(lambda: allocate(loaded, facts)))
    ours = [
        {line.recipient.code: line.settled.value / 100 for line in grant.lines if line.settled}
        for grant in allocate(loaded, facts).grants
    ]
    assert ours == bare(facts, codes)
    middle = statistics.median
    with capsys.disabled():
        print(
            f"\na decision: {GRANTS} grants, {len(codes)} recipients, {REQUIREMENTS} requirements, median of {ROUNDS}"
        )
        cost, above_bare = middle(whole) / middle(forgetful), middle(whole) / middle(plain)
        print(f"  with its reasons               {middle(whole) * 1000:8.1f} ms")
        print(f"  the same without keeping them  {middle(forgetful) * 1000:8.1f} ms   reasons cost {cost:.2f} times")
        print(
            f"  bare figures, no assessment    {middle(plain) * 1000:8.1f} ms   a decision costs {above_bare:.2f} times"
        )
    assert middle(whole) < 2 * middle(forgetful)


def test_it_grows_in_a_straight_line(capsys: pytest.CaptureFixture[str]) -> None:
    loaded = agreement()
    rows = []
    for number in (311, 1_000, 3_000, 10_000):
        facts = known(many(number))
        rows.append((number, min(seconds(lambda facts=facts: allocate(loaded, facts)) for _ in range(3))))  # type: ignore[misc]  # bound at once
    with capsys.disabled():
        print("\nrecipients   seconds   microseconds a recipient and grant")
        for number, spent in rows:
            print(f"{number:10d}  {spent:8.3f}   {spent / number / GRANTS * 1e6:8.1f}")
    assert rows[-1][1] / rows[-1][0] < 2 * rows[0][1] / rows[0][0]
