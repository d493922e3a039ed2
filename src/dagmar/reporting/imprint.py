"""The imprint: what a workbook says of itself in its hidden sheet, so that it is known years later what was asked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dagmar.reporting.layout import FORM


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a workbook was made from.

    `version` is that of the agreement; `recipient` the code that it was made for, or empty. `sheets` gives the name of the
    sheet of each report. `lines` are (report, row, line, mark of the question, what was filled in).
    """

    agreement: str
    version: str
    recipient: str
    sheets: Mapping[str, str]
    lines: tuple[tuple[str, int, str, str, str], ...]

    def marks(self, report: str) -> dict[str, str]:
        """By question, the mark of what was asked when the workbook was made."""
        return {line.partition("/")[0]: mark for name, _, line, mark, _ in self.lines if name == report}


def written(imprint: Imprint) -> Iterator[tuple[str, ...]]:
    """The imprint as rows of text."""
    yield "form", FORM
    yield "agreement", imprint.agreement
    yield "version", imprint.version
    yield "recipient", imprint.recipient
    for report, sheet in imprint.sheets.items():
        yield "sheet", report, sheet
    for report, row, line, mark, filled in imprint.lines:
        yield "line", report, str(row), line, mark, filled


def read(rows: Sequence[Sequence[object]]) -> Imprint | None:
    """The imprint in rows of text; None when they are none, or one of a form that this version does not know."""
    said: dict[str, str] = {}
    sheets: dict[str, str] = {}
    lines: list[tuple[str, int, str, str, str]] = []
    for cells in rows:
        key, *rest = [str(cell) for cell in cells[:6]] + [""] * (6 - len(cells))
        if key == "sheet":
            sheets[rest[0]] = rest[1]
        elif key == "line" and rest[1].isdigit():
            lines.append((rest[0], int(rest[1]), rest[2], rest[3], rest[4]))
        elif key:
            said[key] = rest[0]
    if said.get("form") != FORM or not said.get("agreement") or not sheets:
        return None
    return Imprint(said["agreement"], said.get("version", ""), said.get("recipient", ""), sheets, tuple(lines))
