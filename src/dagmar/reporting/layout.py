"""Where things stand in a workbook to fill in: one place for those who write it and those who read it back.

Rows and columns count from 1, as a spreadsheet shows them.
"""

from __future__ import annotations

from dagmar.facts.cells import column_letters
from dagmar.text import Text

FORM = "dagmar-report/1"
IMPRINT = "dagmar"
"""The hidden sheet that says what the workbook was made from."""

ID, QUESTION, HOW, ANSWER, OF, EXPLANATION, SOURCE, EARLIER = range(1, 9)
RECIPIENT_ROW, DUE_ROW, VERSION_ROW, ADVICE_ROW, HEADING_ROW = 3, 4, 5, 6, 8
FIRST_LINE = HEADING_ROW + 1
LABEL = QUESTION
SAID = ANSWER

HEADINGS = {
    ID: Text("Id", "Id"),
    QUESTION: Text("Fråga", "Question"),
    HOW: Text("Svara med", "Answer with"),
    ANSWER: Text("Svar", "Answer"),
    OF: Text("Av", "Out of"),
    EXPLANATION: Text("Förklaring", "Explanation"),
    SOURCE: Text("Ifyllt från", "Filled in from"),
    EARLIER: Text("Tidigare svar", "Earlier answer"),
}
WIDTHS = {ID: 22, QUESTION: 60, HOW: 26, ANSWER: 28, OF: 12, EXPLANATION: 40, SOURCE: 34, EARLIER: 34}
RECIPIENT = Text("Mottagarens kod", "The recipient's code")
DUE = Text("Ska vara inne senast", "To be in by")
VERSION = Text("Överenskommelsens version", "The agreement's version")
ADVICE = Text(
    "Svara i de gula cellerna. Ett ifyllt svar bekräftas genom att stå kvar. Flytta inga rader och byt inte namn på blad.",
    "Answer in the yellow cells. A filled-in answer is confirmed by leaving it. Move no rows and rename no sheets.",
)
LEFT_OVER = Text("Svar utan fråga", "Answers without a question")
"""The sheet for answers to questions that the agreement no longer asks."""
YES_NO = {"sv": ("ja", "nej"), "en": ("yes", "no")}


def cell_name(row: int, column: int) -> str:
    """`D9`."""
    return f"{column_letters(column)}{row}"
