"""What is printed apart from the rest: the pages of an indicator, and the profiles of a county's recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dagmar.publication.site.addresses import LANGUAGES
from dagmar.publication.site.downloads import files_of, files_of_recipient
from dagmar.publication.site.drawn import charts_of, control_of
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.feed import of_indicator
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.gap import half_of
from dagmar.publication.site.kept import entries, kept_of, rows_of_county
from dagmar.publication.site.memory import memory_of
from dagmar.publication.site.pages.beside import alike
from dagmar.publication.site.pages.indicator import figures, indicator
from dagmar.publication.site.pages.recipient import Entry, Got, recipient
from dagmar.publication.site.telling import tellings
from dagmar.text import Text

Pages = Iterator[tuple[str, bytes]]


def group_of(indicator: str) -> str:
    """The name of an indicator's group of pages in an edition."""
    return f"indicator {indicator}"


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """One indicator: every page, chart and file, and what is kept for the pages about many. `titles` are of agreements."""

    exhibit: Exhibit
    titles: Mapping[str, Text]
    frame: Frame
    digest: str

    @property
    def group(self) -> str:
        """Its name in the edition."""
        return group_of(self.exhibit.id)

    def pages(self, beside: Path) -> Pages:
        """Everything that is published of it."""
        shown = tellings(self.exhibit, self.frame, LANGUAGES)
        yield memory_of(self.exhibit)
        yield from kept_of(shown)
        yield from files_of(self.exhibit, self.frame.short)
        for told in shown:
            charts = charts_of(told)
            own = {code: chart for code in told.measure.figures if (chart := control_of(told, code))}
            yield from ((chart.path, chart.svg.encode()) for chart in (*charts, *own.values()))
            yield indicator(told, self.titles, charts, half_of(told))
            yield of_indicator(told)
            yield from figures(told, charts, own)


@dataclass(frozen=True, slots=True)
class OfCounty:
    """The profiles of a county's recipients: the indicators whose rows are kept, and what each got, by code."""

    county: str
    codes: Sequence[str]
    everyone: Sequence[str]
    indicators: Sequence[str]
    money: Mapping[str, Sequence[Got]]
    frame: Frame
    digest: str

    @property
    def group(self) -> str:
        """Its name in the edition."""
        return f"recipients {self.county}"

    def pages(self, beside: Path) -> Pages:
        """A page for each recipient in each language."""
        kept = rows_of_county(beside, self.county, self.indicators)
        yield from self._files(entries(kept, "sv"), beside)
        for language in LANGUAGES:
            rows = entries(kept, language)
            for code in self.codes:
                yield recipient(
                    code,
                    rows.get(code, []),
                    self.money.get(code, []),
                    alike(code, self.frame.short, frozenset(self.everyone), language),
                    self.frame,
                    language,
                )

    def _files(self, rows: Mapping[str, Sequence[Entry]], beside: Path) -> Pages:
        for code in self.codes:
            shown = [entry.about for entry in rows.get(code, ())]
            if shown:
                made_up = {one.made_up for one in shown}
                about: dict[str, Any] = {
                    "source": "; ".join(sorted({one.source for one in shown})),
                    "basis": "mixed" if len(made_up) > 1 else "synthetic" if True in made_up else "real",
                }
                gone = {one.id: one.withdrawn for one in shown if one.withdrawn}
                if gone:
                    about["withdrawn"] = gone
                name = self.frame.short.get(code, code)
                yield from files_of_recipient(beside, code, name, [one.id for one in shown], about)
