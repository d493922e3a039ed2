"""Publish: the whole site from exhibits and agreements, group by group, into an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.described import descriptions
from dagmar.publication.site.edition import Edition, Written
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.feed import Changes, of_all
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import Granted, Sum, sums
from dagmar.publication.site.pages.agreement import agreement, money_files, shares
from dagmar.publication.site.pages.entrance import Listed, entrance
from dagmar.publication.site.pages.recipient import Entry, recipient
from dagmar.publication.site.printing import Order, Printed, print_all
from dagmar.publication.site.profiles import groups_of
from dagmar.text import Language, Text

Progress = Callable[[int, int], None]
Pages = Iterator[tuple[str, bytes]]


def publish(
    folder: Path,
    exhibits: Iterable[Exhibit],
    granted: Sequence[Granted],
    frame: Frame,
    counties: Mapping[str, Text],
    progress: Progress | None = None,
    *,
    count: int,
    workers: int = 1,
) -> Written:
    """Make the site in a folder, whole or not at all, and say how much was written anew.

    What was made of the same inputs before is taken over. `progress` is told how many groups of pages are done, of how
    many. `counties` are names by code, for the list of recipients. `count` is how many exhibits there are: they are taken one
    after another and need not all be held. `workers` is in how many processes they are printed.

    Raises:
        Refused: `not-a-site`: the folder holds something else.
    """
    money = {one.id: sums(one) for one in granted}
    titles = {one.id: one.title for one in granted}
    told = progress or (lambda *_: None)
    total = count + len(granted) + 1
    gathered = Gathered()
    with Edition(folder) as edition:
        printing = print_all(_orders(exhibits, titles, frame, edition), folder, edition.beside, workers)
        for number, printed in enumerate(printing, start=1):
            if printed.paths is not None:
                edition.took(f"indicator {printed.id}", printed.digest, printed.paths, printed.written)
            gathered.add(printed)
            told(number, total)
        for number, one in enumerate(granted, start=count + 1):
            _publish_agreement(one, money[one.id], gathered.named.get(one.id, {}), frame, edition)
            told(number, total)
        concerned = {*gathered.profiles["sv"], *(code for row in money.values() for code in row)}
        codes = sorted(code for code in concerned if code in frame.names)
        edition.put("recipients", "", _of_recipients(codes, gathered, granted, money, frame))
        edition.put("entrance", "", _of_entrance(gathered, granted, counties, codes, frame))
        edition.put("assets", "", _assets())
        edition.put("descriptions", "", descriptions(edition.beside, frame))
        told(total, total)
    return edition.written


@dataclass
class Gathered:
    """What the pages about many indicators need of each: its row in every profile, its changes, whose money rests on it."""

    profiles: dict[Language, dict[str, list[Entry]]] = field(default_factory=lambda: {one: {} for one in LANGUAGES})
    changes: dict[Language, list[Changes]] = field(default_factory=lambda: {one: [] for one in LANGUAGES})
    named: dict[str, dict[str, Text]] = field(default_factory=dict)
    listed: list[Listed] = field(default_factory=list)

    def add(self, printed: Printed) -> None:
        """Take what is needed of one indicator."""
        for language in LANGUAGES:
            self.changes[language].append(printed.changes[language])
            for code, row in printed.rows[language].items():
                self.profiles[language].setdefault(code, []).append(row)
        for one in printed.agreements:
            self.named.setdefault(one, {})[printed.id] = printed.listed.name
        self.listed.append(printed.listed)


def _orders(exhibits: Iterable[Exhibit], titles: Mapping[str, Text], frame: Frame, edition: Edition) -> Iterator[Order]:
    for exhibit in exhibits:
        own = {one: titles[one] for one in exhibit.agreements if one in titles}
        digest = of_what(program(), exhibit, frame, own)
        yield Order(exhibit, own, frame, digest, edition.unchanged(f"indicator {exhibit.id}", digest))


def _publish_agreement(
    one: Granted, own: Mapping[str, Sum], named: Mapping[str, Text], frame: Frame, edition: Edition
) -> None:
    group, digest = f"agreement {one.id}", of_what(program(), one.loaded.agreement, one.facts, own, frame, named)
    if not edition.unchanged(group, digest):
        edition.put(group, digest, _of_agreement(one, own, named, frame))


def _of_agreement(one: Granted, own: Mapping[str, Sum], named: Mapping[str, Text], frame: Frame) -> Pages:
    yield from money_files(one)
    for language in LANGUAGES:
        yield agreement(one, own, named, frame, language)
        yield from shares(one, own, frame, language)


def _of_recipients(
    codes: Sequence[str],
    gathered: Gathered,
    granted: Sequence[Granted],
    money: Mapping[str, Mapping[str, Sum]],
    frame: Frame,
) -> Pages:
    groups = {language: groups_of(codes, language) for language in LANGUAGES}
    for code in codes:
        got = [(one, money[one.id][code]) for one in granted if code in money[one.id]]
        for language in LANGUAGES:
            entries = gathered.profiles[language].get(code, [])
            yield recipient(code, entries, got, groups[language].get(code, ""), frame, language)


def _of_entrance(
    gathered: Gathered,
    granted: Sequence[Granted],
    counties: Mapping[str, Text],
    codes: Sequence[str],
    frame: Frame,
) -> Pages:
    for language in LANGUAGES:
        yield from entrance(gathered.listed, granted, counties, codes, frame, language)
        yield of_all(gathered.changes[language], frame, language)


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
