"""Wording: a file that cannot be opened, is too large, or is not what its ending says."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.text import Text

OF_FILES: Mapping[str, Wording] = {
    "file-not-found": Wording(
        Text("Det finns ingen fil {file}.", "There is no file {file}."),
        Text("Kontrollera namnet och mappen.", "Check the name and the folder."),
    ),
    "not-a-file": Wording(
        Text("{file} är ingen vanlig fil.", "{file} is not an ordinary file."),
        Text("Ange filen med uppgifterna, inte mappen.", "Name the file with the facts, not the folder."),
    ),
    "file-unreadable": Wording(
        Text("{file} gick inte att läsa: {why}.", "{file} could not be read: {why}."),
        Text("Kontrollera att du får läsa filen.", "Check that you are allowed to read the file."),
    ),
    "format-unknown": Wording(
        Text("Filer som slutar på ”{ending}” kan inte läsas.", "Files that end in “{ending}” cannot be read."),
        Text("Spara filen som {known}.", "Save the file as {known}."),
    ),
    "file-too-large": Wording(
        Text("Filen är {size} byte; gränsen är {limit}.", "The file is {size} bytes; the limit is {limit}."),
        Text(
            "Dela filen, eller ta bort rader och kolumner som inte behövs.",
            "Split the file, or take away rows and columns that are not needed.",
        ),
    ),
    "too-many-rows": Wording(
        Text("Det är fler än {limit} rader.", "There are more than {limit} rows."),
        Text(
            "Ta bara med de perioder och indikatorer som överenskommelsen behöver.",
            "Keep only the periods and indicators that the agreement needs.",
        ),
    ),
    "file-empty": Wording(
        Text("Filen är tom.", "The file is empty."),
        Text(
            "Filen ska ha en rad med kolumnernas namn och en rad för varje uppgift.",
            "The file should have a row with the names of the columns, and a row for each fact.",
        ),
    ),
    "encoding-cp1252": Wording(
        Text(
            "Filen är inte UTF-8. Den lästes som Windows-1252; ”{shown}” är ett prov.",
            "The file is not UTF-8. It was read as Windows-1252; “{shown}” is a sample.",
        ),
        Text(
            "Spara filen som ”CSV UTF-8” så kan inget läsas fel.",
            "Save the file as “CSV UTF-8”, so that nothing can be misread.",
        ),
        "warning",
    ),
    "encoding-unknown": Wording(
        Text(
            "Filen är varken UTF-8 eller Windows-1252 ({seen}).",
            "The file is neither UTF-8 nor Windows-1252 ({seen}).",
        ),
        Text("Spara filen som ”CSV UTF-8”.", "Save the file as “CSV UTF-8”."),
    ),
    "csv-broken": Wording(
        Text(
            "Raden går inte att dela i kolumner ({why}). Resten av filen är inte läst.",
            "The row cannot be divided into columns ({why}). The rest of the file has not been read.",
        ),
        Text(
            'Se efter om ett citattecken (") saknas eller står ensamt på raden.',
            'See whether a quotation mark (") is missing or stands alone in the row.',
        ),
    ),
    "json-broken": Wording(
        Text(
            "Här slutar filen att vara JSON ({why}). Resten är inte läst.",
            "Here the file stops being JSON ({why}). The rest has not been read.",
        ),
        Text(
            "Se efter om ett kommatecken, citattecken eller en klammer saknas, och om hela filen kom med.",
            "See whether a comma, quotation mark or bracket is missing, and whether the whole file came along.",
        ),
    ),
    "json-not-a-list": Wording(
        Text(
            "Filen ska vara en lista av objekt, men börjar med {shown}.",
            "The file should be a list of objects, but begins with {shown}.",
        ),
        Text(
            'Skriv [{{"recipient": "0180", ...}}, ...].',
            'Write [{{"recipient": "0180", ...}}, ...].',
        ),
    ),
    "json-not-an-object": Wording(
        Text("Uppgiften är inget objekt utan {shown}.", "The fact is not an object but {shown}."),
        Text(
            'Skriv varje uppgift som {{"recipient": "0180", "indicator": ..., ...}}.',
            'Write each fact as {{"recipient": "0180", "indicator": ..., ...}}.',
        ),
    ),
    "parquet-broken": Wording(
        Text("Filen är ingen hel Parquet-fil ({why}).", "The file is not a whole Parquet file ({why})."),
        Text(
            "Skriv filen igen; den kan ha avbrutits halvvägs.",
            "Write the file again; it may have been cut off half-way.",
        ),
    ),
    "parquet-type": Wording(
        Text(
            "Kolumnen ”{heading}” har typen {kind}, som inte kan läsas exakt.",
            "The column “{heading}” has the type {kind}, which cannot be read exactly.",
        ),
        Text(
            "Skriv den som text, heltal, decimal, double eller datum.",
            "Write it as string, integer, decimal, double or date.",
        ),
    ),
    "xlsx-broken": Wording(
        Text("Filen är ingen hel Excelarbetsbok ({why}).", "The file is not a whole Excel workbook ({why})."),
        Text(
            "Öppna den i ett kalkylprogram och spara den igen som .xlsx, utan lösenord.",
            "Open it in a spreadsheet program and save it again as .xlsx, without a password.",
        ),
    ),
    "workbook-unpacks-too-large": Wording(
        Text(
            "Arbetsbokens del {part} blir för stor när den packas upp: mer än {size} byte.",
            "The part {part} of the workbook becomes too large when unpacked: more than {size} bytes.",
        ),
        Text(
            "Spara uppgifterna i en ny, tom arbetsbok eller som CSV.",
            "Save the facts in a new, empty workbook, or as CSV.",
        ),
    ),
    "too-many-cells": Wording(
        Text(
            "Bladet ”{sheet}” räcker till cell {corner}: {count} celler; gränsen är {limit}.",
            "The sheet “{sheet}” reaches to cell {corner}: {count} cells; the limit is {limit}.",
        ),
        Text(
            "Något står långt ut på bladet. Ta bort det, eller flytta tabellen till ett nytt blad.",
            "Something stands far out on the sheet. Delete it, or move the table to a new sheet.",
        ),
    ),
    "many-problems": Wording(
        Text("{total} anmärkningar: {kinds}.", "{total} remarks: {kinds}."),
        Text(
            "Börja med det vanligaste slaget; ofta är det ett och samma fel.",
            "Begin with the most common kind; it is often one and the same error.",
        ),
    ),
    "more-of-the-same": Wording(
        Text(
            "och {count} till av slaget {code}, den sista vid {last}.",
            "and {count} more of {code}, the last at {last}.",
        ),
        Text("Rätta de första så syns resten.", "Correct the first ones, and the rest will be shown."),
    ),
}
