"""Publish: the whole site from exhibits and agreements, group by group, into an edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from dagmar.processes import processes
from dagmar.publication.site.addresses import LANGUAGES, recipients_in
from dagmar.publication.site.described import descriptions
from dagmar.publication.site.edition import Edition, Written
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.feed import of_all
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.history import with_history
from dagmar.publication.site.kept import changes, county_of, rows_of_county
from dagmar.publication.site.listed import Listed
from dagmar.publication.site.marks import of_what, program
from dagmar.publication.site.money import Granted, Sum, sums
from dagmar.publication.site.orders import OfCounty, OfIndicator, group_of
from dagmar.publication.site.pages.agreement import agreement, money_files, shares
from dagmar.publication.site.pages.entrance import entrance
from dagmar.publication.site.pages.recipient import Got
from dagmar.publication.site.printing import PRELOAD, Order, print_all
from dagmar.publication.site.withdrawn import withdrawn, withdrawn_ids
from dagmar.text import Text

Progress = Callable[[int, int], None]
Pages = Iterator[tuple[str, bytes]]


def publish(
    folder: Path,
    shown: Sequence[Listed],
    exhibits: Iterable[Exhibit],
    granted: Sequence[Granted],
    frame: Frame,
    counties: Mapping[str, Text],
    progress: Progress | None = None,
    *,
    on: date,
    workers: int = 1,
    only: Collection[str] = (),
    forget: Collection[str] = (),
) -> Written:
    """Make the site in a folder, whole or not at all, and say how much was written anew.

    `shown` are the indicators to publish, and `exhibits` the same in the same order, with their figures: they are taken one
    after another and need not all be held. What was made of the same inputs before is taken over. `counties` are names by
    code, for the list of recipients. `progress` is told how many groups of pages are done, of how many. `workers` is in how
    many processes they are printed. `on` is the day of the edition: a figure that it revises or withdraws was changed that day,
    unless the figure says itself when it was recorded.

    An indicator that the edition before showed and that is not among these stays as withdrawn, unless it is outside what was
    chosen (`only`) or is to be forgotten.

    Raises:
        Refused: `not-a-site`: the folder holds something else; or `nothing-to-forget`.
    """
    with Edition(folder) as edition, processes(workers, PRELOAD) as pool:
        gone = withdrawn_ids(folder, {one.id for one in shown}, only, forget)
        whole = len(shown) + len(gone) + len(granted) + 1
        site = _Site(edition, shown, gone, granted, frame, progress or (lambda *_: None), on, whole)
        site.print(site.indicators(exhibits), pool, meanwhile=site.agreements())
        for one in site.ids:
            site.codes |= recipients_in(edition.paths(group_of(one)), one)
        codes = sorted(code for code in site.codes if code in frame.names)
        site.whole += len({county_of(code) for code in codes})
        site.print(site.recipients(codes), pool)
        described = dict(descriptions(edition.beside, frame))
        edition.put("descriptions", "", described.items())
        edition.put("entrance", "", site.entrance(codes, counties, tuple(described)))
        edition.put("assets", "", _assets())
        site.step()
    edition.written.withdrawn = len(gone)
    return edition.written


@dataclass
class _Site:
    """The groups of pages of a site. `codes` are the recipients that any of them concerns, as far as is known.

    `gone` are the indicators that are withdrawn: they have pages, and stand in no list.
    """

    edition: Edition
    shown: Sequence[Listed]
    gone: Sequence[str]
    granted: Sequence[Granted]
    frame: Frame
    progress: Progress
    on: date
    whole: int
    done: int = 0
    codes: set[str] = field(default_factory=set)
    money: dict[str, list[Got]] = field(default_factory=dict)

    def step(self) -> None:
        """One group is done."""
        self.done += 1
        self.progress(self.done, self.whole)

    def print(self, orders: Iterable[Order], pool: ProcessPoolExecutor | None, meanwhile: Iterable[None] = ()) -> None:
        """Print orders, and note what was written."""
        for printed in print_all(orders, self.edition.folder, self.edition.beside, pool, iter(meanwhile)):
            self.edition.took(printed.group, printed.digest, printed.paths, printed.written)
            self.step()

    @property
    def ids(self) -> list[str]:
        """The indicators that have pages, those that are withdrawn last."""
        return [*(one.id for one in self.shown), *self.gone]

    def indicators(self, exhibits: Iterable[Exhibit]) -> Iterator[Order]:
        """The indicators that were not printed of the same before."""
        for exhibit in exhibits:
            yield from self._order(exhibit)
        for one in self.gone:
            yield from self._order(withdrawn(self.edition.folder, one, self.on))

    def _order(self, exhibit: Exhibit) -> Iterator[Order]:
        titles = {one.id: one.title for one in self.granted}
        own = {one: titles[one] for one in exhibit.agreements if one in titles}
        digest = of_what(program(), exhibit, self.frame, own)
        if self.edition.unchanged(group_of(exhibit.id), digest):
            self.step()
        else:
            told = exhibit if exhibit.withdrawn else with_history(exhibit, self.edition.folder, self.on)
            yield OfIndicator(told, own, self.frame, digest)

    def agreements(self) -> Iterator[None]:
        """Each agreement in turn, with the money of each recipient."""
        for one in self.granted:
            own = sums(one)
            self.codes |= own.keys()
            for code, got in own.items():
                self.money.setdefault(code, []).append(Got(one.id, one.title, one.period, got))
            resting = {each.id: each.name for each in self.shown if one.id in each.agreements}
            group = f"agreement {one.id}"
            digest = of_what(program(), one.loaded.agreement, one.facts, own, self.frame, resting)
            if not self.edition.unchanged(group, digest):
                self.edition.put(group, digest, _of_agreement(one, own, resting, self.frame))
            self.step()
            yield

    def recipients(self, codes: Sequence[str]) -> Iterator[Order]:
        """The profiles, county by county, that were not printed of the same before."""
        for county in sorted({county_of(code) for code in codes}):
            here = [code for code in codes if county_of(code) == county]
            money = {code: self.money.get(code, []) for code in here}
            kept = rows_of_county(self.edition.beside, county, self.ids)
            digest = of_what(program(), here, codes, money, self.frame, kept)
            order = OfCounty(county, here, codes, self.ids, money, self.frame, digest)
            if self.edition.unchanged(order.group, order.digest):
                self.step()
            else:
                yield order

    def entrance(self, codes: Sequence[str], counties: Mapping[str, Text], described: Sequence[str]) -> Pages:
        """The ways in, and the feed of everything. `described` are the files that describe the site for machines."""
        for language in LANGUAGES:
            yield from entrance(self.shown, self.granted, counties, codes, described, self.frame, language)
            yield of_all(list(changes(self.edition.beside, self.ids, language)), self.frame, language)


def _of_agreement(one: Granted, own: Mapping[str, Sum], resting: Mapping[str, Text], frame: Frame) -> Pages:
    yield from money_files(one)
    for language in LANGUAGES:
        yield agreement(one, own, resting, frame, language)
        yield from shares(one, own, frame, language)


def _assets() -> Pages:
    for found in sorted(files("dagmar.publication.site").joinpath("assets").iterdir(), key=lambda one: one.name):
        content = found.read_bytes()
        yield ("index.html" if found.name == "index.html" else f"assets/{found.name}"), content
