"""The Python interface: the rooms put together in the order of the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dagmar.agreement.checks import checks_of as of_the_agreement
from dagmar.agreement.comparison import Change, SideBySide, compare, renamed_grants, side_by_side
from dagmar.agreement.loader import Loaded, load_file
from dagmar.agreement.node import Document
from dagmar.allocation.allocate import allocate as _allocate
from dagmar.allocation.checks import checks_of as of_its_mechanisms
from dagmar.allocation.difference import Difference, differences
from dagmar.allocation.over_years import RecipientSums, over_years
from dagmar.allocation.refusal import not_judged, wrong_reference
from dagmar.allocation.result import Allocation
from dagmar.allocation.sharers import UnknownRecipient, sharers_of
from dagmar.assessment.assess import Assessment
from dagmar.assessment.condition import NotJudged, WrongReference
from dagmar.facts.book import Facts
from dagmar.facts.files import Progress
from dagmar.library.examples import has_examples, run_examples
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import locate
from dagmar.money import Ore
from dagmar.problem import Problem, Refused
from dagmar.publication.explanation.explain import explain as _explain
from dagmar.recovery.amounts import read_table
from dagmar.recovery.explain import Explained
from dagmar.recovery.explain import explain_table as _explain_table
from dagmar.registry.names import names_of
from dagmar.text import Language
from dagmar.vocabulary import vocabulary


def load(agreement: str | Path) -> Loaded:
    """Read an agreement: a file, a folder that holds an agreement.yaml, or the name of one in the library.

    An amendment results in the complete new version of the agreement of the library that it amends.

    Raises:
        Refused: everything that is wrong with the shape of the file, at once.
    """
    return load_file(locate(agreement), vocabulary(), locate)


def check(agreement: Loaded, *, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that can be proved wrong before anyone signs: errors and warnings, in the order of the file.

    When nothing else is wrong the examples beside the file are run on its own facts, and one that does not come out is an
    error at its place. `progress` is told how much of the facts has been read. What is wrong with the shape of a file is
    refused already by `load`. Each code has a row in docs/reference/messages.md or docs/reference/library.md.
    """
    found = _provable(agreement)
    if not _errors(found):
        found += _tried(agreement, progress)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.at, problem.code)))


def facts_of(agreement: Loaded, *, progress: Progress | None = None) -> Facts:
    """The facts that lie with an agreement, with the registry behind them; what leaves a result is in its `warnings`.

    `progress` is told how many bytes of the files have been read, and of how many.

    Raises:
        Refused: everything that is wrong in the files.
    """
    return facts_with(agreement, progress=progress)


def assess(agreement: Loaded, facts: Facts | None = None) -> Assessment:
    """Every requirement that a grant names, judged for everyone who may get that grant, in the agreement's period.

    `known()` gives the outcomes and `missing` what could not be judged for want of a fact. Without `facts`, the
    agreement's own are used.

    Raises:
        Refused: the agreement has errors, or a grant names a recipient that there is not.
    """
    _refuse_errors(agreement)
    assessment = Assessment(agreement.agreement, facts_of(agreement) if facts is None else facts)
    problems: list[Problem] = []
    for name, grant in agreement.agreement.grants.items():
        try:
            recipients = sharers_of(grant.to, agreement, assessment.facts) if grant.to and grant.requires else ()
            for recipient in recipients:
                assessment.outcomes(grant.requires, recipient, agreement.agreement.period)
        except UnknownRecipient as error:
            problems.append(error.problem(agreement.document.place(("grants", name, "to"))))
        except WrongReference as error:
            problems.append(wrong_reference(error, agreement, ("grants", name, "requires")))
        except NotJudged as error:
            problems += [not_judged(reason, agreement, ("grants", name, "to")) for reason in error.reasons]
    if problems:
        raise Refused(problems)
    return assessment


def allocate(agreement: Loaded, facts: Facts | None = None) -> Allocation:
    """Every amount, exact to the öre, with its reason. Without `facts`, the agreement's own are used.

    Raises:
        Refused: the agreement has errors, or every fact that is missing and every rule that cannot be followed, at once.
    """
    _refuse_errors(agreement)
    return _allocate(agreement, facts_of(agreement) if facts is None else facts)


def explain(allocation: Allocation, recipient: str, *, language: Language = "sv", full: bool = False) -> str:
    """Why a recipient (its code) gets what it gets: three lines a grant, or with `full` every step down to the facts.

    Raises:
        Refused: no grant concerns the recipient.
    """
    agreement = allocation.assessment.agreement
    return _explain(allocation, Loaded(agreement, Document(allocation.agreement, "")), recipient, language, full=full)


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two agreements: in rules, and in kronor a recipient when both could be computed.

    `amounts` and the two allocations are None when one of them could not be computed; `why` then says why. `warnings` are
    those of both sides' facts.
    """

    changes: tuple[Change, ...]
    amounts: tuple[Difference, ...] | None
    allocations: tuple[Allocation, Allocation] | None = None
    why: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def diff(old: Loaded, new: Loaded, *, progress: Progress | None = None) -> Diff:
    """What differs between two versions or years: rules, and kronor a recipient from the facts that lie with them."""
    changes = _compared(old, new)
    warnings: list[Problem] = []
    try:
        facts = []
        for side in (old, new):
            facts.append(facts_of(side, progress=progress))
            warnings += facts[-1].warnings
        before, after = allocate(old, facts[0]), allocate(new, facts[1])
    except Refused as refused:
        return Diff(changes, None, why=refused.problems, warnings=tuple(dict.fromkeys(warnings)))
    amounts = differences(before, after, renamed_grants(old.agreement, new.agreement))
    differing = tuple(one for one in amounts if one.differs)
    return Diff(changes, differing, (before, after), warnings=tuple(dict.fromkeys(warnings)))


def _provable(agreement: Loaded) -> list[Problem]:
    """What the file alone shows."""
    return [*agreement.warnings, *of_the_agreement(agreement), *of_its_mechanisms(agreement)]


def _tried(agreement: Loaded, progress: Progress | None) -> list[Problem]:
    """What the examples beside the file show, and what was noticed in the facts that they were run on."""
    if not has_examples(agreement):
        return []
    try:
        facts = facts_of(agreement, progress=progress)
        ran = run_examples(agreement, facts)
    except Refused as refused:
        return list(refused.problems)
    return [*facts.warnings, *(problem for result in ran for problem in result.problems)]


def _errors(found: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity == "error"]


@dataclass(frozen=True, slots=True)
class Series:
    """Several years of an agreement, in the order given: the money side by side, and what changed at each step.

    `allocations` has None for what could not be computed, and `why` says why.
    """

    money: SideBySide
    steps: tuple[tuple[Change, ...], ...]
    recipients: tuple[RecipientSums, ...]
    allocations: tuple[Allocation | None, ...]
    why: tuple[Problem, ...] = ()


def series(agreements: Sequence[Loaded]) -> Series:
    """Several years of an agreement: to whom the money went, what rules changed from each to the next, and the kronor."""
    done: list[Allocation | None] = []
    why: list[Problem] = []
    for agreement in agreements:
        try:
            done.append(allocate(agreement))
        except Refused as refused:
            done.append(None)
            why += refused.problems
    return Series(
        side_by_side([one.agreement for one in agreements]),
        tuple(_compared(old, new) for old, new in pairwise(agreements)),
        over_years(done),
        tuple(done),
        tuple(why),
    )


def _compared(old: Loaded, new: Loaded) -> tuple[Change, ...]:
    names = names_of(old, new)
    return compare(old.agreement, new.agreement, names.recipients, names.counties)


def explain_table(table: str | Path, pot: Ore | None = None) -> Explained:
    """The formula behind a published table of amounts (CSV): known keys and closings tried, and the key itself recovered.

    `pot` is what was shared out, in öre; without it the sum of the rows.

    Raises:
        Refused: the file is no table of amounts, or the pot cannot be known.
    """
    return _explain_table(read_table(Path(table)), pot)


def _refuse_errors(agreement: Loaded) -> None:
    # Not the examples: to see what an agreement gives is how one finds out why an example does not come out.
    errors = _errors(_provable(agreement))
    if errors:
        raise Refused(sorted(dict.fromkeys(errors), key=lambda problem: (problem.at, problem.code)))
