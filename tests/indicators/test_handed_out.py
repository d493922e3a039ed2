"""What leaves of an indicator, attacked as it stands on disk by one who sees only the file, and the one before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.files import read_facts
from dagmar.indicators.measured import Measured
from dagmar.indicators.release import Way, protect_all
from dagmar.problem import Refused
from tests.disclosure.attacker import Equation, Published, Variable, bounds_of, computed, equations, interval
from tests.indicators.handing import (
    AREAS,
    FEW,
    MEAN,
    SHARE,
    Counts,
    Parts,
    counts,
    defined,
    measured,
    read_by_anyone,
    released,
    rows_in,
    secret,
    share_of,
)


def assert_hidden(one: Measured, published: Published, *, least: int) -> None:
    """Every figure from `least` to 4 is hidden, cannot be computed, and may be up to 4 more for all that one can tell."""
    given_ = equations([published])
    assert computed(given_).keys() & secret(published) == set()
    limits = bounds_of([published], least=0)
    for area, sex in [(area, sex) for area in range(len(AREAS.codes)) for sex in range(3)]:
        did, every = int(one.numerator[area, sex, 0]), int(one.base[area, sex, 0])
        at = (AREAS.codes[area], ("all", "women", "men")[sex])
        for part, count in (("did", did), ("did not", every - did), ("all", every)):
            if least <= count <= 4:
                assert published.cells[*at, part] is None
                low, high = interval(given_, limits, published.variable((*at, part)))
                assert low <= count + 1e-6
                assert high >= count + 4 - 1e-6


@given(counts())
def test_nothing_secret_in_a_file_of_shares_is_computed_and_no_small_count_is_narrowed(known: Counts) -> None:
    one = measured(defined(SHARE), known)
    with TemporaryDirectory() as folder:
        published = read_by_anyone(released(one, Path(folder), "now"), share_of)
    assert_hidden(one, published, least=1)


@given(counts())
def test_where_zero_is_hidden_nobody_finds_where_there_are_none(known: Counts) -> None:
    """Not who did, nor who did not, nor who could: every line is there, and what is 0 may be up to 4 for all that one can tell."""
    one = measured(defined(SHARE, "0-4"), known)
    with TemporaryDirectory() as folder:
        file = released(one, Path(folder), "now")
        assert len(rows_in(file)) == len(AREAS.codes) * 3
        published = read_by_anyone(file, share_of)
    assert_hidden(one, published, least=0)


@given(counts())
def test_where_zero_is_hidden_neither_rows_nor_sum_of_a_mean_tell_of_none(known: Counts) -> None:
    """A place with nobody has the sign, as one with few; so has one with many whose values are all 0, which tells of each."""
    one = measured(defined(MEAN, "0-4"), known)
    with TemporaryDirectory() as folder:
        file = released(one, Path(folder), "now")
        inside = pq.read_table(Path(folder) / "now.parquet").to_pylist()
        shown = {(row["recipient"], row["sex"]): row for row in rows_in(file)}
        assert len(shown) == len(AREAS.codes) * 3
        for row in inside:
            small = row["internal"] == "0" or (row["quantity"] == "persons" and int(row["internal"]) <= 4)
            if small:
                assert (row["published"], shown[row["area"], row["sex"]]["missing"]) == (None, "secret")
        for column, quantity in (("denominator", "persons"), ("numerator", "sum")):
            published = read_by_anyone(file, known_of(column))
            published.totals = published.totals[:2]
            published.cells = {at[:2]: value for at, value in published.cells.items() if at[2] == "all"}
            hidden = {
                ("", row["area"], row["sex"]) for row in inside if row["quantity"] == quantity and not row["published"]
            }
            assert hidden <= secret(published)
            assert computed(equations([published])).keys() & hidden == set()


def test_the_internal_file_of_a_rule_that_hides_zero_is_read_back_as_that_rule(tmp_path: Path) -> None:
    """The same figures again after themselves: the same file, in which what was hidden is hidden."""
    for name in (SHARE, MEAN):
        first = released(measured(defined(name, "0-4"), FEW), tmp_path, f"{name}-1")
        again = [tmp_path / f"{name}-1.parquet"]
        second = released(measured(defined(name, "0-4"), FEW), tmp_path, f"{name}-2", earlier=again)
        assert values_of(second) == values_of(first)


@given(counts(), counts(), st.lists(st.booleans(), min_size=10, max_size=10))
def test_two_releases_together_give_no_small_figure_and_narrow_none(
    before: Counts, after: Counts, revised: list[bool]
) -> None:
    """Some municipalities are revised. A figure that is the same in both may be guessed to be, and is one unknown."""
    both = [
        [new if revised[2 * at + sex] else old for sex, (old, new) in enumerate(zip(one, other, strict=True))]
        for at, (one, other) in enumerate(zip(before, after, strict=True))
    ]
    first, second = measured(defined(SHARE), before), measured(defined(SHARE), both)
    with TemporaryDirectory() as made:
        folder = Path(made)
        old = read_by_anyone(released(first, folder, "old"), share_of)
        new = read_by_anyone(released(second, folder, "new", earlier=[folder / "old.parquet"]), share_of)
    found = together([(first, old), (second, new)])
    unknown: dict[Variable, tuple[int, int | None]] = {name: (0, None) for given_, _ in found for name in given_}
    small = {name for name in unknown if 0 < name[3] <= 4}
    assert computed(found).keys() & small == set()
    for name in sorted(small)[:3]:
        low, high = interval(found, unknown, name)
        assert low <= name[3] + 1e-6
        assert high >= name[3] + 4 - 1e-6


def together(releases: list[tuple[Measured, Published]]) -> list[Equation]:
    """What both say of what neither shows. Left out are sums over an earlier figure that still stands."""
    found: list[Equation] = []
    shown: dict[Variable, bool] = {}
    for one, published in releases:
        for at, value in published.cells.items():
            name = (*at, true(one, at))
            shown[name] = shown.get(name) or (value is not None)
    for one, published in releases:
        for total, parts in published.sums():
            unknown: dict[Variable, Fraction] = {}
            level = Fraction(0)
            for at, sign in [(total, -1), *((part, 1) for part in parts)]:
                value, name = published.cells[at], (*at, true(one, at))
                if value is not None and value != true(one, at):
                    break
                if shown[name]:
                    level -= sign * true(one, at)
                else:
                    unknown[name] = unknown.get(name, Fraction(0)) + sign
            else:
                found.append(({of: factor for of, factor in unknown.items() if factor}, level))
    return [one for one in found if one[0]]


def true(one: Measured, at: tuple[str, ...]) -> Fraction:
    area, sex = AREAS.codes.index(at[0]), ("all", "women", "men").index(at[1])
    did, every = int(one.numerator[area, sex, 0]), int(one.base[area, sex, 0])
    return Fraction({"did": did, "all": every, "did not": every - did}[at[2]])


@given(counts())
def test_neither_the_rows_nor_the_sum_behind_a_secret_mean_is_computed(known: Counts) -> None:
    one = measured(defined(MEAN), known)
    with TemporaryDirectory() as folder:
        file = released(one, Path(folder), "now")
        inside = pq.read_table(Path(folder) / "now.parquet").to_pylist()
        for column, quantity in (("denominator", "persons"), ("numerator", "sum")):
            published = read_by_anyone(file, known_of(column))
            published.totals = published.totals[:2]
            published.cells = {at[:2]: value for at, value in published.cells.items() if at[2] == "all"}
            hidden = {
                ("", row["area"], row["sex"]) for row in inside if row["quantity"] == quantity and not row["published"]
            }
            assert hidden <= secret(published)
            assert computed(equations([published])).keys() & hidden == set()


def known_of(column: str) -> Callable[[dict[str, str]], Parts]:
    return lambda row: (None, None if row["missing"] else Fraction(row[column]))


def test_a_small_count_has_the_sign_of_secrecy_and_is_read_as_a_fact(tmp_path: Path) -> None:
    file = released(measured(defined(SHARE), FEW), tmp_path, "now")
    (row,) = [row for row in rows_in(file) if (row["recipient"], row["sex"]) == ("0114", "women")]
    assert (row["value"], row["numerator"], row["denominator"], row["missing"]) == ("", "", "", "secret")
    read = read_facts([file])
    assert {seen.missing for seen in read.observations if (seen.recipient, seen.sex) == ("0114", "women")} == {"secret"}


def test_the_exact_figure_is_in_the_internal_file_alone_beside_what_was_shown(tmp_path: Path) -> None:
    file = released(measured(defined(SHARE), FEW), tmp_path, "now")
    rows = pq.read_table(tmp_path / "now.parquet").to_pylist()
    (row,) = [one for one in rows if (one["area"], one["sex"], one["part"]) == ("0114", "women", "did")]
    assert (row["internal"], row["published"], row["reason"]) == ("3", None, "threshold")
    about = json.loads((tmp_path / "now.csv.json").read_text("utf-8"))
    assert about["indicators"][0]["disclosure"]["rule"] == "1-4"
    assert "threshold" not in file.read_text("utf-8") + json.dumps(about)


def test_an_internal_file_cannot_be_read_as_facts(tmp_path: Path) -> None:
    released(measured(defined(SHARE), FEW), tmp_path, "now")
    with pytest.raises(Refused) as refused:
        read_facts([tmp_path / "now.parquet"])
    assert "column-unknown" in {problem.code for problem in refused.value.problems}


def test_a_figure_is_rounded_by_its_rule_and_by_no_other(tmp_path: Path) -> None:
    """33 of 45 becomes 35 of 45 with 1-7+5, and stays with none."""
    for rule in ("1-7+5", "none"):
        one = measured(defined(SHARE, rule), FEW)
        shown = [row for row in rows_in(released(one, tmp_path, rule.replace("+", "-"))) if not row["missing"]]
        assert len(shown) > 5
        for row in shown:
            area, sex = AREAS.codes.index(row["recipient"]), ("all", "women", "men").index(row["sex"])
            for column, table in (("numerator", one.numerator), ("denominator", one.base)):
                count = int(table[area, sex, 0])
                assert int(row[column]) == ((count + 2) // 5 * 5 if rule == "1-7+5" else count)


def test_a_period_that_cannot_be_shown_anew_stands_as_it_was(tmp_path: Path) -> None:
    """One woman of 0114 more: every total that she is in is known from before, and nothing about her can be told."""
    released(measured(defined(SHARE), FEW), tmp_path, "old")
    more = [[[4, 30], [20, 9]], *FEW[1:]]
    new = released(measured(defined(SHARE), more), tmp_path, "new", earlier=[tmp_path / "old.parquet"])
    assert values_of(new) == values_of(tmp_path / "old.csv")


def values_of(file: Path) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in ("recipient", "sex", "numerator", "denominator")) for row in rows_in(file)]


def test_noise_is_the_same_every_time_and_another_with_another_key(tmp_path: Path) -> None:
    (tmp_path / "a.key").write_bytes(b"0123456789abcdef")
    (tmp_path / "b.key").write_bytes(b"fedcba9876543210")
    one = measured(defined(SHARE, "noise"), FEW)
    first, again, other = (
        rows_in(released(one, tmp_path, name, key=tmp_path / f"{key}.key"))
        for name, key in (("first", "a"), ("again", "a"), ("other", "b"))
    )
    assert first == again
    assert first != other
    shown = [row for row in first if not row["missing"]]
    assert len(shown) > 15
    for row in shown:
        area, sex = AREAS.codes.index(row["recipient"]), ("all", "women", "men").index(row["sex"])
        assert abs(int(row["numerator"]) - int(one.numerator[area, sex, 0])) <= 5
        assert int(row["numerator"]) <= int(row["denominator"])


def test_protected_apart_is_the_same_and_in_the_same_order() -> None:
    """In two processes as in this one, figure by figure; a refusal comes back whole, and nothing is half protected."""
    every = [measured(defined(name), FEW) for name in (SHARE, MEAN, SHARE)]
    here, apart = (protect_all(every, Way(None), lambda *_: None, workers=workers) for workers in (1, 2))
    assert [list(one.leaving()) for one in apart] == [list(one.leaving()) for one in here]
    assert [one.measured.defined.id for one in apart] == [SHARE, MEAN, SHARE]
    with pytest.raises(Refused) as refused:
        protect_all([*every, measured(defined(SHARE, "noise"), FEW)], Way(None), lambda *_: None, workers=2)
    assert [problem.code for problem in refused.value.problems] == ["noise-key-missing"]


def test_noise_without_its_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        released(measured(defined(SHARE, "noise"), FEW), tmp_path, "now")
    assert [problem.code for problem in refused.value.problems] == ["noise-key-missing"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("rule", "code"), [("1-7+5", "disclosure-does-not-fit"), ("5", "disclosure-rule-unknown")])
def test_a_rule_that_does_not_fit_the_measure_is_refused_in_its_place(rule: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        defined(MEAN, rule)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert refused.value.problems[0].at.line is not None
