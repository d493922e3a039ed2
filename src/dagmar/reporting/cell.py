"""One cell as an answer of its kind: read exactly, or what is wrong with it. Money is in kronor unless a unit is written."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from dagmar.facts.cells import decimal_text
from dagmar.money import NotMoney, read_money, read_number
from dagmar.reporting.answer import NO, YES
from dagmar.reporting.filled import Content
from dagmar.reporting.form import Line
from dagmar.text import Text

MOST_LETTERS = 20_000
"""The longest answer in words: a spreadsheet's own bound is 32 767."""
_RATIO = re.compile(r"([0-9]{1,18})/0*([1-9][0-9]{0,17})")
_YES, _NO = {"ja", "yes", "sant", "true"}, {"nej", "no", "falskt", "false"}


class Unread(Exception):
    """The cell is no answer of its kind: the code of the problem, and what its wording shows."""

    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values
        super().__init__(code)


def read_cell(line: Line, content: Content) -> str:
    """The answer in one form (see `Answer.said`) that a cell's content gives.

    Raises:
        Unread: `answer-of-another-kind`, `not-a-choice` or `answer-too-long`.
        NotMoney: an amount or a number that can be read in two ways, with the wording for the user.
    """
    kind = line.question.kind
    match kind:
        case "money":
            return decimal_text(_kronor(content))
        case "share":
            return decimal_text(_share(content))
        case "number" | "indicator":
            return decimal_text(_number(content))
        case "yes_no" | "choices":
            return _yes_no(content)
        case "choice":
            return _choice(line.question.options, content)
        case "date":
            return _day(content)
        case _:
            return _words(content)


def _kronor(content: Content) -> Fraction:
    if not isinstance(content, str):
        return _number(content)
    if content.strip()[-1:].isdigit():
        return _number(content)
    return Fraction(read_money(content), 100)


def _number(content: Content) -> Fraction:
    if isinstance(content, Fraction):
        return content
    if isinstance(content, str):
        ratio = _RATIO.fullmatch(content.strip())  # how a share that no decimal can say is filled in
        return Fraction(int(ratio[1]), int(ratio[2])) if ratio else read_number(content)
    raise Unread("answer-of-another-kind", shown=str(content))


def _share(content: Content) -> Fraction:
    percent = isinstance(content, str) and content.rstrip().endswith(("%", "procent"))
    bare = content.replace("%", "").replace("procent", "").strip() if isinstance(content, str) else content
    number = _number(bare) / (100 if percent else 1)
    if not 0 <= number <= 1:
        raise Unread("answer-of-another-kind", shown=str(content) if percent else decimal_text(number))
    return number


def _yes_no(content: Content) -> str:
    said = str(content).strip().casefold()
    if said in _YES or said in _NO:
        return YES if said in _YES else NO
    raise Unread("not-a-choice", shown=str(content)[:60], options="ja, nej / yes, no")


def _choice(options: tuple[str, ...], content: Content) -> str:
    said = decimal_text(content) if isinstance(content, Fraction) else " ".join(str(content).split())
    for option in options:
        if " ".join(option.split()).casefold() == said.casefold():
            return option
    raise Unread("not-a-choice", shown=said[:60], options=", ".join(options))


def _day(content: Content) -> str:
    if isinstance(content, date):
        return content.isoformat()
    try:
        return date.fromisoformat(str(content).strip()).isoformat()
    except ValueError:
        raise Unread("answer-of-another-kind", shown=str(content)[:60]) from None


def _words(content: Content) -> str:
    said = decimal_text(content) if isinstance(content, Fraction) else str(content).strip()
    if len(said) > MOST_LETTERS:
        raise Unread("answer-too-long", size=str(len(said)), limit=str(MOST_LETTERS))
    return said


HOW: dict[str, Text] = {
    "number": Text("ett tal", "a number"),
    "money": Text("ett belopp i kronor", "an amount in kronor"),
    "share": Text("en andel från 0 % till 100 %", "a share from 0 % to 100 %"),
    "yes_no": Text("ja eller nej", "yes or no"),
    "choice": Text("ett av alternativen", "one of the options"),
    "choices": Text("ja eller nej", "yes or no"),
    "text": Text("en text", "a text"),
    "file": Text("filens namn", "the file's name"),
    "date": Text("en dag som 2024-11-01", "a day such as 2024-11-01"),
    "indicator": Text("ett antal", "a count"),
}
__all__ = ["HOW", "MOST_LETTERS", "NotMoney", "Unread", "read_cell"]
