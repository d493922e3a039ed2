"""An amendment: a file that lists only what it changes, and results in a new, complete version of the agreement.

    amends: exempel
    holds_from: 2024-03
    total: 12 Mkr
    grants:
      medel: {amount: 12 Mkr}
    removes: [requirements/plan, grants/medel/requires]

Keys that both have are taken from the amendment, level by level. A rule (`distribute`, `earn`, `limit`, `unearned`,
`within_county`, `met_when`), `to` and every list are one thing and are written whole. `removes` names what goes, as a path of
keys. The result is a document like any other: each value knows in which of the two files it stands, and its text is the
complete version written out. What was settled month by month is kept under `earlier`, so that months measured before
`holds_from` keep the old rule (agreement/versions.py). The old version still runs.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from ruamel.yaml import YAML

from dagmar.agreement.node import Document, Path, Plain
from dagmar.agreement.words import FOLDERS
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Resolve = Callable[[str], FilePath]
"""From the id of an agreement to its file; refuses an id that there is none of."""

COMPLETE = ("title", "parties", "period", "total", "grants")
"""What a complete version has. A file that amends and lacks one of them is an amendment."""
WHOLE = frozenset({*FOLDERS, "to"})
"""Keys whose value is one rule: an amendment writes it whole."""


def is_amendment(document: Document) -> bool:
    """Whether a document lists only what it changes in another."""
    content = document.content
    return isinstance(content, dict) and "amends" in content and any(key not in content for key in COMPLETE)


def completed(
    document: Document, resolve: Resolve | None, read: Callable[[FilePath], Document], above: tuple[str, ...] = ()
) -> Document:
    """The document itself or, of an amendment, the complete version that it results in.

    `read` reads a file; `above` are the agreements already being amended.

    Raises:
        Refused: `amends-nothing`, `amends-in-a-circle`, `holds-from-missing`, `removed-not-there`, and what is wrong with
            either file.
    """
    if not is_amendment(document):
        return document
    base_id = _scalar(document, "amends")
    if base_id in above:
        raise Refused([_circle(document, base_id)])
    if resolve is None or not base_id:
        raise Refused([_amends_nothing(document, base_id)])
    base = completed(read(resolve(base_id)), resolve, read, (*above, base_id))
    if not isinstance(base.content, dict):
        return base  # what is wrong with it is said as of any other file
    problems = [] if _scalar(document, "holds_from") else [_holds_from_missing(document)]
    merged = _merged(base, document)
    problems += [*_removed(merged, document)]
    if problems:
        raise Refused([*merged.problems, *problems])
    merged.text = as_yaml(merged)
    return merged


def as_yaml(document: Document) -> str:
    """A document's content written out as a file of its own, which reads back as the same content."""
    writer, stream = YAML(typ="rt", pure=True), io.StringIO()
    writer.allow_unicode = True
    writer.width = 120
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.representer.ignore_aliases = lambda *_: True
    writer.dump(document.content, stream)
    return stream.getvalue()


def _merged(base: Document, change: Document) -> Document:
    whole = Document(change.file, "", copy.deepcopy(base.content), dict(base.keys), dict(base.values))
    whole.problems = [*base.problems, *change.problems]
    assert isinstance(whole.content, dict), "an agreement that amends, or is amended, has keys"
    assert isinstance(change.content, dict), "an agreement that amends, or is amended, has keys"
    whole.content.pop("amended_by", None)
    changes = {key: value for key, value in change.content.items() if key != "removes"}
    _take(whole, whole.content, changes, (), change)
    _keep_earlier(whole, base)
    return whole


def _keep_earlier(whole: Document, base: Document) -> None:
    """Put what the base settles month by month, and what it kept itself, under `earlier` in the new version."""
    assert isinstance(whole.content, dict), "an agreement that is amended has keys"
    assert isinstance(base.content, dict), "an agreement that is amended has keys"
    old = base.content
    grants = old.get("grants")
    monthly = {name: rule for name, rule in grants.items() if _by_months(rule)} if isinstance(grants, dict) else {}
    if not monthly and "earlier" not in old:
        return
    rest: tuple[str, ...] = ("holds_from", "indicators", "requirements", "earlier")
    kept: dict[str, Plain] = {key: copy.deepcopy(old[key]) for key in rest if key in old}
    whole.content["earlier"] = kept | ({"grants": copy.deepcopy(monthly)} if monthly else {})
    for places, stood in ((whole.keys, base.keys), (whole.values, base.values)):
        _forget(places, ("earlier",))
        for path, place in stood.items():
            first, second = (*path, "", "")[:2]
            if first in rest or (first == "grants" and second in {"", *monthly}):
                places["earlier", *path] = place


def _by_months(grant: Plain) -> bool:
    key = grant.get("distribute") if isinstance(grant, dict) else None
    return isinstance(key, dict) and "periods" in key


def _take(whole: Document, into: dict[str, Plain], changes: dict[str, Plain], at: Path, change: Document) -> None:
    for key, value in changes.items():
        here = (*at, key)
        old = into.get(key)
        if isinstance(old, dict) and isinstance(value, dict) and key not in WHOLE:
            _take(whole, old, value, here, change)
            continue
        into[key] = copy.deepcopy(value)
        for places, said in ((whole.keys, change.keys), (whole.values, change.values)):
            _forget(places, here)
            places.update((path, place) for path, place in said.items() if path[: len(here)] == here)


def _removed(whole: Document, change: Document) -> Iterator[Problem]:
    assert isinstance(change.content, dict), "an amendment has keys"
    listed = change.content.get("removes") or []
    for index, name in enumerate(listed if isinstance(listed, list) else [listed]):
        place = change.place(("removes", index))
        path: Path = tuple(str(name).split("/"))
        holder: Plain = whole.content
        for key in path[:-1]:
            holder = holder.get(str(key)) if isinstance(holder, dict) else None
        if not isinstance(holder, dict) or path[-1] not in holder:
            yield _not_there(str(name), place)
            continue
        del holder[str(path[-1])]
        for places in (whole.keys, whole.values):
            _forget(places, path)


def _forget(places: dict[Path, Place], path: Path) -> None:
    for one in [one for one in places if one[: len(path)] == path]:
        del places[one]


def _scalar(document: Document, key: str) -> str:
    value = document.content.get(key) if isinstance(document.content, dict) else None
    return value if isinstance(value, str) else ""


def _amends_nothing(document: Document, base: str) -> Problem:
    return Problem(
        "amends-nothing",
        document.place(("amends",)),
        Text(
            f"Filen ändrar ”{base}”, men det avtalet går inte att slå upp här.",
            f"The file amends “{base}”, but that agreement cannot be looked up here.",
        ),
        Text(
            "Skriv id på ett avtal i biblioteket, eller ge hela avtalet i stället för en ändring.",
            "Write the id of an agreement of the library, or give the whole agreement instead of an amendment.",
        ),
    )


def _circle(document: Document, base: str) -> Problem:
    return Problem(
        "amends-in-a-circle",
        document.place(("amends",)),
        Text(f"Avtalet {base} ändrar sig självt.", f"The agreement {base} amends itself."),
        Text("Skriv id på det avtal som ändras.", "Write the id of the agreement that is amended."),
    )


def _holds_from_missing(document: Document) -> Problem:
    return Problem(
        "holds-from-missing",
        document.key_place(("amends",)),
        Text("Ändringen säger inte från när den gäller.", "The amendment does not say from when it holds."),
        Text("Lägg till holds_from: 2024-03.", "Add holds_from: 2024-03."),
    )


def _not_there(name: str, place: Place) -> Problem:
    return Problem(
        "removed-not-there",
        place,
        Text(f"{name} finns inte i avtalet som ändras.", f"There is no {name} in the agreement that is amended."),
        Text(
            "Skriv nycklarna med / emellan, som grants/medel/earn.",
            "Write the keys with / between, as grants/medel/earn.",
        ),
    )
