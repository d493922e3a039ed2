"""What an edition keeps of each indicator for the pages about many: its rows in the profiles, and its changes.

They lie in the folder of the edition, beside the pages that were made of the same inputs, so that nobody holds them all in
memory, an indicator that did not change is not reckoned again, and a recipient's page is made from a few hundred small
files. The rows are parted by county, as the profiles are printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

from markupsafe import Markup

from dagmar.publication.site.addresses import name_in_address
from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.feed import Changes, entered
from dagmar.publication.site.pages.recipient import About, Entry
from dagmar.publication.site.profiles import about, entry
from dagmar.publication.site.telling import Telling
from dagmar.text import Language, Text

FOLDER = ".edition"


def county_of(code: str) -> str:
    """The county of a region or municipality: the first two digits of its code."""
    return code[:2]


def kept_of(shown: Sequence[Telling]) -> Iterator[tuple[str, bytes]]:
    """The files that are kept of an indicator, told in each language."""
    identity = name_in_address(shown[0].measure.id)
    parts: dict[str, list[str]] = {}
    for code in shown[0].measure.figures:
        if code != NATION:
            parts.setdefault(county_of(code), []).append(code)
    for county, codes in parts.items():
        rows = {told.language: [astuple(about(told)), {code: _row(told, code) for code in codes}] for told in shown}
        yield f"{FOLDER}/rows/{county}/{identity}.json", _bytes(rows)
    changes = {told.language: [told.name, entered(told), told.changes] for told in shown}
    yield f"{FOLDER}/changes/{identity}.json", _bytes(changes)


def rows_of_county(edition: Path, county: str, ids: Iterable[str]) -> list[bytes]:
    """The kept rows of a county, an item an indicator, in the order of the ids; an indicator without any is passed by."""
    folder = edition / FOLDER / "rows" / county
    there = {found.stem for found in folder.glob("*.json")}
    return [(folder / f"{one}.json").read_bytes() for one in ids if one in there]


def entries(kept: Iterable[bytes], language: Language) -> dict[str, list[Entry]]:
    """Each recipient's rows, in the order in which they were kept."""
    found: dict[str, list[Entry]] = {}
    for content in kept:
        (identity, chapter, name, *said), rows = json.loads(content)[language]
        of = About(identity, chapter, Text(*name), *said)
        for code, (value, missing, standing, verdict, past, before, trend, moved) in rows.items():
            drawn = Markup(trend)  # noqa: S704 -- our own drawing, as it was made for this edition or the one before
            found.setdefault(code, []).append(Entry(of, value, missing, standing, verdict, past, before, drawn, moved))
    return found


def changes(edition: Path, ids: Iterable[str], language: Language) -> Iterator[Changes]:
    """The changes of each indicator, in the order of the ids."""
    for one in ids:
        name, last, told = json.loads((edition / FOLDER / "changes" / f"{one}.json").read_bytes())[language]
        yield Changes(one, name, last, [(day, text) for day, text in told])


def _row(told: Telling, code: str) -> list[object]:
    one = entry(told, code)
    return [one.value, one.missing, one.standing, one.verdict, one.past, one.before, one.trend, one.moved]


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
