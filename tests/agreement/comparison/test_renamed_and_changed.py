"""A grant that goes by another name and is changed as well is told as that, when only one can be meant."""

from __future__ import annotations

from dagmar.agreement.comparison import Change, compare, renamed_grants
from dagmar.agreement.loader import Loaded, load
from dagmar.vocabulary import vocabulary

HEAD = "agreement: prov\ntitle: Prov\nparties: [staten, skr]\nperiod: 2024\ntotal: unknown\ngrants:\n"
BY_PEOPLE = "{by: population, as_of: 2023-12-31}"


def grant(name: str, amount: str, key: str = BY_PEOPLE, to: str = "regions") -> str:
    return (
        f"  {name}:\n    to: {to}\n    amount: {amount}\n    distribute: {key}\n    unearned: return\n"
        "    rounding: {to: 1 kr, method: largest_remainder}\n"
    )


def read(*grants: str) -> Loaded:
    return load(HEAD + "".join(grants), "prov.yaml", vocabulary())


def changes(old: Loaded, new: Loaded) -> list[tuple[str, str, str]]:
    return [_told(change) for change in compare(old.agreement, new.agreement)]


def _told(change: Change) -> tuple[str, str, str]:
    return change.kind, "/".join(map(str, change.path)), change.new.sv.replace("\u00a0", " ") if change.new else ""


def test_a_renamed_grant_with_another_amount_is_renamed_and_its_amount_changed() -> None:
    old, new = read(grant("vard", "10 Mkr")), read(grant("omsorg", "12 Mkr"))
    assert changes(old, new) == [
        ("renamed", "grants/omsorg", "”omsorg”"),
        ("changed", "grants/omsorg/amount", "12 Mkr"),
    ]
    assert renamed_grants(old.agreement, new.agreement) == {"vard": "omsorg"}


def test_the_grant_that_is_the_same_is_found_among_several() -> None:
    old = read(grant("vard", "10 Mkr"), grant("bonus", "1 Mkr", "equal"))
    new = read(grant("extra", "2 Mkr", "equal"), grant("omsorg", "12 Mkr", BY_PEOPLE.replace("2023", "2022")))
    assert renamed_grants(old.agreement, new.agreement) == {"vard": "omsorg", "bonus": "extra"}
    assert [kind for kind, _, _ in changes(old, new)] == ["renamed", "changed", "changed", "renamed", "changed"]


def test_nothing_is_guessed_when_two_can_be_meant_or_the_rule_is_of_another_kind() -> None:
    one = read(grant("vard", "10 Mkr"))
    two = read(grant("a", "12 Mkr"), grant("b", "13 Mkr"))
    assert renamed_grants(one.agreement, two.agreement) == renamed_grants(two.agreement, one.agreement) == {}
    assert [kind for kind, _, _ in changes(one, two)] == ["removed", "added", "added"]
    other_rule = read(grant("omsorg", "10 Mkr", "equal"))
    assert [kind for kind, _, _ in changes(one, other_rule)] == ["removed", "added"]
    mostly_other = read(
        grant("omsorg", "12 Mkr", BY_PEOPLE.replace("2023", "2021"), "municipalities").replace("1 kr", "1 öre")
    )
    assert [kind for kind, _, _ in changes(one, mostly_other)] == ["removed", "added"]
