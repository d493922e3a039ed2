"""A portfolio: agreements that are looked at together, named in a small file that is read and checked.

    portfolio: december-2012
    title: Överenskommelserna i december 2012, för 2013
    stated: {amount: 7 000 Mkr, note: where the sum was said}
    checked: [{amount: 5 000 Mkr, note: another figure to lay beside it}]
    agreements: [komiljarden-2013, patientsakerhet-2013]

`stated` is the sum that was said in public, as it was said; it is never used to fill in what was not found. The portfolios of
the library stand in `portfolios/`; a file of one's own can name agreements by id or by path from its own folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dagmar.agreement.loader import read_text
from dagmar.agreement.node import Document, read_yaml
from dagmar.agreement.words import nearest
from dagmar.library.shelf import find_library, library
from dagmar.money import NotMoney, Ore, read_money
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

WORDS = ("portfolio", "title", "stated", "checked", "agreements")
FIGURE = ("amount", "note")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A sum that somebody said of the agreements together, in öre, and where."""

    amount: Ore
    note: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Agreements that are looked at together. `agreements` are their files, in the order named."""

    id: str
    title: str
    agreements: tuple[Path, ...]
    stated: StatedFigure | None
    checked: tuple[StatedFigure, ...]


def portfolios() -> dict[str, Path]:
    """The portfolios of the library, by name: beside the agreements, in a clone as in a wheel."""
    return {path.stem: path for path in sorted((find_library().parent / "portfolios").glob("*.yaml"))}


def find_portfolio(name_or_path: str) -> Portfolio:
    """A portfolio of the library by its name, or one in a file.

    Raises:
        Refused: `portfolio-not-found`, or everything that is wrong in the file.
    """
    known = portfolios()
    path = known.get(name_or_path, Path(name_or_path))
    if not path.is_file():
        raise Refused([_not_found(name_or_path, sorted(known))])
    return read_portfolio(read_text(path), path)


def read_portfolio(text: str, path: Path) -> Portfolio:
    """A portfolio from text; `path` is the file that it stands in.

    Raises:
        Refused: everything that is wrong in it, at once, with its place.
    """
    reading = _Reading(read_yaml(text, str(path)), path.parent)
    portfolio = reading.portfolio()
    problems = [*reading.document.problems, *reading.problems]
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.at))
    return portfolio


class _Reading:
    """One reading of a file, which gathers what is wrong with it."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.document, self.folder = document, folder
        self.problems: list[Problem] = []

    def portfolio(self) -> Portfolio:
        content = self.document.content if isinstance(self.document.content, dict) else {}
        self._only(content, WORDS, ())
        for word in ("portfolio", "title", "agreements"):
            if not content.get(word):
                self._wrong((), Text(f"Portföljen saknar {word}.", f"The portfolio lacks {word}."))
        named, checked = content.get("agreements"), content.get("checked")
        return Portfolio(
            str(content.get("portfolio")),
            str(content.get("title")),
            tuple(self._agreements(named)),
            self._figure(content["stated"], ("stated",)) if "stated" in content else None,
            tuple(
                figure
                for index, one in enumerate(checked if isinstance(checked, list) else [])
                if (figure := self._figure(one, ("checked", index)))
            ),
        )

    def _agreements(self, named: object) -> list[Path]:
        shelf = {entry.id: entry.path for entry in library()}
        found: list[Path] = []
        for index, name in enumerate(named if isinstance(named, list) else []):
            path = shelf.get(str(name)) or self._beside(str(name))
            if path is None:
                near = nearest(str(name), list(shelf))
                self.problems.append(_no_such_agreement(self.document.place(("agreements", index)), str(name), near))
            elif path in found:
                what = Text(f"{name} står två gånger.", f"{name} stands twice.")
                self._wrong(("agreements", index), what)
            else:
                found.append(path)
        return found

    def _beside(self, name: str) -> Path | None:
        """An agreement of one's own, by its path from the portfolio's folder."""
        path = self.folder / name
        return path if "/" in name and path.is_file() else None

    def _figure(self, value: object, path: tuple[str | int, ...]) -> StatedFigure | None:
        said = value if isinstance(value, dict) else {}
        self._only(said, FIGURE, path)
        if not said.get("note"):
            self._wrong(path, Text("Det står inte var summan har sagts.", "It is not said where the sum was stated."))
        try:
            return StatedFigure(read_money(str(said.get("amount", ""))), str(said.get("note")))
        except NotMoney as error:
            self.problems.append(Problem(error.code, self.document.place((*path, "amount")), error.message, error.help))
            return None

    def _only(self, content: Mapping[str, object], words: tuple[str, ...], path: tuple[str | int, ...]) -> None:
        for word in content:
            if word not in words:
                self._wrong((*path, word), Text(f"”{word}” är inget ord här.", f"“{word}” is not a word here."), words)

    def _wrong(self, path: tuple[str | int, ...], what: Text, words: tuple[str, ...] = WORDS) -> None:
        all_words = ", ".join(words)
        help_ = Text(f"Orden är {all_words}.", f"The words are {all_words}.")
        self.problems.append(Problem("portfolio-malformed", self.document.place(path), what, help_))


def _no_such_agreement(at: Place, name: str, near: str | None) -> Problem:
    return Problem(
        "portfolio-names-no-agreement",
        at,
        Text(f"Avtalet {name} finns inte i biblioteket.", f"There is no agreement {name} in the library."),
        Text(
            f"Menade du {near}?" if near else "Se dagmar library list.",
            f"Did you mean {near}?" if near else "See dagmar library list.",
        ),
    )


def _not_found(name: str, known: list[str]) -> Problem:
    there_are = ", ".join(known)
    return Problem(
        "portfolio-not-found",
        Place(name),
        Text(f"”{name}” är varken en fil eller en portfölj.", f"“{name}” is neither a file nor a portfolio."),
        Text(f"Portföljerna är {there_are}.", f"The portfolios are {there_are}."),
    )
