"""Korta vårdköerna 2025: the shares of the highest amount that a press release printed, and that no rule here gives.

The release of December 2025 says 10-100 per cent a region and 48 per cent for the nation, 243 of 507.5 Mkr. Ceilings by
population would give 46 per cent, 235 Mkr: they follow need, as the terms say, and need has not been published. The amounts
of block 2 are therefore made up and say so; block 1 is 100 Mkr divided equally.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.facts.files import read_facts
from dagmar.library.own_facts import fact_files
from dagmar.registry.population import Population
from dagmar.registry.registry import load_registry
from tests.library.shelves import run, taken

ID = "korta-vardkoerna-2025"
(FILE,) = [file for file in fact_files(taken(ID)) if file.name == "uppnatt.csv"]
REACHED = {seen.recipient: seen.figure for seen in read_facts([FILE]).observations}


def test_the_printed_shares_are_kept_for_all_21_regions() -> None:
    assert len(REACHED) == 21
    # Highest and lowest of the release: Gotland, Jämtland Härjedalen and Värmland 100, Stockholm 10.
    assert {code for code, share in REACHED.items() if share == 1} == {"09", "17", "23"}
    assert min(REACHED, key=lambda code: REACHED[code] or 0) == "01"
    assert REACHED["01"] == Fraction(10, 100)


def test_ceilings_by_population_do_not_give_the_nations_48_per_cent() -> None:
    persons = {}
    for code in REACHED:
        found = load_registry().population("region", code, "2024-12-31")
        assert isinstance(found, Population)
        persons[code] = found.persons
    by_population = sum((REACHED[code] or 0) * persons[code] for code in REACHED) / sum(persons.values())
    assert Fraction(46, 100) < by_population < Fraction(47, 100)
    assert round(Fraction(243, 1) / Fraction(5075, 10) * 100) == 48


def test_block_2_by_a_second_method_gives_the_same_kronor_and_leaves_nothing() -> None:
    (synthetic,) = [file for file in fact_files(taken(ID)) if file.name == "synthetic.csv"]
    figures: dict[str, dict[str, int]] = {}
    came = set()
    for seen in read_facts([synthetic]).observations:
        if seen.figure is not None:
            figures.setdefault(seen.indicator, {})[seen.recipient] = int(seen.figure)
        elif seen.statement == "received":
            came.add(seen.recipient)
    need, before, more, done, rank = (
        figures[name]
        for name in (
            "vardbehov",
            "operationer-forut",
            "operationer-till-taket",
            "operationer",
            "operationer-per-invanare",
        )
    )
    pot = 397_000_000
    ceiling = {code: Fraction(pot * need[code], sum(need.values())) for code in need}
    own = {
        code: ceiling[code] * min(max(Fraction(done[code] - before[code], more[code]), Fraction(0)), Fraction(1))
        for code in came
    }
    best = sorted(came, key=lambda code: -rank[code])[:5]
    left = pot - sum(own.values())
    for code in best:
        own[code] += left * Fraction(need[code], sum(need[each] for each in best))
    grant = run(ID).grant("block-2")
    settled = {line.recipient.code: int(line.settled.value) // 100 for line in grant.lines if line.settled}
    assert sum(settled.values()) == pot
    assert all(abs(settled[code] - own.get(code, Fraction(0))) < 1 for code in settled)
    assert grant.returned == 0
    assert grant.basis in ("mixed", "synthetic")
