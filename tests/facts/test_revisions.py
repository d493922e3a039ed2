"""Two fetches compared: what is new, revised and withdrawn. Figures are invented; the properties are sentences of the module."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.book import Facts
from dagmar.facts.observation import Missing, Observation
from dagmar.facts.revisions import revisions, with_history
from dagmar.registry.registry import load_registry
from dagmar.source import Source

FIRST, LATER = "2026-11-24", date(2027, 3, 1)
SOURCE = Source("Källa: Prov")


def seen(recipient: str, value: int | None, *, missing: Missing = "not_reported", recorded: str = FIRST) -> Observation:
    return Observation(
        recipient,
        "N1",
        "2025",
        "number",
        SOURCE,
        recorded,
        value=None if value is None else Fraction(value),
        missing=missing if value is None else None,
    )


def figure(of: Observation | None) -> Fraction | None:
    return None if of is None else of.figure


def told(
    before: list[Observation], after: list[Observation]
) -> list[tuple[str, str, Fraction | None, Fraction | None]]:
    return [(one.kind, one.key[1], figure(one.before), figure(one.after)) for one in revisions(before, after, LATER)]


def test_each_kind_of_change_is_told_with_the_value_before_and_after() -> None:
    before = [seen("01", 5), seen("03", 6), seen("04", 7), seen("05", None), seen("06", 8)]
    after = [seen("01", 5), seen("03", 60), seen("04", None, missing="secret"), seen("05", 9), seen("07", 1)]
    assert told(before, after) == [
        ("revised", "03", Fraction(6), Fraction(60)),
        ("withdrawn", "04", Fraction(7), None),
        ("new", "05", None, Fraction(9)),
        ("withdrawn", "06", Fraction(8), None),
        ("new", "07", None, Fraction(1)),
    ]


def test_a_value_that_becomes_zero_is_revised_and_not_withdrawn() -> None:
    assert told([seen("01", 5)], [seen("01", 0)]) == [("revised", "01", Fraction(5), Fraction(0))]


def test_one_sign_instead_of_another_is_no_change_of_a_value() -> None:
    assert told([seen("01", None)], [seen("01", None, missing="secret")]) == []


def test_the_same_share_of_other_persons_is_a_revision() -> None:
    half = replace(seen("01", 1), value=None, numerator=Fraction(5), denominator=Fraction(10), unit="share")
    assert told([half], [replace(half, numerator=Fraction(50), denominator=Fraction(100))])[0][0] == "revised"


def test_a_withdrawn_value_is_missing_now_and_still_readable() -> None:
    before = [seen("01", 5), seen("03", 6)]
    facts = Facts(with_history(before, [seen("01", 50, recorded="2027-03-01")], LATER), load_registry())
    now, gone = facts.find("N1", "01", "2025"), facts.find("N1", "03", "2025")
    assert now is not None
    assert gone is not None
    assert now.value == 50
    assert gone.value is None
    assert gone.missing == "not_reported"
    assert [one.value for one in facts.history("N1", "03", "2025")] == [6, None]
    assert [one.value for one in facts.history("N1", "01", "2025")] == [5, 50]
    assert {one.recorded for one in facts.history("N1", "03", "2025")} == {FIRST, "2027-03-01"}


sets = st.dictionaries(st.sampled_from(["01", "03", "04", "05"]), st.none() | st.integers(0, 3)).map(
    lambda figures: [seen(code, value) for code, value in figures.items()]
)


@given(before=sets)
def test_a_fetch_does_not_differ_from_itself(before: list[Observation]) -> None:
    assert revisions(before, before, LATER) == ()
    assert list(with_history(before, before, LATER)) == before


@given(before=sets, after=sets)
def test_what_holds_with_history_is_what_the_later_fetch_says_and_nothing_is_lost(
    before: list[Observation], after: list[Observation]
) -> None:
    whole = with_history(before, after, LATER)
    assert list(whole[: len(before)]) == before
    facts, newest = Facts(whole, load_registry()), {one.recipient: one.figure for one in after}
    for one in before + after:
        holds = facts.find("N1", one.recipient, "2025")
        assert holds is not None
        assert holds.figure == newest.get(one.recipient)


@given(before=sets, after=sets)
def test_backwards_what_was_new_is_withdrawn(before: list[Observation], after: list[Observation]) -> None:
    mirrored = {"new": "withdrawn", "withdrawn": "new", "revised": "revised"}
    there, back = revisions(before, after, LATER), revisions(after, before, LATER)
    assert [(mirrored[one.kind], one.key) for one in there] == [(one.kind, one.key) for one in back]
