"""An amendment in the middle of the year: what was measured keeps the old rule, the rest has the new. Amounts in kronor.

The expected kronor of the written cases are computed by hand; random cases are compared with a second, plain computation
that goes through the months with a loop and shares nothing with the program but the reading of the file.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dagmar
from dagmar.agreement.loader import Loaded, load, load_file
from dagmar.agreement.period import Period
from dagmar.agreement.prose import prose
from dagmar.agreement.versions import holding_of, versions
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import GrantAllocation
from dagmar.derivation import recompute
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from dagmar.registry.registry import load_registry
from dagmar.source import Source
from dagmar.vocabulary import rules, vocabulary
from tests.allocation.written import facts as written

BASE = """agreement: exempel
title: Ett exempel
parties: [staten, skr]
period: 2024
total: 120 kr
requirements:
  kort: {kind: target, title: Kort väntan, met_when: {indicator: andel, at_least: 70 %}}
grants:
  medel:
    to: ["01", "03"]
    amount: 120 kr
    requires: [kort]
    distribute: {by: key, key: {"01": 3, "03": 1}, among: qualified, periods: monthly}
    unearned: return
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
payments:
  - {title: Den första, covers: 2024-01/2024-02}
  - {title: Den andra, covers: 2024-03/2024-12}
"""
SUSPENDED = """amends: exempel
holds_from: 2024-03
grants:
  medel:
    distribute: {by: key, key: {"01": 1, "03": 1}}
removes: [grants/medel/requires, requirements/kort]
"""
LOWERED = """amends: exempel
holds_from: 2024-03
total: 100 kr
requirements:
  kort: {met_when: {indicator: andel, at_least: 60 %}}
grants:
  medel: {amount: 100 kr}
"""
AGAIN = """amends: ny
holds_from: 2024-11
grants:
  medel:
    distribute: {by: key, key: {"01": 0, "03": 1}}
removes: [grants/medel/requires, requirements/kort]
"""
NOTHING_MONTHLY = "amends: exempel\nholds_from: 2024-03\ngrants:\n  medel: {amount: 130 kr}\n"


def amended(folder: Path, change: str, *, base: str = BASE, third: str = "") -> Loaded:
    files = {"exempel": base, "ny": change, "tredje": third}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load_file(folder / f"{'tredje' if third else 'ny'}.yaml", vocabulary(), lambda name: folder / f"{name}.yaml")


def facts(met: dict[str, str]) -> Facts:
    """For each recipient twelve letters, one a month: `h` is 80 %, `m` is 65 %, `l` is 50 %."""
    shares = {"h": Fraction(8, 10), "m": Fraction(65, 100), "l": Fraction(1, 2)}
    rows = [
        Observation(code, "andel", f"2024-{month:02d}", "share", Source("test"), "", value=shares[letter])
        for code, letters in met.items()
        for month, letter in enumerate(letters, start=1)
    ]
    return Facts(tuple(rows), load_registry())


def run(loaded: Loaded, met: dict[str, str]) -> GrantAllocation:
    assert [one for one in dagmar.check(loaded) if one.severity == "error"] == []
    return allocate(loaded, facts(met)).grant("medel")


def kronor_of(grant: GrantAllocation) -> dict[str, Fraction]:
    return {line.recipient.code: line.settled.value / 100 for line in grant.lines if line.settled is not None}


def test_months_measured_keep_the_old_rule_and_the_rest_falls_to_the_new_key(tmp_path: Path) -> None:
    # Ten kronor a month: January to 01 alone, February to nobody; the other hundred kronor are shared alike.
    grant = run(amended(tmp_path, SUSPENDED), {"01": "hl", "03": "ll"})
    assert kronor_of(grant) == {"01": 60, "03": 50}
    assert grant.returned == 1000
    assert [[int(cell.value) for cell in line.by_payment] for line in grant.lines] == [[1000, 5000], [0, 5000]]


def test_a_result_of_a_month_after_the_suspension_is_not_asked_for_and_changes_nothing(tmp_path: Path) -> None:
    loaded = amended(tmp_path, SUSPENDED)
    short, whole = (kronor_of(run(loaded, {"01": "hl" + more, "03": "ll" + more})) for more in ("", "h" * 10))
    assert short == whole


def test_each_month_is_judged_by_the_level_that_held_when_it_was_measured(tmp_path: Path) -> None:
    # 65 % fails 70 % in January and February, and meets 60 % from March. 120/12 = 10 kr a month is lost twice; the 80 kr
    # that are left of the new 100 kr are 8 kr a month, 6 to 01 and 2 to 03.
    grant = run(amended(tmp_path, LOWERED), {"01": "m" * 12, "03": "m" * 12})
    assert kronor_of(grant) == {"01": 60, "03": 20}
    assert grant.returned == 2000


def test_a_month_that_is_not_over_follows_the_new_wording(tmp_path: Path) -> None:
    kept = {
        day: kronor_of(run(amended(tmp_path, SUSPENDED.replace("2024-03", day)), {"01": "hhh", "03": "lll"}))
        for day in ("2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01")
    }
    # The old months go to 01 alone: one of them, two, two, three.
    assert [amounts["01"] for amounts in kept.values()] == [10 + 55, 20 + 50, 20 + 50, 30 + 45]


def test_an_amendment_of_an_amendment_leaves_both_their_months(tmp_path: Path) -> None:
    loaded = amended(tmp_path, LOWERED, third=AGAIN)
    # Two months of 10 kr by 70 %, eight of 8 kr by 60 % (3 to 1), and the last 16 kr to 03.
    assert kronor_of(run(loaded, {"01": "h" * 10, "03": "h" * 10})) == {"01": 15 + 48, "03": 5 + 16 + 16}
    assert [one.holds_from for one in versions(loaded.agreement)] == ["2024-11", "2024-03", None]


def test_the_whole_version_written_out_gives_the_same_amounts(tmp_path: Path) -> None:
    loaded = amended(tmp_path, SUSPENDED)
    alone = load(loaded.document.text, "hel.yaml", vocabulary())
    met = {"01": "hl", "03": "lh"}
    assert kronor_of(run(alone, met)) == kronor_of(run(loaded, met))


def test_the_old_version_still_settles_all_its_months_by_the_old_rule(tmp_path: Path) -> None:
    amended(tmp_path, SUSPENDED)
    old = load_file(tmp_path / "exempel.yaml", vocabulary())
    assert kronor_of(run(old, {"01": "h" * 12, "03": "h" * 12})) == {"01": 90, "03": 30}


def test_a_pot_that_is_settled_once_has_the_new_rule_for_all_of_it(tmp_path: Path) -> None:
    once = BASE.replace(", among: qualified, periods: monthly", "").replace("    requires: [kort]\n", "")
    loaded = amended(tmp_path, NOTHING_MONTHLY + "total: 130 kr\nremoves: [requirements, payments]\n", base=once)
    assert loaded.agreement.earlier is None
    # 130 kr, 3 to 1: 97,50 and 32,50; the krona left goes to the lower code.
    assert kronor_of(run(loaded, {})) == {"01": 98, "03": 32}


def test_the_failure_told_is_that_of_the_old_requirement_by_its_own_title(tmp_path: Path) -> None:
    loaded = amended(tmp_path, SUSPENDED)
    given = allocate(loaded, facts({"01": "hh", "03": "ll"}))
    assert given.grant("medel").lines[1].failed == ("kort",)
    assert "Kort väntan" in dagmar.explain(given, "03")


def test_a_period_is_held_by_the_latest_wording_that_began_before_it_was_over(tmp_path: Path) -> None:
    agreement = amended(tmp_path, LOWERED, third=AGAIN).agreement
    held = {
        text: holding_of(agreement, "kort", Period.parse(text)).holds_from
        for text in ("2024-02", "2024-03", "2024-12", "2024")
    }
    assert held == {"2024-02": None, "2024-03": "2024-03", "2024-12": "2024-11", "2024": "2024-11"}


def test_the_prose_says_what_held_before_and_for_what(tmp_path: Path) -> None:
    text = prose(amended(tmp_path, SUSPENDED).agreement, "sv").replace("\u00a0", " ")
    before = text.split("## Det som gällde före lydelsen i mars 2024")[1]
    assert "minst 70 %" in before
    assert "minst 70 %" not in text.split("## Det som gällde")[0]


NEW_GRANT = """amends: exempel
holds_from: 2024-03
total: 130 kr
grants:
  medel:
    distribute: {by: key, key: {"01": 1, "03": 1}}
  ny:
    to: ["01"]
    amount: 10 kr
    distribute: equal
    assumed: {distribute: nyckeln är påhittad}
    rounding: {to: 1 kr, method: largest_remainder}
removes: [grants/medel/requires, requirements/kort]
"""


def test_a_grant_that_came_with_the_amendment_is_given_out_by_it_alone(tmp_path: Path) -> None:
    given = allocate(amended(tmp_path, NEW_GRANT), facts({"01": "hl", "03": "ll"}))
    assert kronor_of(given.grant("medel")) == {"01": 60, "03": 50}
    assert kronor_of(given.grant("ny")) == {"01": 10}
    assert [one.about for one in given.grant("ny").assumed] == ["distribute"]
    assert given.grant("medel").assumed == ()


def test_a_requirement_that_came_with_a_new_grant_judges_the_months_before_the_amendment_too(tmp_path: Path) -> None:
    # One krona a month, and 01 was above 60 % in January, in March and in May.
    monthly = NEW_GRANT.replace("distribute: equal", 'distribute: {by: key, key: {"01": 1}, periods: monthly}')
    monthly = (
        monthly.replace("10 kr", "12 kr")
        .replace("130 kr", "132 kr")
        .replace("assumed: ", "requires: plan\n    unearned: return\n    assumed: ")
    )
    plan = "requirements:\n  plan: {kind: base, title: Plan, met_when: {indicator: andel, at_least: 60 %}}\n"
    loaded = amended(tmp_path, monthly.replace("grants:\n", plan + "grants:\n", 1))
    given = allocate(loaded, facts({"01": "hlhlmlllllll", "03": "ll"}))
    assert kronor_of(given.grant("ny")) == {"01": 3}
    assert given.grant("ny").returned == 900


def test_an_amendment_before_any_month_was_over_holds_for_all_of_the_pot(tmp_path: Path) -> None:
    loaded = amended(tmp_path, SUSPENDED.replace("2024-03", "2024-01-10"))
    assert kronor_of(run(loaded, {"01": "", "03": ""})) == {"01": 60, "03": 60}


def test_months_measured_of_an_amount_that_nobody_knew_leave_the_rest_unknown(tmp_path: Path) -> None:
    unknown = BASE.replace("120 kr", "unknown")
    grant = run(amended(tmp_path, LOWERED, base=unknown), {"01": "h" * 12, "03": "h" * 12})
    assert [line.settled for line in grant.lines] == [None, None]
    assert grant.returned is None
    assert grant.unknown is not None


def test_an_amount_that_was_not_known_for_some_months_leaves_all_of_it_unknown(tmp_path: Path) -> None:
    """Known in the first wording and in the third, and not in the second."""
    again = AGAIN.replace("grants:\n  medel:\n", "total: 100 kr\ngrants:\n  medel:\n    amount: 100 kr\n")
    loaded = amended(tmp_path, LOWERED.replace("100 kr", "unknown"), third=again)
    grant = run(loaded, {"01": "h" * 12, "03": "h" * 12})
    assert (grant.returned, [line.settled for line in grant.lines]) == (None, [None, None])
    assert grant.unknown is not None


def test_what_is_left_for_the_last_month_is_all_of_what_is_left(tmp_path: Path) -> None:
    # Ten kronor a month to 01 until November, and the ten of December to both alike.
    grant = run(amended(tmp_path, SUSPENDED.replace("2024-03", "2024-12")), {"01": "h" * 11, "03": "l" * 11})
    assert kronor_of(grant) == {"01": 115, "03": 5}
    # By months still, and 130 kr instead of 120: December has 20.
    more = NOTHING_MONTHLY.replace("2024-03\n", "2024-12\ntotal: 130 kr\n")
    grant = run(amended(tmp_path, more), {"01": "h" * 12, "03": "l" * 12})
    assert kronor_of(grant) == {"01": 130, "03": 0}


def test_the_pot_of_a_later_month_is_what_the_earlier_ones_left_and_says_whose(tmp_path: Path) -> None:
    # Nobody meets anything: 100 kr less 10 for January and 10 for February is 80, and a tenth of it is March's.
    grant = run(amended(tmp_path, LOWERED), {"01": "l" * 12, "03": "l" * 12})
    assert grant.unearned is not None
    months = [month.of[0] for month in grant.unearned.of]
    assert [month.about for month in months] == [f"2024-{number:02d}" for number in range(1, 13)]
    left, part = months[2].of
    whole, before = left.of
    assert [int(figure.value) for figure in (whole, before, left)] == [10_000, 2000, 8000]
    assert (before.of, part.value) == (tuple(months[:2]), Fraction(1, 10))
    assert {figure.about for figure in (whole, before, left, part)} == {"medel"}


EARNED = BASE.replace("    unearned", "    earn: {threshold: 80 %, indicator: prov}\n    unearned")
REQUIRED = "    requires: [kort]\n"
KORT = "requirements:\n  kort: {kind: target, title: Kort väntan, met_when: {indicator: andel, at_least: 70 %}}\n"


@pytest.mark.parametrize(
    ("base", "change", "wrong", "line", "begins"),
    [
        (BASE, SUSPENDED, "andel", 7, "andel, at_least: 70 %"),
        (
            BASE,
            "amends: exempel\nholds_from: 2024-03\nrequirements:\n  kort: {met_when: {indicator: annan, at_least: 60 %}}\n",
            "andel",
            7,
            "andel, at_least: 70 %",
        ),
        (
            EARNED.replace(REQUIRED, "").replace(KORT, ""),
            "amends: exempel\nholds_from: 2024-03\nremoves: [grants/medel/earn]\n",
            "prov",
            11,
            "prov}",
        ),
    ],
)
def test_a_figure_in_the_wrong_unit_is_refused_where_the_wording_that_held_asked_for_it(
    tmp_path: Path, base: str, change: str, wrong: str, line: int, begins: str
) -> None:
    loaded = amended(tmp_path, change, base=base)
    figures: list[tuple[str, str, str, str | int | Fraction]] = [
        (name, f"2024-{month:02d}", code, 5 if name == wrong else "9/10")
        for name in ("andel", "annan", "prov")
        for month in range(1, 13)
        for code in ("01", "03")
    ]
    with pytest.raises(Refused) as refused:
        allocate(loaded, written(*figures))
    assert {problem.code for problem in refused.value.problems} == {"unit-mismatch"}
    (place,) = {problem.at for problem in refused.value.problems}
    assert (Path(place.file).name, place.line) == ("exempel.yaml", line)
    assert base.splitlines()[line - 1][place.column - 1 :].startswith(begins)


LETTERS = st.text("hml", min_size=12, max_size=12)


@given(
    old=st.integers(0, 50_000),
    more=st.integers(0, 50_000),
    month=st.integers(2, 12),
    monthly=st.booleans(),
    met=st.fixed_dictionaries({"01": LETTERS, "03": LETTERS}),
)
@pytest.mark.parametrize("level", ["60 %", "70 %"])
def test_a_second_plain_computation_comes_to_the_same_ore(
    tmp_path_factory: pytest.TempPathFactory,
    level: str,
    old: int,
    more: int,
    month: int,
    monthly: bool,
    met: dict[str, str],
) -> None:
    new = old + more
    key = 'by: key, key: {"01": 2, "03": 5}'
    rule = f"{{{key}, among: qualified, periods: monthly}}" if monthly else f"{{{key}, among: qualified}}"
    change = (
        f"amends: exempel\nholds_from: 2024-{month:02d}\ntotal: {new} öre\n"
        f"requirements: {{kort: {{met_when: {{indicator: andel, at_least: {level}, period: 2024-12}}}}}}\n"
        f"grants:\n  medel:\n    amount: {new} öre\n    distribute: {rule}\n"
    )
    base = BASE.replace("120 kr", f"{old} öre").replace("to: 1 kr", "to: 1 öre")
    grant = allocate(amended(tmp_path_factory.mktemp("a"), change, base=base), facts(met)).grant("medel")
    expected = plain(old, new, month, monthly, met, level)
    for line in grant.lines:
        assert line.earned is not None
        assert line.settled is not None
        assert line.earned.value == expected[line.recipient.code]
        assert recompute(line.settled, rules()) == line.settled.value
    settled = sum(line.settled.value for line in grant.lines if line.settled is not None)
    assert settled == sum(expected.values()) // 1
    assert new == settled + (grant.returned or 0)


def plain(old: int, new: int, month: int, monthly: bool, met: dict[str, str], level: str) -> dict[str, Fraction]:
    """Öre to each: a loop over the months, and then over what is left."""
    got = {"01": Fraction(0), "03": Fraction(0)}

    def give(pot: Fraction, weights: dict[str, int]) -> None:
        for code, weight in weights.items():
            got[code] += pot * weight / sum(weights.values())

    for number in range(month - 1):
        give(
            Fraction(old, 12), {code: weight for code, weight in {"01": 3, "03": 1}.items() if met[code][number] == "h"}
        )
    left = new - Fraction(old, 12) * (month - 1)
    good = "hm" if level == "60 %" else "h"
    qualified = {code: weight for code, weight in {"01": 2, "03": 5}.items() if met[code][11] in good}
    times = 13 - month if monthly else 1
    for _ in range(times):
        give(left / times, qualified)
    return got
