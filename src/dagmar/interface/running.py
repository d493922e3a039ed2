"""An agreement from its file to its amounts and their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dagmar.agreement.checks import checks_of as of_the_agreement
from dagmar.agreement.loader import Loaded, load_file, read_text
from dagmar.agreement.node import Document
from dagmar.allocation.allocate import allocate as _allocate
from dagmar.allocation.checks import checks_of as of_its_mechanisms
from dagmar.allocation.refusal import not_judged, wrong_reference
from dagmar.allocation.result import Allocation
from dagmar.allocation.sharers import UnknownRecipient, sharers_of
from dagmar.assessment.assess import Assessment
from dagmar.assessment.condition import NotJudged, WrongReference
from dagmar.facts.book import Facts
from dagmar.facts.files import Progress
from dagmar.library.example import read_examples
from dagmar.library.examples import examples_file, has_examples, run_examples
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import locate, locate_meant
from dagmar.problem import Problem, Refused
from dagmar.publication.explanation.explain import explain as _explain
from dagmar.text import Language
from dagmar.vocabulary import vocabulary


def load(agreement: str | Path) -> Loaded:
    """Read an agreement: a file, a folder that holds an agreement.yaml, or the name of one in the library.

    An amendment results in the complete new version of the agreement of the library that it amends.

    Raises:
        Refused: everything that is wrong with the shape of the file, at once; or a bare name is that of one in the library
            and of another in the folder where one is.
    """
    return load_file(locate_meant(agreement), vocabulary(), locate)


def check(agreement: Loaded, *, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that can be proved wrong before anyone signs: errors and warnings, in the order of the file.

    The facts and the examples that lie with the agreement are read too. When nothing else is wrong the examples are run on
    those facts, and one that does not come out is an error at its place. `progress` is told how much of the facts has been
    read. What is wrong with the shape of a file is refused already by `load`. Each code has a row in
    docs/reference/messages.md or docs/reference/library.md.
    """
    found = _provable(agreement)
    found += _read_beside(agreement, progress) if _errors(found) else _tried(agreement, progress)
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


def _read_beside(agreement: Loaded, progress: Progress | None) -> list[Problem]:
    """What is wrong in the files of facts and of examples by themselves, when the agreement cannot be run on them yet."""
    found: list[Problem] = []
    if has_examples(agreement):
        path = examples_file(agreement)
        try:
            read_examples(read_text(path), str(path), agreement)
        except Refused as refused:
            found += refused.problems
    if agreement.agreement.facts:
        try:
            facts_of(agreement, progress=progress)
        except Refused as refused:
            found += refused.problems
    return found


def _errors(found: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity == "error"]


def _refuse_errors(agreement: Loaded) -> None:
    # Not the examples: to see what an agreement gives is how one finds out why an example does not come out.
    errors = _errors(_provable(agreement))
    if errors:
        raise Refused(sorted(dict.fromkeys(errors), key=lambda problem: (problem.at, problem.code)))
