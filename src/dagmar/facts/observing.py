"""From a row to an observation, with every fault of the row told at once."""

from __future__ import annotations

from collections.abc import Collection

from dagmar.facts.cells import Cell, Row
from dagmar.facts.columns import REQUIRED
from dagmar.facts.figures import Figures
from dagmar.facts.findings import Findings, shortened
from dagmar.facts.moments import date_of, period_of, recorded_of
from dagmar.facts.numbers import Numbers
from dagmar.facts.observation import Observation, Sex
from dagmar.facts.recipient_codes import recipient_of
from dagmar.facts.signs import BASIS, SEX, nearest
from dagmar.source import Basis, Source
from dagmar.text import Text, listing


class Observing:
    """Reads the rows of one file. `title` is the source of a row that names none; `own` are the agreement's own recipients."""

    def __init__(self, title: str, found: Findings, own: Collection[str] = ()) -> None:
        self.title, self.found, self.own = title, found, own
        self.numbers = Numbers(found)
        self.figures = Figures(self.numbers, found)
        # Many rows have the same source; one object for all of them keeps a large file small in memory.
        self._sources: dict[Source, Source] = {}

    def observe(self, row: Row) -> Observation | None:
        """What the row says; None, with all its faults told, when it cannot be read."""
        errors = self.found.errors
        self._is_whole(row)
        recipient = recipient_of(row.cells["recipient"], self.found, self.own) if "recipient" in row.cells else None
        period = period_of(row.cells["period"], self.found) if "period" in row.cells else None
        sex = self._sex(row.cells.get("sex"))
        answer = self.figures.answer(row)
        coverage = self.numbers.share(row.cells["coverage"]) if "coverage" in row.cells else None
        day = date_of(row.cells["date"], self.found) if "date" in row.cells else None
        recorded = recorded_of(row.cells["recorded"], self.found) if "recorded" in row.cells else ""
        source = self._source(row)
        if answer is None or recipient is None or period is None or recorded is None or self.found.errors > errors:
            assert self.found.errors > errors or row.unread, "a row that is left out has been told of"
            return None
        if row.unread:
            return None
        return Observation(
            recipient,
            row.cells["indicator"].text,
            period,
            answer.unit,
            source,
            recorded,
            sex,
            *answer[1:5],
            date=day,
            missing=answer.missing,
            coverage=coverage,
            at=row.at,
        )

    def _is_whole(self, row: Row) -> None:
        blank = tuple(
            column.name for column in REQUIRED if column.name not in row.cells and column.name not in row.unread
        )
        limit = self.found.limits.cell_characters
        if blank:
            content = next(iter(row.cells.values()))
            self.found.tell(
                "cell-missing",
                row.cell(blank[0]),
                shown=shortened(content.text),
                heading=content.heading,
                column=Text(listing(blank, "sv"), listing(blank, "en")),
            )
        for cell in row.cells.values():
            if isinstance(cell.content, str) and len(cell.content) > limit:
                self.found.tell("cell-too-long", cell, size=str(len(cell.content)), limit=str(limit))

    def _sex(self, cell: Cell | None) -> Sex:
        sex = "all" if cell is None else SEX.read(cell.text)
        if sex is None and cell is not None:
            self.found.tell("sex-unknown", cell, nearest=nearest(cell.text, SEX.words()), known=SEX.known)
        return sex or "all"

    def _basis(self, cell: Cell | None) -> Basis:
        basis = "real" if cell is None else BASIS.read(cell.text)
        if basis is None and cell is not None:
            self.found.tell("basis-unknown", cell, nearest=nearest(cell.text, BASIS.words()), known=BASIS.known)
        return basis or "real"

    def _source(self, row: Row) -> Source:
        def text(column: str) -> str:
            return row.cells[column].text if column in row.cells else ""

        source = Source(
            title=text("source") or self.title,
            date=text("published"),
            table=text("table"),
            vintage=text("vintage"),
            url=text("url"),
            note=text("note"),
            basis=self._basis(row.cells.get("basis")),
        )
        return self._sources.setdefault(source, source)
