"""How a new agreement that was begun from an earlier one is told: what must be decided, what moved, what `check` says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dagmar.cli.answer import Answer
from dagmar.cli.problems import documents
from dagmar.cli.terminal import Terminal
from dagmar.followup.decisions import Kind
from dagmar.followup.next_year import DECIDE, NextAgreement
from dagmar.problem import Problem
from dagmar.text import Language, Text

KINDS: dict[Kind, Text] = {
    "whole": Text("Avtalet i sin helhet", "The agreement as a whole"),
    "amount": Text("Belopp", "Amounts"),
    "date": Text("Datum", "Dates"),
    "level": Text("Nivåer", "Levels"),
    "assumed": Text("Vad som var antaget", "What was assumed"),
    "wording": Text("Lydelser", "Wordings"),
    "text": Text("Texter som talar om ett år", "Texts that speak of a year"),
    "not_modelled": Text("Vad som inte var modellerat", "What was not modelled"),
    "evaluation": Text("Vad andra har sagt", "What others have said"),
    "warning": Text("Varningar", "Warnings"),
}


def begun_answer(
    begun: NextAgreement,
    old: str,
    file: Path,
    found: Sequence[Problem],
    why_not: Sequence[Problem],
    language: Language,
) -> Answer:
    """The answer; `found` is what `check` says of the new file, `why_not` why the year could not be followed up."""
    errors = [one for one in found if one.severity == "error"]

    def tell(to: Terminal) -> None:
        to.say(Text(f"Skrev {file}, från {old}.", f"Wrote {file}, from {old}."))
        if why_not:
            said = Text("Året kunde inte följas upp:", "The year could not be followed up:")
            to.note(said)
            to.problems(why_not)
        lines = _lines(begun)
        for kind, heading in KINDS.items():
            of = [(number, one) for number, one in enumerate(begun.decisions, 1) if one.kind == kind]
            if of:
                to.say("")
                to.say(f"{heading.to(to.language)} ({len(of)})", style="bold")
                for number, one in of:
                    to.say(f"  {number}. [{file.name}:{lines[number]}] {one.what.to(to.language)}")
        to.say("")
        for date in begun.moved:
            where = ".".join(map(str, date.path))
            to.say(Text(f"Flyttat: {where} {date.old} → {date.new}", f"Moved: {where} {date.old} → {date.new}"))
        to.say(_told(len(begun.decisions), errors, file))
        to.problems(errors)

    document = {
        "agreement": begun.id,
        "from": old,
        "file": str(file),
        **_document(begun),
        "check": documents(found, language),
        "not_followed_up": documents(why_not, language)["errors"],
    }
    return Answer(document, tell)


def _told(count: int, errors: Sequence[Problem], file: Path) -> Text:
    if errors:
        return Text(
            f"{count} saker att bestämma. dagmar check godtar inte filen förrän {len(errors)} av dem är gjorda:",
            f"{count} things to decide. dagmar check does not take the file until {len(errors)} of them are done:",
        )
    return Text(
        f"{count} saker att bestämma, var och en märkt {DECIDE.sv} i {file}. dagmar check har inga fel att visa.",
        f"{count} things to decide, each marked {DECIDE.en} in {file}. dagmar check has no errors to show.",
    )


def _lines(begun: NextAgreement) -> dict[int, int]:
    """The line of each decision in the new file, by its number."""
    marks = {f"# {word} {number}:": number for number in range(1, len(begun.decisions) + 1) for word in DECIDE}
    found = {}
    for line, text in enumerate(begun.text.splitlines(), 1):
        head, colon, _ = text.strip().partition(":")
        if (number := marks.get(head + colon)) is not None:
            found[number] = line
    return found


def _document(begun: NextAgreement) -> dict[str, Any]:
    lines = _lines(begun)
    return {
        "decisions": [
            {
                "number": number,
                "kind": one.kind,
                "at": ".".join(map(str, one.path)),
                "line": lines[number],
                "what": one.what._asdict(),
            }
            for number, one in enumerate(begun.decisions, 1)
        ],
        "moved": [{"at": ".".join(map(str, one.path)), "old": one.old, "new": one.new} for one in begun.moved],
        "left_out": list(begun.left_out),
    }
