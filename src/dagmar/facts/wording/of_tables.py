"""Wording: a file that can be opened, but whose table is not one of facts."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.text import Text

OF_TABLES: Mapping[str, Wording] = {
    "no-rows": Wording(
        Text("Det finns kolumner men ingen rad med innehåll.", "There are columns but no row with content."),
        Text(
            "Skriv en rad för varje uppgift. Det som inte rapporterats skrivs också, med ett tecken i missing.",
            "Write a row for each fact. What was not reported is written too, with a sign in missing.",
        ),
    ),
    "column-unknown": Wording(
        Text("Kolumnen ”{heading}” är okänd.", "The column “{heading}” is not known."),
        Text("{nearest}Kända kolumner är {known}.", "{nearest}Known columns are {known}."),
    ),
    "column-twice": Wording(
        Text(
            "”{heading}” och ”{other}” är samma kolumn: {column}.",
            "“{heading}” and “{other}” are the same column: {column}.",
        ),
        Text("Ta bort den ena.", "Delete one of them."),
    ),
    "column-missing": Wording(
        Text("Det finns ingen kolumn för {column}.", "There is no column for {column}."),
        Text("Lägg till den; den kan heta {names}.", "Add it; it may be called {names}."),
    ),
    "column-without-name": Wording(
        Text("”{shown}” står i en kolumn som inte har något namn.", "“{shown}” stands in a column without a name."),
        Text(
            "Ge kolumnen ett namn, eller ta bort det som står i den.", "Name the column, or delete what stands in it."
        ),
    ),
    "header-not-first": Wording(
        Text(
            "Kolumnernas namn står på rad {line}, men det finns innehåll ovanför: ”{shown}”.",
            "The names of the columns stand in row {line}, but there is content above: “{shown}”.",
        ),
        Text("Ta bort raderna ovanför kolumnernas namn.", "Delete the rows above the names of the columns."),
    ),
    "row-length": Wording(
        Text(
            "Raden har {count} fält, men det finns {columns} kolumner.",
            "The row has {count} fields, but there are {columns} columns.",
        ),
        Text(
            "Se efter om filen är avklippt, eller om ett decimalkomma eller kommatecken i en text delar ett fält: "
            'skriv då texten inom citattecken (").',
            "See whether the file is cut off, or whether a decimal comma or a comma in a text divides a field: "
            'if so, write the text in quotation marks (").',
        ),
    ),
    "mixed-decimal-signs": Wording(
        Text(
            "Filen blandar decimaltecken: ”{one}” på rad {line} har komma och ”{other}” på rad {other_line} har punkt.",
            "The file mixes decimal signs: “{one}” in row {line} has a comma, “{other}” in row {other_line} a point.",
        ),
        Text(
            "Använd ett decimaltecken i hela filen. Tusental skiljs med mellanslag, aldrig med punkt.",
            "Use one decimal sign in the whole file. Thousands are separated by spaces, never by a point.",
        ),
    ),
    "sheet-missing": Wording(
        Text(
            "Inget blad har kolumner för recipient, indicator och period. Bladen är {sheets}.",
            "No sheet has columns for recipient, indicator and period. The sheets are {sheets}.",
        ),
        Text(
            "Skriv kolumnernas namn på bladets första rad.",
            "Write the names of the columns in the first row of the sheet.",
        ),
    ),
    "sheets-several": Wording(
        Text("Flera blad har uppgifter: {sheets}.", "Several sheets have facts: {sheets}."),
        Text(
            "Samla uppgifterna på ett blad, eller döp det rätta bladet till ”facts”.",
            "Gather the facts in one sheet, or name the right one “facts”.",
        ),
    ),
    "sheet-not-read": Wording(
        Text("Bladet ”{sheet}” är inte läst: {why}.", "The sheet “{sheet}” was not read: {why}."),
        Text(
            "Flytta det som ska räknas till bladet ”{chosen}”, eller ta bort bladet.",
            "Move what should count to the sheet “{chosen}”, or delete the sheet.",
        ),
        "warning",
    ),
    "merged-cells": Wording(
        Text(
            "Cellerna {cells} på bladet ”{sheet}” är sammanslagna.",
            "The cells {cells} of the sheet “{sheet}” are merged.",
        ),
        Text(
            "Dela cellerna och skriv innehållet i varje rad: bara den första cellen har kvar sitt värde.",
            "Split the cells and write the content in every row: only the first cell has kept its value.",
        ),
    ),
    "formula-without-value": Wording(
        Text(
            "Blad ”{sheet}”, cell {cell}: formeln har inget uträknat värde i filen.",
            "Sheet “{sheet}”, cell {cell}: the formula has no computed value in the file.",
        ),
        Text(
            "Öppna filen i ett kalkylprogram och spara den, eller skriv värdet i stället för formeln.",
            "Open the file in a spreadsheet program and save it, or write the value instead of the formula.",
        ),
    ),
    "cell-is-error": Wording(
        Text(
            "Blad ”{sheet}”, cell {cell}: cellen visar felet {shown}.",
            "Sheet “{sheet}”, cell {cell}: the cell shows the error {shown}.",
        ),
        Text("Rätta formeln, eller skriv värdet.", "Correct the formula, or write the value."),
    ),
}
