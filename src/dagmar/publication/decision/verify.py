"""Verify: compute a decision again from its package alone, and name the first thing that differs.

First every file is held against the length and hash that the package states. Then the agreement, the facts and the
registry's answers are read, everything is computed anew, and each file must come out byte for byte. The workbook is
the exception: another edition of the library that writes workbooks may lay out the same cells otherwise, so when its
hash holds it is enough that every cell does. A document set by another edition of the typesetter is held against its
hash, and told to be no more. Of a package that another version made the same amounts are demanded; one
of another form, or with rules that this version does not know, is held against its hashes and said to be no more.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from dagmar.agreement.loader import Loaded, load
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.facts.files import read_facts
from dagmar.problem import Refused
from dagmar.publication.decision.another_version import demand_one_maker, hold_all, same_amounts
from dagmar.publication.decision.contents import (
    AGREEMENT,
    DESCRIPTOR,
    DOCUMENT,
    FOR_PEOPLE,
    FORM,
    INPUTS,
    WORKBOOK,
    Contents,
    contents,
)
from dagmar.publication.decision.holding import (
    Stated,
    hold,
    nothing_else,
    same_bytes,
    same_cells,
    set_by,
    stated_by,
)
from dagmar.publication.decision.registry_used import PackagedRegistry, RegistryUsed, fresh
from dagmar.publication.decision.table import rows_of
from dagmar.publication.decision.verification import (
    NOT_THERE,
    UNREADABLE,
    Difference,
    NotAsStated,
    Note,
    Verification,
    whole,
)
from dagmar.text import Text
from dagmar.vocabulary import vocabulary

_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error)


def verify(folder: Path | str) -> Verification:
    """Recompute a decision from its folder. Never raises for what is in the folder; a folder that is not there differs."""
    at, made_by = Path(folder), ""
    try:
        stated = stated_by(at)
        made_by = stated.version
        seen = _verify(at, stated)
    except NotAsStated as found:
        seen = Verification((), found.difference, recomputed=found.recomputed)
    except Refused as refused:
        first = refused.problems[0]
        file = Path(first.at.file).name
        seen = Verification((), whole(file, first.code, "-", first.message, row=first.at.line))
    except _BROKEN as error:
        seen = Verification((), whole(DESCRIPTOR, str(error), "-", UNREADABLE))
    return replace(seen, made_by=made_by, verified_by=version("dagmar"))


def read_package(folder: Path) -> tuple[Loaded, RegistryUsed, Allocation, Facts]:
    """The agreement, the registry's answers, the allocation and the facts of a package, computed from its inputs alone.

    Raises:
        Refused: an input that cannot be read or allocated. ValueError, KeyError, OSError: a table that is none.
    """
    read = {name: (folder / name).read_bytes() for name in INPUTS}
    loaded = load(
        read[AGREEMENT].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), AGREEMENT, vocabulary()
    )
    packaged = PackagedRegistry(read["recipients.csv"], read["populations.csv"])
    used = fresh(packaged)
    observations = (
        read_facts([folder / "facts.csv"], own=packaged.own_codes()).observations if rows_of(read["facts.csv"]) else ()
    )
    facts = Facts(observations, used)
    return loaded, used, allocate(loaded, facts), facts


def _verify(folder: Path, stated: Stated) -> Verification:
    if stated.form != FORM:
        hold_all(folder, stated)
        raise NotAsStated(Difference(DESCRIPTOR, 0, "dagmar.format", stated.form, FORM, _OTHER_FORM), recomputed=False)
    if stated.version != version("dagmar"):
        hold_all(folder, stated)
        demand_one_maker(folder, stated)
        return same_amounts(folder, stated, _again_as_made(folder))
    return _to_the_byte(folder, stated.files)


def _to_the_byte(folder: Path, stated: Mapping[str, tuple[int, str]]) -> Verification:
    for name in INPUTS:
        hold(folder, name, stated)
    again = _again(folder)
    notes: list[Note] = []
    for name, content in again.files.items():
        if name not in stated or not (folder / name).is_file():
            raise NotAsStated(whole(name, "-", "-", NOT_THERE))
        found = (folder / name).read_bytes()
        if name in FOR_PEOPLE:
            hold(folder, name, stated)
        if name == WORKBOOK:
            same_cells(found, content)
        elif name == DOCUMENT and set_by(found) != set_by(content):
            notes.append(Note(name, _SET_BY_ANOTHER))
        else:
            same_bytes(name, found, content, is_table=name in again.tables)
        hold(folder, name, stated)
    as_it_lies = {name: (folder / name).read_bytes() for name in FOR_PEOPLE}
    same_bytes(DESCRIPTOR, (folder / DESCRIPTOR).read_bytes(), again.descriptor(as_it_lies), is_table=False)
    nothing_else(folder, again.files)
    unconfirmed = tuple(note.file for note in notes)
    checked = tuple(name for name in again.files if name not in unconfirmed)
    return Verification((*checked, DESCRIPTOR), notes=tuple(notes), unconfirmed=unconfirmed)


def _again(folder: Path) -> Contents:
    loaded, used, allocation, facts = read_package(folder)
    return contents(loaded, (folder / AGREEMENT).read_bytes(), facts, used, allocation)


def _again_as_made(folder: Path) -> Contents:
    """What this version makes of another's inputs, whose files hold; what it does not understand is no fault in them.

    Raises:
        NotAsStated: an input that this version cannot read, or a rule that it does not know.
    """
    try:
        return _again(folder)
    except Refused as refused:
        first = refused.problems[0]
        at, said = (
            Path(first.at.file).name,
            Text(*(f"{_NOT_KNOWN.to(one)}: {first.message.to(one)}" for one in ("sv", "en"))),
        )
        raise NotAsStated(whole(at, first.code, "-", said, row=first.at.line), recomputed=False) from None
    except _BROKEN as error:
        raise NotAsStated(whole(DESCRIPTOR, str(error), "-", _NOT_KNOWN), recomputed=False) from None


_OTHER_FORM = Text(
    "paketet har en form som den här versionen inte kan räkna om",
    "the package has a form that this version cannot recompute",
)
_SET_BY_ANOTHER = Text(
    "satt av en annan utgåva av Typst; bara hållen mot sin kontrollsumma",
    "set by another edition of Typst; held against its hash only",
)
_NOT_KNOWN = Text("den här versionen kan inte läsa underlaget", "this version cannot read what it was computed from")
