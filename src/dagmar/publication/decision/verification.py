"""What came of computing a decision again: that it holds, how far, or the first thing that differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dagmar.text import Language, Text

CHANGED = Text("stämmer inte", "does not agree")
ANOTHER_TEXT = Text(
    "dokumentet säger eller ser ut som något annat än det som räknas fram",
    "the document says or looks like something else than what is computed",
)
NOT_THERE = Text("filen saknas", "the file is missing")
UNREADABLE = Text("paketet går inte att läsa", "the package cannot be read")

Result = Literal["same_bytes", "same_amounts", "differs", "not_recomputed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: the file, the row (the heading is row 1; 0 is the file as a whole), and both values."""

    file: str
    row: int
    column: str
    stated: str
    recomputed: str
    what: Text

    def says(self, language: Language) -> str:
        """The difference as a sentence."""
        row = f", {Text('rad', 'row').to(language)} {self.row}" if self.row else ""
        column = f", {self.column}" if self.column else ""
        values = Text(
            f"i paketet står ”{self.stated}”, omräkningen ger ”{self.recomputed}”",
            f"the package says “{self.stated}”, the recomputation gives “{self.recomputed}”",
        )
        return f"{self.file}{row}{column}: {self.what.to(language)}: {values.to(language)}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is of another form in a package that another version made, and is no fault in it."""

    file: str
    what: Text


@dataclass(frozen=True, slots=True)
class Verification:
    """What came out: the files that were checked, in order, and the first difference if there is one.

    `made_by` is the version that the package says made it (empty when it cannot be read), `verified_by` this one.
    `notes` tell what another version wrote in another form, and `unconfirmed` names the files that therefore were held
    against their hash only. `recomputed` is False when the package's form or rules are not known to this version.
    """

    checked: tuple[str, ...]
    differs: Difference | None = None
    made_by: str = ""
    verified_by: str = ""
    notes: tuple[Note, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    recomputed: bool = True

    @property
    def same(self) -> bool:
        """Whether every amount came out as the package says."""
        return self.differs is None

    @property
    def by_another(self) -> bool:
        """Whether another version made the package."""
        return bool(self.made_by) and self.made_by != self.verified_by

    @property
    def result(self) -> Result:
        """In a word: the same to the byte, the same amounts, something differs, or this version cannot say."""
        if self.differs is not None:
            return "differs" if self.recomputed else "not_recomputed"
        return "same_amounts" if self.by_another or self.unconfirmed else "same_bytes"


class NotAsStated(Exception):
    """Something in a package is not as the package says. `recomputed`: whether this version could compute it again."""

    def __init__(self, difference: Difference, *, recomputed: bool = True) -> None:
        self.difference, self.recomputed = difference, recomputed
        super().__init__(difference)


def whole(file: str, stated: str, recomputed: str, what: Text, *, row: int = 0) -> Difference:
    """A difference of a file as a whole."""
    return Difference(file, row, "", stated, recomputed, what)
