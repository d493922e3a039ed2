"""What others have said of an agreement afterwards: reports from outside, in `evaluations.yaml` beside the agreement.

    evaluations:
      riksrevisionen-2015-19:
        title: Rehabiliteringsgarantin fungerar inte
        author: Riksrevisionen
        year: 2015
        url: https://...
        finding: what it says, in our own words
        status: verified

They stand beside and not inside: the parties did not sign them, and one that comes years later changes no decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dagmar.agreement.loader import Loaded, read_text
from dagmar.agreement.node import Document, read_yaml
from dagmar.library.shelf import AGREEMENT
from dagmar.problem import Problem, Refused
from dagmar.text import Text

EVALUATIONS = "evaluations.yaml"
NEEDED = ("title", "author", "year", "url", "finding", "status")
STATUSES = ("verified", "secondary", "derived", "not_found")
FORM = Text(
    f"En utvärdering har {', '.join(NEEDED)}; status är {', '.join(STATUSES)}.",
    f"An evaluation has {', '.join(NEEDED)}; status is {', '.join(STATUSES)}.",
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One report. `finding` is in our own words; `status` says how it is known, as in the sources of an agreement."""

    id: str
    title: str
    author: str
    year: int
    url: str
    finding: str
    status: str


def evaluations_of(loaded: Loaded) -> tuple[Evaluation, ...]:
    """The evaluations that lie beside an agreement, in the order of the file; none when there is no file.

    Raises:
        Refused: `evaluation-malformed`, for everything that is wrong in the file at once.
    """
    file = Path(loaded.document.file)
    alone = file.name == AGREEMENT or not (loaded.folder / AGREEMENT).is_file()
    path = loaded.folder / (EVALUATIONS if alone else f"{file.stem}.{EVALUATIONS}")
    return read_evaluations(read_text(path), path) if path.is_file() else ()


def read_evaluations(text: str, path: Path) -> tuple[Evaluation, ...]:
    """The evaluations in a text; `path` is the file that it stands in.

    Raises:
        Refused: `evaluation-malformed`, or what leaves the file unreadable.
    """
    document = read_yaml(text, str(path))
    content = document.content if isinstance(document.content, dict) else {}
    named = content.get("evaluations")
    problems = list(document.problems)
    if set(content) != {"evaluations"} or not isinstance(named, dict) or not named:
        problems.append(_malformed(document, (), Text("Filen har inte evaluations.", "The file has no evaluations.")))
        named = {}
    found = []
    for name, said in named.items():
        given = said if isinstance(said, dict) else {}
        wrong = list(_wrong(document, name, given))
        problems += wrong
        if not wrong:
            part = {word: " ".join(str(given[word]).split()) for word in NEEDED}
            found.append(Evaluation(name, year=int(part.pop("year")), **part))
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.at))
    return tuple(found)


def _wrong(document: Document, name: str, given: Mapping[str, object]) -> list[Problem]:
    """Everything that is wrong with one evaluation."""
    at = ("evaluations", name)
    found = [
        _malformed(document, at, Text(f"{name} saknar {word}.", f"{name} lacks {word}."))
        for word in NEEDED
        if not isinstance(given.get(word), str)
    ]
    found += [
        _malformed(document, (*at, word), Text(f"”{word}” är inget ord här.", f"“{word}” is not a word here."))
        for word in given
        if word not in NEEDED
    ]
    if found:
        return found
    year, status = str(given["year"]), str(given["status"])
    if not (year.isdecimal() and len(year) == 4):
        found.append(_malformed(document, (*at, "year"), Text(f"{year} är inget år.", f"{year} is no year.")))
    if status not in STATUSES:
        said = Text(f"{status} är ingen status.", f"{status} is no status.")
        found.append(_malformed(document, (*at, "status"), said))
    return found


def _malformed(document: Document, path: tuple[str, ...], what: Text) -> Problem:
    return Problem("evaluation-malformed", document.place(path), what, FORM)
