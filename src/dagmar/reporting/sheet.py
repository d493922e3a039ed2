"""One sheet that came back, checked cell by cell: the answers of one recipient to one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from dagmar.facts.cells import decimal_text
from dagmar.facts.observation import Sex
from dagmar.money import NotMoney
from dagmar.problem import Problem
from dagmar.reporting import layout
from dagmar.reporting.answer import YES, Answer
from dagmar.reporting.cell import HOW, Unread, read_cell
from dagmar.reporting.filled import Filled, Sheet
from dagmar.reporting.form import SEXES, Form, Line
from dagmar.reporting.imprint import Imprint
from dagmar.reporting.known import Background
from dagmar.reporting.lines import FILLED_BY_HAND, content_in
from dagmar.reporting.units import another_unit
from dagmar.text import Text


@dataclass
class SheetReading:
    """Reads one sheet. `rows` says where each line stands; what is wrong is added to `found`."""

    filled: Filled
    sheet: Sheet
    form: Form
    rows: Mapping[str, int]
    recipient: str
    background: Background
    found: list[Problem]

    @property
    def imprint(self) -> Imprint:
        """What the workbook was made from."""
        return self.filled.imprint

    def read(self) -> list[Answer]:
        """Every answer, those that have something wrong left out."""
        unchanged = self._hold_questions_together()
        lines = [line for line in self.form.lines() if line.name in unchanged and line.key in self.rows]
        said = {line.key: self._said(line) for line in lines}
        answers: list[Answer] = []
        for name in dict.fromkeys(line.name for line in lines):
            own = [line for line in lines if line.name == name]
            if any(said[line.key] is None for line in own):
                continue  # has been told of
            texts = {line.key: cast(str, said[line.key]) for line in own}
            answers += self._answers(own, texts, wanted=self._is_asked(own[0], said))
        return answers

    def quoted(self, question: str) -> str:
        """What was answered to a question, as it stands, for a message that must lose nothing."""
        rows = [row for key, row in self.rows.items() if key.partition("/")[0] == question]
        return "; ".join(" / ".join(content_in(self.sheet, row)) for row in rows if content_in(self.sheet, row)) or "–"

    def _hold_questions_together(self) -> set[str]:
        """The questions that are asked now as they were when the workbook was made; every other one is told of."""
        now, then = self.form.marks(), self.imprint.marks(self.form.name)
        last = max((row for name, row, *_ in self.imprint.lines if name == self.form.name), default=layout.HEADING_ROW)
        for question in now.keys() | then.keys():
            row = next((row for key, row in self.rows.items() if key.partition("/")[0] == question), last)
            said = self.quoted(question)
            if question not in now and said == "–":
                continue  # nothing is asked, and nothing was said
            if now.get(question) != then.get(question):
                code = (
                    "question-removed"
                    if question not in now
                    else "question-new"
                    if question not in then
                    else "question-changed"
                )
                values = {"question": question, "said": said, "file": self.filled.name}
                self.found.append(self.sheet.problem(code, row, layout.ANSWER, **values))
        return {question for question in now if now[question] == then.get(question)}

    def _said(self, line: Line) -> str | None:
        """What one line says, empty when nothing; None when it cannot be read, which is told of."""
        row, columns = self.rows[line.key], FILLED_BY_HAND
        before = len(self.found)
        for column in columns:
            if (row, column) in self.sheet.formulas:
                self.found.append(self.sheet.problem("formula-in-answer", row, column))
            elif (row, column) in self.sheet.errors:
                shown = self.sheet.errors[row, column]
                self.found.append(self.sheet.problem("cell-in-error", row, column, shown=shown))
        if len(self.found) > before:
            return None
        said = self._cell(line, row, layout.ANSWER)
        if line.part not in SEXES or said is None:
            return said
        below = self._cell(line, row, layout.OF)
        return None if below is None else self._ratio(line, row, said, below)

    def _cell(self, line: Line, row: int, column: int) -> str | None:
        content = self.sheet.cells.get((row, column), "")
        if isinstance(content, str) and not content.strip():
            return ""
        try:
            return read_cell(line, content)
        except Unread as unread:
            values: dict[str, str | Text] = {"how": HOW[line.question.kind], **unread.values}
            self.found.append(self.sheet.problem(unread.code, row, column, **values))
        except NotMoney as refused:
            self.found.append(self.sheet.worded(refused.code, row, column, refused.message, refused.help))
        return None

    def _ratio(self, line: Line, row: int, above: str, below: str) -> str | None:
        if not above and not below:
            return ""
        if not above or not below:
            column = layout.OF if above else layout.ANSWER
            self._tell("answer-missing", row, column, question=line.key, how=HOW["indicator"])
            return None
        for column, number in ((layout.ANSWER, above), (layout.OF, below)):
            if Fraction(number) < 0:
                self._tell("answer-too-low", row, column, shown=number, bound="0", soft=Text("", ""))
                return None
        if Fraction(above) > Fraction(below):
            self._tell("more-than-all", row, layout.ANSWER, above=above, below=below)
            return None
        return f"{above}/{below}"

    def _is_asked(self, line: Line, said: Mapping[str, str | None]) -> bool:
        """Whether the other answers make this question one to answer."""
        for other, wanted in line.question.shown_if.items():
            given = said.get(other)
            if other not in self.form.report.questions or given is None:
                continue
            asked = Line(other, self.form.report.questions[other])
            try:
                if read_cell(asked, wanted) not in given.split("\n"):
                    return False
            except (Unread, NotMoney):
                continue  # what the agreement says cannot be compared; better to ask
        return True

    def _answers(self, lines: list[Line], said: Mapping[str, str], *, wanted: bool) -> list[Answer]:
        first, question = lines[0], lines[0].question
        row = self.rows[first.key]
        explained = self.sheet.text(row, layout.EXPLANATION)
        blank = [line for line in lines if not said[line.key]]
        if blank and wanted and not (question.kind == "choices" and len(blank) < len(lines)):
            self._tell_of_blanks(blank, explained)
        if not wanted and len(blank) < len(lines):
            self._tell("answer-not-asked", row, layout.ANSWER, question=first.name)
        if question.kind == "choices":
            taken = "\n".join(question.options[int(line.part) - 1] for line in lines if said[line.key] == YES)
            return [self._answer(first, taken, explained)] if len(blank) < len(lines) or explained else []
        answers = []
        for line in lines:
            own = self.sheet.text(self.rows[line.key], layout.EXPLANATION)
            if said[line.key] or own:
                answer = self._answer(line, said[line.key], own)
                self._hold_against_known(line, answer)
                if self._is_within(line, answer):
                    answers.append(answer)
        return answers

    def _tell_of_blanks(self, blank: list[Line], explained: str) -> None:
        required = blank[0].question.required
        if required == "no" or (required == "soft" and explained):
            return
        for line in blank:
            row = self.rows[line.key]
            if required == "hard":
                self._tell("answer-missing", row, layout.ANSWER, question=line.key, how=HOW[line.question.kind])
            else:
                cell = layout.cell_name(row, layout.EXPLANATION)
                self._tell("explanation-missing", row, layout.ANSWER, question=line.key, explanation=cell)

    def _answer(self, line: Line, said: str, explained: str) -> Answer:
        row = self.rows[line.key]
        filled = next((one[4] for one in self.imprint.lines if one[0] == self.form.name and one[2] == line.key), "")
        source = self.sheet.text(row, layout.SOURCE)
        return Answer(
            self.form.agreement,
            self.form.name,
            line.name,
            line.question.title,
            self.recipient,
            self.form.period,
            line.question.kind,
            self.form.about(line.name),
            said,
            cast(Sex, line.part) if line.part in SEXES else "all",
            explained,
            source if filled and filled == said else "",
            self.filled.name,
            f"{self.sheet.name}!{layout.cell_name(row, layout.ANSWER)}",
        )

    def _hold_against_known(self, line: Line, answer: Answer) -> None:
        """Tell when another answer was given about the same thing and period, which is what a concept is for."""
        known = self.background.answered(self.form, line, self.recipient)
        if known is not None and known.said != answer.said and answer.said:
            row = self.rows[line.key]
            self._tell(
                "answer-differs", row, layout.ANSWER, shown=answer.said[:60], before=known.said[:60], where=known.where
            )

    def _is_within(self, line: Line, answer: Answer) -> bool:
        """Whether an answer is within the question's bounds and in the unit of the last answer, or explained."""
        figure, row, question = answer.figure, self.rows[line.key], line.question
        if figure is None or question.kind == "yes_no":
            return True
        before = len(self.found)
        soft = question.required != "hard"
        help_ = Text(", eller förklara", ", or explain") if soft else Text("", "")
        for code, bound, wrong in (
            ("answer-too-low", question.at_least, question.at_least and figure < question.at_least.value),
            ("answer-too-high", question.at_most, question.at_most and figure > question.at_most.value),
        ):
            if wrong and bound and not (soft and answer.explanation):
                limit = f"{decimal_text(bound.value * 100)} %" if bound.percent else decimal_text(bound.value)
                self._tell(code, row, layout.ANSWER, shown=answer.said, bound=limit, soft=help_)
        earlier = self.background.earlier(self.form, line, self.recipient)
        if earlier and not answer.explanation and (values := another_unit(answer, earlier)):
            cell = layout.cell_name(row, layout.EXPLANATION)
            self._tell("answer-in-another-unit", row, layout.ANSWER, explanation=cell, **values)
        return len(self.found) == before

    def _tell(self, code: str, row: int, column: int, **values: str | Text) -> None:
        self.found.append(self.sheet.problem(code, row, column, **values))
