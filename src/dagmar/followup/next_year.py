"""The next agreement, begun from the one before: its own text with years and dates moved, and every decision in its place.

The old file is edited and not written anew, so that a reader knows it again: the wording, the order and the comments stand.
What belongs to the year that was (who signed when, what was published, the facts, corrections and amendments) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from dagmar.agreement.draft import problems_of
from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Document, Path, read_yaml
from dagmar.followup.dates import DateFound, dates_of
from dagmar.followup.decisions import Decision, decisions_after, decisions_in, decisions_of_checks
from dagmar.followup.follow_up import FollowUp
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Language, Text

LEFT_OUT = ("signed", "amends", "holds_from", "amended_by", "earlier", "published", "facts")
DECIDE = Text("ATT BESTÄMMA", "TO DECIDE")


@dataclass(frozen=True, slots=True)
class NextAgreement:
    """The new file's text, what must be decided in the order of their numbers, what was moved, and what was left out.

    `files` are those that the agreement itself lists recipients in: they go with it, under the same names.
    """

    id: str
    text: str
    decisions: tuple[Decision, ...]
    moved: tuple[DateFound, ...]
    left_out: tuple[str, ...]
    files: tuple[tuple[FilePath, str], ...]


def next_id(identity: str, old: int, year: int) -> str:
    """The name of the next agreement: the year in it exchanged, or the year put last."""
    return identity.replace(str(old), str(year)) if str(old) in identity else f"{identity}-{year}"


def next_agreement(
    loaded: Loaded,
    year: int,
    language: Language,
    *,
    identity: str | None = None,
    title: str | None = None,
    followed_up: FollowUp | None = None,
    warnings: Sequence[Problem] = (),
) -> NextAgreement:
    """Begin the agreement of a year from an earlier one. Without `followed_up` nothing is said of how the year went.

    Raises:
        Refused: `not-an-identity`, `year-out-of-range`.
    """
    # Read anew from its text: the places in an amendment's document are those of the two files that it was made of.
    agreement, document = loaded.agreement, read_yaml(loaded.document.text, loaded.document.file)
    old_year = agreement.period.first.year
    new_id = identity or next_id(agreement.agreement, old_year, year)
    problems = problems_of(new_id, year)
    if problems:
        raise Refused(problems)
    years = year - old_year
    dates = tuple(dates_of(document.content, agreement.period, years))
    found = [
        *decisions_of_checks(warnings),
        *decisions_in(document.content, agreement, dates),
        *(decisions_after(followed_up) if followed_up else ()),
    ]
    decisions = sorted(found, key=lambda one: _line_of(document, one.path))
    edited = _Edited(document)
    edited.write(("agreement",), agreement.agreement, new_id)
    edited.write(("title",), agreement.title, title or agreement.title.replace(str(old_year), str(year)))
    edited.write(("period",), None, str(agreement.period.years_later(years)))
    for one in dates:
        if one.new != one.old:
            edited.write(one.path, one.old, one.new)
    left_out = tuple(word for word in LEFT_OUT if edited.leave_out(word))
    head = _head(agreement.agreement, year, [one for one in decisions if not one.path], left_out, language)
    for number, one in enumerate(decisions, 1):
        if one.path:
            said = (one.beside or one.what).to(language)
            edited.note(one.path, f"{DECIDE.to(language)} {number}: {_line(said)}")
    moved = tuple(one for one in dates if one.new != one.old)
    return NextAgreement(new_id, head + edited.text(), tuple(decisions), moved, left_out, tuple(_files(loaded)))


def _head(old: str, year: int, of_the_whole: Sequence[Decision], left_out: Sequence[str], language: Language) -> str:
    begun = Text(
        f"Börjat från {old} för {year}. Varje {DECIDE.sv} är något som parterna ska svara på; stryk raden när det är gjort.",
        f"Begun from {old} for {year}. Each {DECIDE.en} is for the parties to answer; delete the line when it is done.",
    )
    lines = [begun.to(language)]
    if left_out:
        words = ", ".join(left_out)
        lines.append(Text(f"Följde inte med: {words}.", f"Left out: {words}.").to(language))
    lines += [
        f"{DECIDE.to(language)} {number}: {_line(one.what.to(language))}" for number, one in enumerate(of_the_whole, 1)
    ]
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _line(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _line_of(document: Document, path: Path) -> int:
    return document.key_place(path).line if path else 0


def _files(loaded: Loaded) -> list[tuple[FilePath, str]]:
    named = [own.file for own in loaded.agreement.recipients.values() if own.file is not None]
    return [(loaded.folder / name, name) for name in named]


class _Edited:
    """The lines of a file while they are edited; every place is that of the file as it was read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._values = dict(document.values)
        self._lines: list[str | None] = list(document.lines())
        self._notes: dict[int, list[str]] = {}

    def write(self, path: Path, old: str | None, new: str) -> None:
        """Exchange a value, when it stands on one line as it was read; what is folded over several stays."""
        place = self._values.get(path)
        line = self._lines[place.line - 1] if place else None
        if place is None or line is None:
            return
        before, rest = line[: place.column - 1], line[place.column - 1 :]
        said = re.escape(old) if old is not None else r"[^\s,}\]#'\"]+"
        found = re.match(rf"(?P<quote>['\"]?){said}(?P=quote)", rest)
        if found:
            quote = found["quote"] or ('"' if re.search(r"[:#\"'\[\]{},&*!|>%@`]", new) and old != new else "")
            value = new.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else new.replace("'", "''")
            shown = f"{quote}{value}{quote}" if quote else new
            self._lines[place.line - 1] = before + shown + rest[found.end() :]
            self._shift(place.line, place.column, len(shown) - found.end())

    def leave_out(self, word: str) -> bool:
        """Take away a section of the whole file; the comments before the next one stay."""
        place = self._document.keys.get((word,))
        if place is None:
            return False
        later = [at.line for path, at in self._document.keys.items() if len(path) == 1 and at.line > place.line]
        end = min(later, default=len(self._lines) + 1)
        while later and (not (line := self._lines[end - 2]) or line.startswith("#")):
            end -= 1
        for number in range(place.line, end):
            self._lines[number - 1] = None
        return True

    def note(self, path: Path, said: str) -> None:
        """A comment on a line of its own, over the line that the path stands on."""
        line = self._document.key_place(path).line
        if line:
            self._notes.setdefault(line, []).append(said)

    def text(self) -> str:
        """The file as it has become."""
        out: list[str] = []
        for number, line in enumerate(self._lines, 1):
            if line is None:
                continue
            margin = line[: len(line) - len(line.lstrip())]
            out += [f"{margin}# {said}" for said in self._notes.get(number, ())]
            out.append(line)
        return "\n".join(out) + "\n"

    def _shift(self, line: int, column: int, by: int) -> None:
        """What stands later on a line stands further on when something before it has become longer."""
        for path, at in self._values.items():
            if by and at.line == line and at.column > column:
                self._values[path] = Place(at.file, at.line, at.column + by)
