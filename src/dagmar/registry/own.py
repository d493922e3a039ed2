"""Recipients that an agreement lists itself: hospitals, universities, another country's authorities.

They stand under `recipients` in the agreement, or in a CSV file beside it with the columns `code` and, where there is one,
`name`; other columns are left alone, so that a table of results can be the list, and so are lines that begin with `#`.
Nothing else is known of them: no inhabitants, no group, no number. What a rule needs of them is given as facts.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.problem import Problem, Refused
from dagmar.registry.recipient import Kind, Recipient, RecipientCode
from dagmar.registry.registry import Registry, load_registry
from dagmar.registry.tables import read_rows
from dagmar.text import Text

_CODE = re.compile(r"[a-z0-9åäö][a-z0-9åäö_.-]*")
_CLASSES = ("regions", "municipalities", "counties")


class OwnRegistry(Registry):
    """The registry, and those whom one agreement lists."""

    def __init__(self, own: Sequence[Recipient]) -> None:
        self._own = {one.code: one for one in own}

    def roll(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        """See `Registry.roll`."""
        return self._own if kind == "own" else super().roll(kind, on)


def registry_of(loaded: Loaded) -> Registry:
    """The registry that an agreement is computed with.

    Raises:
        Refused: everything that is wrong in its own list of recipients.
    """
    own, problems = own_recipients(loaded)
    if problems:
        raise Refused(problems)
    return registry_with(own)


def registry_with(own: Sequence[Recipient]) -> Registry:
    """The registry with some recipients more; the same one every time when there are none."""
    return OwnRegistry(own) if own else load_registry()


def own_recipients(loaded: Loaded) -> tuple[tuple[Recipient, ...], tuple[Problem, ...]]:
    """Those whom the agreement lists, by code, and what is wrong in the lists."""
    lists = loaded.agreement.recipients
    named: list[tuple[str, str, str, Path]] = []
    problems: list[Problem] = []
    for name, one in lists.items():
        path: Path = ("recipients", name, "listed" if one.listed else "file")
        rows: Mapping[str, str] | Problem = one.listed or _read(loaded, name, path)
        if isinstance(rows, Problem):
            problems.append(rows)
            continue
        named += [(name, code, called, (*path, code) if one.listed else path) for code, called in rows.items()]
    problems += _taken(loaded, named)
    found = [
        Recipient(RecipientCode(code), "own", called, None, None, "none", called, "own", listed_in=name)
        for name, code, called, _ in named
    ]
    return tuple(sorted(found, key=lambda one: one.code)), tuple(problems)


def _read(loaded: Loaded, name: str, path: Path) -> Mapping[str, str] | Problem:
    file = loaded.agreement.recipients[name].file
    assert file is not None, "the model demands a list or a file"
    at = loaded.document.place(path)
    try:
        text = (loaded.folder / file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Problem(
            "file-not-found",
            at,
            Text(f"Filen {file} går inte att läsa.", f"The file {file} cannot be read."),
            Text("Lägg filen i avtalets mapp.", "Put the file in the agreement's folder."),
        )
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter=";" if ";" in "".join(lines[:1]) else ","))
    codes = [(row.get("code") or "").strip() for row in rows]
    faulty = next((code for code in codes if not _CODE.fullmatch(code)), None)
    if not codes or faulty is not None or len(set(codes)) < len(codes):
        twice = next((code for code, count in Counter(codes).items() if count > 1), "")
        return Problem(
            "recipients-not-in-the-file",
            at,
            Text(
                f"I {file} ska varje rad ha sin egen kod; nu står där ”{faulty or twice}”.",
                f"Each row of {file} must have a code of its own; this says “{faulty or twice}”.",
            ),
            Text(
                "Ge filen en kolumn code, med små bokstäver och siffror, en rad för varje mottagare.",
                "Give the file a column code, in lower case letters and digits, one row a recipient.",
            ),
        )
    return {code: (row.get("name") or "").strip() or code for code, row in zip(codes, rows, strict=True)}


def _taken(loaded: Loaded, named: Sequence[tuple[str, str, str, Path]]) -> Iterator[Problem]:
    """Names and codes that mean somebody else."""
    known = {row["code"] for table in ("regions", "municipalities", "national") for row in read_rows(table)}
    lists = [(name, ("recipients", name)) for name in loaded.agreement.recipients]
    seen: set[str] = {*known, *_CLASSES}
    for word, path in [*lists, *((code, path) for _, code, _, path in named)]:
        if word in seen:
            yield Problem(
                "recipient-code-taken",
                loaded.document.key_place(path),
                Text(f"{word} betyder redan någon annan.", f"{word} already means somebody else."),
                Text("Välj en annan kod.", "Choose another code."),
            )
        seen.add(word)
