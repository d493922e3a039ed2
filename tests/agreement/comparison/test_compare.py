"""Two versions of an agreement: each edit is reported where it was made, and nothing else is."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import dagmar
from dagmar.agreement.comparison import Change, compare, renamed_grants
from dagmar.agreement.comparison.choices import CHOICES
from dagmar.agreement.model import Agreement
from dagmar.agreement.node import read_yaml
from dagmar.agreement.prose import prose
from dagmar.vocabulary import vocabulary
from tests.agreement.prose.spoken import scalars
from tests.agreement.prose.test_reading_back import EVERYTHING, FILES, LANGUAGES, altered, with_value
from tests.strategies import Case, cases

Content = dict[str, Any]
SHORT = {"recipients", "of"}
"""Words that a file may leave out: `to: regions`, and indicators listed directly under `points`."""


def read(content: Any) -> Agreement:
    return Agreement.model_validate(content, context={"vocabulary": vocabulary()})


def content_of(file: Path) -> Content:
    content = dagmar.load(file).document.content
    assert isinstance(content, dict)
    return content


def words(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """A path without places in lists and without words that a file may leave out."""
    return tuple(str(step) for step in path if isinstance(step, str) and step not in SHORT)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.kind, ".".join(map(str, change.path))) for change in changes]


def plain(change: Change) -> tuple[str, str, str]:
    """The Swedish words, old and new, with ordinary spaces."""
    assert change.old is not None
    assert change.new is not None
    return tuple(text.sv.replace("\u00a0", " ") for text in (change.what, change.old, change.new))  # type: ignore[return-value]  # three in, three out


PRIO = content_of(next(file for file in FILES if file.parent.name == "psykisk-ohalsa-2012"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_an_agreement_does_not_differ_from_itself(file: Path) -> None:
    assert compare(read(content_of(file)), read(content_of(file))) == ()


@given(case=cases())
def test_a_random_agreement_does_not_differ_from_itself(case: Case) -> None:
    assert compare(case.built().agreement, case.built().agreement) == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_altered_digit_of_a_file_is_reported_at_its_place_and_nothing_else(file: Path) -> None:
    content = content_of(file)
    edited_alone(content, list(altered(content)))


@given(case=cases(), choose=st.randoms(use_true_random=False))
def test_every_altered_digit_of_a_random_agreement_is_reported_at_its_place_and_nothing_else(
    case: Case, choose: Any
) -> None:
    content = read_yaml(case.text, "a.yaml").content
    possible = list(altered(content))
    edited_alone(content, [choose.choice(possible) for _ in range(5)])


def edited_alone(content: Any, edits: list[tuple[tuple[str | int, ...], str]]) -> None:
    """Each edit is one change, at its path, with the old value as the old text says it and the new as the new one does."""
    old = read(content)
    before = {language: prose(old, language) for language in LANGUAGES}
    for path, written in edits:
        try:
            new = read(with_value(content, path, written))
        except ValidationError:
            continue  # no agreement, so there is nothing to compare
        (change,) = compare(old, new)
        assert (change.kind, words(change.path)) == ("changed", words(path))
        assert change.old is not None
        assert change.new is not None
        for language in LANGUAGES:
            assert change.what.to(language)
            if words(path)[-2:] != ("rounding", "to"):  # the prose says `whole kronor` of 1 kr
                assert _bare(change.old.to(language)) in before[language].casefold()
                assert _bare(change.new.to(language)) in prose(new, language).casefold()


def _bare(said: str) -> str:
    return said.strip("”“").casefold()


@given(case=cases(), choose=st.randoms(use_true_random=False))
def test_a_grant_taken_out_or_put_in_is_one_change(case: Case, choose: Any) -> None:
    whole, less = case.content, copy.deepcopy(case.content)
    name = choose.choice(list(whole["grants"]))
    if len(whole["grants"]) > 1:
        del less["grants"][name]
        assert told(compare(_loaded(whole), _loaded(less))) == [("removed", f"grants.{name}")]
        assert told(compare(_loaded(less), _loaded(whole))) == [("added", f"grants.{name}")]


@given(case=cases(), choose=st.randoms(use_true_random=False), everywhere=st.booleans())
def test_a_renamed_grant_or_requirement_is_one_change_though_others_name_it(
    case: Case, choose: Any, everywhere: bool
) -> None:
    section = choose.choice(["grants", "requirements"] if "requirements" in case.content else ["grants"])
    name = choose.choice(list(case.content[section]))
    after = copy.deepcopy(case.content)
    after[section] = {("nytt" if key == name else key): one for key, one in after[section].items()}
    if everywhere:
        after = _renamed_everywhere(after, name)
    changes = compare(_loaded(case.content), _loaded(after))
    twin = next(one for one in changes)
    assert [(change.kind, change.path[0]) for change in changes] == [("renamed", section)]
    assert twin.old is not None
    assert (twin.old.sv, twin.path[1]) == (f"”{name}”", "nytt")
    assert renamed_grants(_loaded(case.content), _loaded(after)) == ({name: "nytt"} if section == "grants" else {})


def _renamed_everywhere(content: Any, name: str) -> Any:
    """The new name wherever a rule names it: after `requires`, `carry_to` and `of`, and not in a title."""
    if isinstance(content, dict):
        return {key: one if key == "title" else _renamed_everywhere(one, name) for key, one in content.items()}
    if isinstance(content, list):
        return [_renamed_everywhere(one, name) for one in content]
    return "nytt" if content == name else content


def _loaded(content: Content) -> Agreement:
    return Case(content).loaded().agreement


def _a_year_later(content: Any) -> Any:
    for path, written in scalars(content):
        word = str(path[-1])
        if re.fullmatch(r"20\d\d(-\d\d){0,2}(/20\d\d(-\d\d){0,2})?", written) and not {"sources", "published"} & set(
            path
        ):
            if word in {"at_least", "at_most"}:
                continue
            later = re.sub(r"\d{4}", lambda year: str(int(year[0]) + 1), written)
            content = with_value(content, path, later)
    return content


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_dates_that_follow_the_period_are_moved_and_not_changed(file: Path) -> None:
    content = content_of(file)
    changes = compare(read(content), read(_a_year_later(content)))
    assert [change.path for change in changes if change.kind == "changed"] == [("period",)]
    assert {change.kind for change in changes} <= {"changed", "moved"}


def test_in_the_file_with_everything_every_kind_of_date_moves() -> None:
    content = content_of(EVERYTHING)
    moved = [one for one in compare(read(content), read(_a_year_later(content))) if one.kind == "moved"]
    assert {"signed", "holds_from", "by", "period", "from", "as_of", "due", "opens", "day", "covers", "baseline"} <= {
        str(change.path[-1]) for change in moved
    }


def test_a_date_that_moves_while_the_period_stays_is_changed() -> None:
    after = copy.deepcopy(PRIO)
    after["requirements"]["samverkan"]["met_when"]["by"] = "2013-11-01"
    assert told(compare(read(PRIO), read(after))) == [("changed", "requirements.samverkan.met_when.by")]


def test_a_date_that_moves_otherwise_than_the_period_is_changed() -> None:
    after = _a_year_later(copy.deepcopy(PRIO))
    after["requirements"]["samverkan"]["met_when"]["by"] = "2013-10-01"
    changed = [one for one in compare(read(PRIO), read(after)) if one.kind == "changed"]
    assert [words(one.path)[-1] for one in changed] == ["period", "by"]
    assert plain(changed[1]) == (
        "Kravet ”Politiskt beslutad överenskommelse om samverkan finns i länet”: när kravet är uppfyllt, sista dagen",
        "1 november 2012",
        "1 oktober 2013",
    )


def test_a_renamed_grant_whose_dates_have_moved_is_renamed_and_moved() -> None:
    after = _a_year_later(copy.deepcopy(PRIO))
    after["grants"] = {key.replace("landsting", "regioner"): one for key, one in after["grants"].items()}
    changes = compare(read(PRIO), read(after))
    assert {change.kind for change in changes} == {"changed", "moved", "renamed"}
    assert renamed_grants(read(PRIO), read(after)) == {
        "barn-och-unga-landsting": "barn-och-unga-regioner",
        "omfattande-behov-landsting": "omfattande-behov-regioner",
    }


def test_a_renamed_grant_of_a_real_agreement_that_is_also_changed_is_renamed_and_changed() -> None:
    after = copy.deepcopy(PRIO)
    after["grants"]["ny"] = {**after["grants"].pop("barn-och-unga-landsting"), "amount": "76 Mkr"}
    kinds = told(compare(read(PRIO), read(after)))
    assert kinds == [("renamed", "grants.ny"), ("changed", "grants.ny.amount")]


def test_grants_that_carry_to_each_other_may_all_be_renamed() -> None:
    old = content_of(EVERYTHING)
    after = _renamed_everywhere(copy.deepcopy(old), "bonus")
    after["grants"] = {{"besok": "moten", "bonus": "nytt"}.get(key, key): one for key, one in after["grants"].items()}
    after["grants"]["nytt"]["distribute"]["of"] = ["moten"]
    old["grants"]["bonus"]["distribute"] = after["grants"]["nytt"]["distribute"] = "equal"
    found = renamed_grants(read(old), read(after))
    assert found == {"besok": "moten", "bonus": "nytt"}


def test_what_is_removed_is_named_as_it_was_called() -> None:
    after = copy.deepcopy(PRIO)
    grant = after["grants"]["barn-och-unga-kommuner"]
    grant["title"] = "Ett nytt namn"
    del grant["unearned"]
    removed = next(one for one in compare(read(PRIO), read(after)) if one.kind == "removed")
    assert removed.what.en == "The grant “Barn och unga, kommunernas hälft”: the money that nobody earns"
    assert removed.old is not None
    assert removed.old.sv == "går tillbaka till staten"


def test_another_kind_of_rule_is_one_change_that_says_both_rules() -> None:
    after = copy.deepcopy(PRIO)
    after["grants"]["barn-och-unga-kommuner"]["distribute"] = "equal"
    (change,) = compare(read(PRIO), read(after))
    assert plain(change) == (
        "Bidraget ”Barn och unga, kommunernas hälft”: fördelningen",
        "efter antalet invånare den 31 december 2011",
        "med lika mycket till var och en",
    )


def test_a_requirement_put_first_in_a_list_leaves_the_others_alone() -> None:
    after = copy.deepcopy(PRIO)
    after["grants"]["barn-och-unga-kommuner"]["requires"].insert(0, "inventering")
    (change,) = compare(read(PRIO), read(after))
    assert (change.kind, change.path[-2:], change.old) == ("added", ("requires", 0), None)
    assert change.new is not None
    assert change.new.en == "“Behoven hos personer med omfattande behov är inventerade”"


def test_what_is_taken_out_of_a_list_is_removed_at_its_old_place() -> None:
    after = copy.deepcopy(PRIO)
    del after["grants"]["barn-och-unga-kommuner"]["requires"][0]
    assert told(compare(read(PRIO), read(after))) == [("removed", "grants.barn-och-unga-kommuner.requires.0")]


def test_names_of_recipients_are_said_when_they_are_given() -> None:
    nara = content_of(next(file for file in FILES if file.parent.name == "god-och-nara-vard-2024"))
    after = copy.deepcopy(nara)
    after["grants"]["kommunerna"]["distribute"]["fixed"]["01"] = "111 Mkr"
    (change,) = compare(read(nara), read(after), {"01": "Stockholms län"})
    assert plain(change) == (
        "Bidraget ”Kommunernas del, länsvis”: fördelningen, det angivna beloppet, Stockholms län",
        "110 Mkr",
        "111 Mkr",
    )


def test_everything_put_in_or_taken_out_can_be_said_in_both_languages() -> None:
    whole = content_of(EVERYTHING)
    bare = {key: whole[key] for key in ("agreement", "title", "parties", "period", "total")}
    bare["grants"] = {"skr": whole["grants"]["skr"]}
    added, removed = compare(read(bare), read(whole)), compare(read(whole), read(bare))
    assert {change.kind for change in added} == {"added"}
    assert {change.kind for change in removed} == {"removed"}
    assert all(one.new and one.new.sv and one.new.en and one.what.sv and one.what.en for one in added)
    assert [one.new for one in added] == [one.old for one in removed]


def test_every_choice_between_words_can_be_said() -> None:
    assert all(text.sv and text.en for text in CHOICES.values())
    assert _choices() <= set(CHOICES)


def _choices() -> set[tuple[str, str]]:
    import typing

    from dagmar.agreement.words import Words

    def words_below(kind: type[Words]) -> list[type[Words]]:
        return [kind, *(one for sub in kind.__subclasses__() for one in words_below(sub))]

    def literals(annotation: Any) -> set[str]:
        if typing.get_origin(annotation) is typing.Literal:
            return {one for one in typing.get_args(annotation) if isinstance(one, str)}
        return {one for part in typing.get_args(annotation) for one in literals(part)}

    vocabulary()
    return {
        (name.rstrip("_"), one)
        for kind in words_below(Words)
        if kind.__module__.startswith("dagmar.")
        for name, hint in typing.get_type_hints(kind, include_extras=True).items()
        if name in kind.model_fields
        for one in literals(hint)
    }
