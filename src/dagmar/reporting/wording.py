"""The wording of every problem that a filled-in form can have, by code: for the program, the tests and the reference."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.problem import Place, Problem
from dagmar.text import Text

OF_FILES: Mapping[str, Wording] = {
    "file-missing": Wording(
        Text("Filen finns inte.", "There is no such file."), Text("Kontrollera namnet.", "Check the name.")
    ),
    "workbook-unreadable": Wording(
        Text("Arbetsboken går inte att läsa: {why}.", "The workbook cannot be read: {why}."),
        Text(
            "Öppna den i ett kalkylprogram, spara den som .xlsx och lämna in den igen.",
            "Open it in a spreadsheet program, save it as .xlsx and hand it in again.",
        ),
    ),
    "not-a-template": Wording(
        Text(
            "Arbetsboken är ingen mall härifrån: det dolda bladet dagmar saknas.",
            "The workbook is not a template of ours: its hidden sheet dagmar is missing.",
        ),
        Text(
            "Gör en mall med dagmar report template och för över svaren till den.",
            "Make a template with dagmar report template and move the answers to it.",
        ),
    ),
    "template-of-another-agreement": Wording(
        Text(
            "Mallen är gjord för {made}, men här läses svar på {asked}.",
            "The template was made for {made}, but answers to {asked} are read here.",
        ),
        Text(
            "Gör årets mall; svaren följer med: dagmar report template {asked} --from {file} --out ny.xlsx",
            "Make this year's template; the answers come along: dagmar report template {asked} --from {file} --out new.xlsx",
        ),
    ),
    "agreement-changed": Wording(
        Text(
            "Överenskommelsen har ändrats sedan mallen gjordes ({made}, nu {now}), men inte frågorna.",
            "The agreement has changed since the template was made ({made}, now {now}), but not the questions.",
        ),
        Text("Inget behöver göras.", "Nothing needs to be done."),
        "warning",
    ),
    "recipient-twice": Wording(
        Text(
            "{recipient} har lämnat {report} två gånger: här och i {other}. {differing}",
            "{recipient} has handed in {report} twice: here and in {other}. {differing}",
        ),
        Text(
            "Lämna in en av dem. En rättelse lämnas som en ny fil i stället för den gamla.",
            "Hand in one of them. A correction is a new file in place of the old one.",
        ),
    ),
}

OF_SHEETS: Mapping[str, Wording] = {
    "sheet-renamed": Wording(
        Text("Bladet ”{was}” heter nu ”{sheet}”.", "The sheet “{was}” is now called “{sheet}”."),
        Text("Döp det till {was} igen.", "Rename it {was}."),
    ),
    "sheet-missing": Wording(
        Text("Bladet ”{was}” finns inte kvar.", "The sheet “{was}” is not there any more."),
        Text("Gör en ny mall och fyll i den.", "Make a new template and fill it in."),
    ),
    "sheet-not-answered": Wording(
        Text(
            "Bladet ”{sheet}” är inte ifyllt och räknas inte.",
            "The sheet “{sheet}” is not filled in and does not count.",
        ),
        Text("Fyll i det när redovisningen ska lämnas.", "Fill it in when that report is due."),
        "warning",
    ),
    "report-not-asked": Wording(
        Text(
            "Överenskommelsen frågar inte längre efter redovisningen {report}; svaren på den finns kvar i filen.",
            "The agreement no longer asks for the report {report}; its answers are still in the file.",
        ),
        Text(
            "Gör en ny mall med --from; där står svaren kvar.",
            "Make a new template with --from; the answers stand there.",
        ),
    ),
    "row-moved": Wording(
        Text(
            "”{question}” ska stå på rad {belongs} men står här.",
            "“{question}” belongs in row {belongs} but stands here.",
        ),
        Text("Flytta tillbaka raden till rad {belongs}.", "Move the row back to row {belongs}."),
    ),
    "row-missing": Wording(
        Text("Här ska frågan ”{question}” stå, men {there}.", "The question “{question}” belongs here, but {there}."),
        Text(
            "Skriv {question} i cellen och svaret på samma rad.",
            "Write {question} in the cell and the answer in its row.",
        ),
    ),
    "row-twice": Wording(
        Text("”{question}” står två gånger.", "“{question}” stands twice."), Text("Ta bort den ena.", "Delete one.")
    ),
    "row-unknown": Wording(
        Text("”{question}” är ingen fråga här.", "“{question}” is not a question here."),
        Text("Ta bort raden, eller skriv det i en förklaring.", "Delete the row, or write it as an explanation."),
    ),
    "recipient-unknown": Wording(
        Text(
            "{shown} är inte koden för någon som ska redovisa här.",
            "{shown} is not the code of anyone who reports here.",
        ),
        Text(
            "Skriv koden med nolla i början, som 01 eller 0180; dagmar recipients visar koderna.",
            "Write the code with its leading zero, such as 01 or 0180; dagmar recipients shows the codes.",
        ),
    ),
    "recipient-changed": Wording(
        Text(
            "Mallen är gjord för {made}, men här står {shown}.",
            "The template was made for {made}, but {shown} stands here.",
        ),
        Text(
            "Gör en egen mall för {shown}: det ifyllda gäller {made}.",
            "Make a template for {shown}: what is filled in is of {made}.",
        ),
    ),
    "recipient-differs": Wording(
        Text(
            "Här står {shown}, men på bladet ”{other}” står {made}.",
            "{shown} stands here, but {made} on the sheet “{other}”.",
        ),
        Text("Skriv samma kod på alla blad.", "Write the same code on every sheet."),
    ),
}

OF_QUESTIONS: Mapping[str, Wording] = {
    "question-changed": Wording(
        Text(
            "Frågan ”{question}” har ändrats sedan mallen gjordes. Svaret var: {said}.",
            "The question “{question}” has changed since the template was made. The answer was: {said}.",
        ),
        Text(
            "Gör en ny mall med --from {file}: svaret står där som tidigare svar, och frågan svaras på igen.",
            "Make a new template with --from {file}: the answer stands there as the earlier one, and the question is answered again.",
        ),
    ),
    "question-removed": Wording(
        Text(
            "Frågan ”{question}” ställs inte längre. Svaret var: {said}.",
            "The question “{question}” is not asked any more. The answer was: {said}.",
        ),
        Text(
            "Gör en ny mall med --from {file}: svaret sparas på ett eget blad.",
            "Make a new template with --from {file}: the answer is kept on a sheet of its own.",
        ),
    ),
    "question-new": Wording(
        Text(
            "Frågan ”{question}” har tillkommit sedan mallen gjordes.",
            "The question “{question}” was added after the template was made.",
        ),
        Text(
            "Gör en ny mall med --from {file} och svara på den.",
            "Make a new template with --from {file} and answer it.",
        ),
    ),
}

OF_ANSWERS: Mapping[str, Wording] = {
    "formula-in-answer": Wording(
        Text("Cellen har en formel.", "The cell holds a formula."),
        Text(
            "Skriv värdet i stället: kopiera, och klistra in som värde.",
            "Write the value instead: copy, and paste as a value.",
        ),
    ),
    "cell-in-error": Wording(
        Text("Cellen visar felet {shown}.", "The cell shows the error {shown}."),
        Text("Skriv svaret.", "Write the answer."),
    ),
    "answer-missing": Wording(
        Text("Svar saknas på ”{question}”.", "“{question}” is not answered."),
        Text("Svara med {how}.", "Answer with {how}."),
    ),
    "explanation-missing": Wording(
        Text("”{question}” har varken svar eller förklaring.", "“{question}” has neither answer nor explanation."),
        Text("Svara, eller skriv varför i {explanation}.", "Answer, or write why in {explanation}."),
    ),
    "answer-of-another-kind": Wording(
        Text("”{shown}” är inte {how}.", "“{shown}” is not {how}."), Text("Skriv {how}.", "Write {how}.")
    ),
    "not-a-choice": Wording(
        Text("”{shown}” är inget av svaren.", "“{shown}” is none of the answers."),
        Text("Välj ett av: {options}.", "Choose one of: {options}."),
    ),
    "more-than-all": Wording(
        Text("{above} av {below}: fler än alla.", "{above} out of {below}: more than all."),
        Text("Rätta antalet, eller antalet som det räknas av.", "Correct the count, or what it is out of."),
    ),
    "answer-too-low": Wording(
        Text("{shown} är under gränsen {bound}.", "{shown} is below the bound of {bound}."),
        Text("Rätta svaret{soft}.", "Correct the answer{soft}."),
    ),
    "answer-too-high": Wording(
        Text("{shown} är över gränsen {bound}.", "{shown} is above the bound of {bound}."),
        Text("Rätta svaret{soft}.", "Correct the answer{soft}."),
    ),
    "answer-too-long": Wording(
        Text("Svaret har {size} tecken; det får ha {limit}.", "The answer has {size} characters; it may have {limit}."),
        Text("Korta det, eller bifoga en fil.", "Shorten it, or attach a file."),
    ),
    "answer-not-asked": Wording(
        Text(
            "”{question}” behöver inte besvaras med de andra svaren; svaret behålls.",
            "“{question}” need not be answered given the other answers; the answer is kept.",
        ),
        Text("Inget behöver göras.", "Nothing needs to be done."),
        "warning",
    ),
    "answer-differs": Wording(
        Text(
            "{shown} är inte vad som svarades om samma sak och period: {before} ({where}).",
            "{shown} is not what was answered about the same thing and period: {before} ({where}).",
        ),
        Text(
            "Kontrollera vilket som gäller; det här svaret är det senaste.",
            "See which holds; this answer is the latest.",
        ),
        "warning",
    ),
    "answers-contradict": Wording(
        Text(
            "{shown}, men i {other} svarar {recipient} {before} om samma sak och period.",
            "{shown}, but in {other} {recipient} answers {before} about the same thing and period.",
        ),
        Text("Svara lika på båda ställena.", "Answer alike in both places."),
    ),
    "answer-in-another-unit": Wording(
        Text(
            "{shown} är omkring {factor} gånger {than} än förra svaret, {before} ({where}). {guess}",
            "{shown} is about {factor} times {than} than the last answer, {before} ({where}). {guess}",
        ),
        Text(
            "Svara i {unit}: troligen {meant}. Stämmer svaret, förklara varför i {explanation}.",
            "Answer in {unit}: probably {meant}. If the answer is right, explain why in {explanation}.",
        ),
    ),
}

WORDING: Mapping[str, Wording] = {**OF_FILES, **OF_SHEETS, **OF_QUESTIONS, **OF_ANSWERS}


def problem(code: str, at: Place, /, **values: str | Text) -> Problem:
    """A problem of a known code. With `sheet` and `cell` the message begins with them, since no line leads there."""
    wording = WORDING[code]
    message, help_ = (
        Text(_fill(one.sv, values, sv=True), _fill(one.en, values, sv=False)) for one in (wording.message, wording.help)
    )
    if "cell" in values:
        where = in_cell(str(values["sheet"]), str(values["cell"]))
        message = Text(where.sv + message.sv, where.en + message.en)
    return Problem(code, at, message, help_, severity=wording.severity)


def in_cell(sheet: str, cell: str) -> Text:
    """How a message about one cell begins."""
    return Text(f"Blad ”{sheet}”, cell {cell}: ", f"Sheet “{sheet}”, cell {cell}: ")


def _fill(template: str, values: Mapping[str, str | Text], *, sv: bool) -> str:
    said = {
        name: (value.sv if sv else value.en) if isinstance(value, Text) else value for name, value in values.items()
    }
    return template.format(**said)
