"""Publish: the whole site from exhibits and agreements, group by group, into an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.downloads import files_of
from dagmar.publication.site.edition import Edition, Written
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.feed import entered, of_all, of_indicator
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import Granted, sums
from dagmar.publication.site.pages.agreement import agreement, money_files, shares
from dagmar.publication.site.pages.entrance import entrance
from dagmar.publication.site.pages.indicator import figures, indicator
from dagmar.publication.site.pages.recipient import Entry, recipient
from dagmar.publication.site.profiles import entry, groups_of
from dagmar.publication.site.telling import Telling
from dagmar.text import Language, Text

Progress = Callable[[int, int], None]
Pages = Iterator[tuple[str, bytes]]


def publish(
    folder: Path,
    exhibits: Sequence[Exhibit],
    granted: Sequence[Granted],
    frame: Frame,
    counties: Mapping[str, Text],
    progress: Progress = lambda done, total: None,
) -> Written:
    """Make the site in a folder, whole or not at all, and say how much was written anew.

    What was made of the same inputs before is taken over. `progress` is told how many groups of pages are done, of how
    many. `counties` are names by code, for the list of recipients.

    Raises:
        Refused: `not-a-site`: the folder holds something else.
    """
    money = {one.id: sums(one) for one in granted}
    titles = {one.id: one.title for one in granted}
    profiles: dict[Language, dict[str, list[Entry]]] = {language: {} for language in LANGUAGES}
    changes: dict[Language, list[tuple[str, str, str, list[tuple[str, str]]]]] = {one: [] for one in LANGUAGES}
    total, done = len(exhibits) + len(granted) + 1, 0
    made_of = program()
    with Edition(folder) as edition:
        for exhibit in exhibits:
            tellings = [Telling(exhibit, frame, language) for language in LANGUAGES]
            digest = of_what(made_of, exhibit, frame, {one: titles.get(one) for one in exhibit.agreements})
            if not edition.unchanged(f"indicator {exhibit.id}", digest):
                edition.put(f"indicator {exhibit.id}", digest, _of_exhibit(exhibit, tellings, titles, frame))
            for told in tellings:
                changes[told.language].append((exhibit.id, told.name, entered(told), told.changes))
                for code in exhibit.figures:
                    profiles[told.language].setdefault(code, []).append(entry(told, code))
            done += 1
            progress(done, total)
        named: dict[str, dict[str, Text]] = {}
        for exhibit in exhibits:
            for one in exhibit.agreements:
                named.setdefault(one, {})[exhibit.id] = exhibit.name
        for one in granted:
            digest = of_what(made_of, one.loaded.agreement, money[one.id], frame, named.get(one.id))
            if not edition.unchanged(f"agreement {one.id}", digest):
                edition.put(f"agreement {one.id}", digest, _of_agreement(one, money, named.get(one.id, {}), frame))
            done += 1
            progress(done, total)
        codes = sorted(
            code for code in {*profiles["sv"], *(code for row in money.values() for code in row)} if code in frame.names
        )
        edition.put("recipients", "", _of_recipients(codes, profiles, granted, money, frame))
        edition.put("entrance", "", _of_entrance(exhibits, granted, counties, codes, changes, frame))
        edition.put("assets", "", _assets())
        progress(total, total)
    return edition.written


def _of_exhibit(exhibit: Exhibit, tellings: Sequence[Telling], titles: Mapping[str, Text], frame: Frame) -> Pages:
    yield from files_of(exhibit, frame.short)
    for told in tellings:
        yield indicator(told, titles)
        yield of_indicator(told)
        yield from figures(told)


def _of_agreement(
    one: Granted, money: Mapping[str, Mapping[str, object]], named: Mapping[str, Text], frame: Frame
) -> Pages:
    own = sums(one)
    yield from money_files(one)
    for language in LANGUAGES:
        yield agreement(one, own, named, frame, language)
        yield from shares(one, own, frame, language)


def _of_recipients(
    codes: Sequence[str],
    profiles: Mapping[Language, Mapping[str, Sequence[Entry]]],
    granted: Sequence[Granted],
    money: Mapping[str, Mapping[str, object]],
    frame: Frame,
) -> Pages:
    groups = {language: groups_of(codes, language) for language in LANGUAGES}
    for code in codes:
        got = [(one, sums_[code]) for one in granted if code in (sums_ := money[one.id])]
        for language in LANGUAGES:
            yield recipient(
                code,
                profiles[language].get(code, []),
                got,
                groups[language].get(code, ""),
                frame,
                language,  # type: ignore[arg-type]
            )


def _of_entrance(
    exhibits: Sequence[Exhibit],
    granted: Sequence[Granted],
    counties: Mapping[str, Text],
    codes: Sequence[str],
    changes: Mapping[Language, list[tuple[str, str, str, list[tuple[str, str]]]]],
    frame: Frame,
) -> Pages:
    for language in LANGUAGES:
        yield from entrance(exhibits, granted, counties, codes, frame, language)
        yield of_all(changes[language], frame, language)


def _assets() -> Pages:
    for found in sorted(files("dagmar.publication.site").joinpath("assets").iterdir(), key=lambda one: one.name):
        content = found.read_bytes()
        yield ("index.html" if found.name == "index.html" else f"assets/{found.name}"), content


def of_what(*inputs: object) -> str:
    """A mark that is another when any of the inputs is."""
    return blake2b(repr(inputs).encode(), digest_size=16).hexdigest()


@cache
def program() -> str:
    """A mark of the program itself: when a template or a rule of this room changes, everything is made again."""
    mark = blake2b(digest_size=16)
    for found in _files(files("dagmar.publication")):
        mark.update(found.read_bytes())
    return mark.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for found in sorted(folder.iterdir(), key=lambda one: one.name):
        if found.is_dir() and found.name != "__pycache__":
            yield from _files(found)
        elif found.is_file() and not found.name.endswith(".pyc"):
            yield found
