"""Wording: who, what, when and from where, in one row."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.text import Text

OF_ROWS: Mapping[str, Wording] = {
    "cell-missing": Wording(
        Text(
            "Raden har innehåll (”{shown}” i ”{heading}”) men inget i kolumnen {column}.",
            "The row has content (“{shown}” in “{heading}”) but nothing in the column {column}.",
        ),
        Text("Fyll i {column}, eller töm hela raden.", "Fill in {column}, or clear the whole row."),
    ),
    "cell-too-long": Wording(
        Text(
            "Texten i ”{heading}” är {size} tecken; gränsen är {limit}.",
            "The text in “{heading}” is {size} characters; the limit is {limit}.",
        ),
        Text("Korta texten.", "Shorten the text."),
    ),
    "cell-not-plain": Wording(
        Text(
            "”{heading}” har {kind} i stället för text eller tal.",
            "“{heading}” has {kind} instead of text or a number.",
        ),
        Text("Skriv en text eller ett tal.", "Write a text or a number."),
    ),
    "leading-zero-lost": Wording(
        Text("”{shown}” är ingen mottagarkod; {code} är det.", "“{shown}” is not a recipient code; {code} is."),
        Text(
            "Skriv {code}. Kalkylprogram läser koden som ett tal och tar bort nollan i början: formatera kolumnen som "
            "Text innan koderna skrivs eller klistras in.",
            "Write {code}. Spreadsheet programs read the code as a number and drop the zero at its beginning: format "
            "the column as Text before the codes are typed or pasted.",
        ),
    ),
    "recipient-code": Wording(
        Text("”{shown}” är ingen mottagarkod.", "“{shown}” is not a recipient code."),
        Text(
            "{named}Skriv två siffror för en region (”01”) eller fyra för en kommun (”0180”).",
            "{named}Write two digits for a region (“01”) or four for a municipality (“0180”).",
        ),
    ),
    "recipient-unknown": Wording(
        Text(
            "”{shown}” ser ut som en mottagarkod, men ingen region eller kommun har haft den sedan 1999.",
            "“{shown}” looks like a recipient code, but no region or municipality has had it since 1999.",
        ),
        Text(
            "Jämför med förteckningen; en siffra kan ha blivit fel.",
            "Compare with the list; a digit may be wrong.",
        ),
    ),
    "period-unreadable": Wording(
        Text("”{shown}” är ingen period.", "“{shown}” is not a period."),
        Text(
            "Skriv ett år (2024), en månad (2024-01), en dag (2024-11-01) eller ett spann (2024-01/2024-06).",
            "Write a year (2024), a month (2024-01), a day (2024-11-01) or a span (2024-01/2024-06).",
        ),
    ),
    "period-became-date": Wording(
        Text(
            "Perioden är ett datum, {shown}. Det kan ha varit en månad som kalkylprogrammet gjorde om.",
            "The period is a date, {shown}. It may have been a month that the spreadsheet program changed.",
        ),
        Text(
            "Formatera kolumnen som Text och skriv {month} om månaden menas, {shown} om dagen menas.",
            "Format the column as Text and write {month} if the month is meant, {shown} if the day is meant.",
        ),
    ),
    "sex-unknown": Wording(
        Text("”{shown}” är inget känt kön.", "“{shown}” is not a known sex."),
        Text("{nearest}Skriv {known}.", "{nearest}Write {known}."),
    ),
    "missing-unknown": Wording(
        Text("”{shown}” är inget känt tecken för bortfall.", "“{shown}” is not a known sign for a missing value."),
        Text("{nearest}Skriv {known}.", "{nearest}Write {known}."),
    ),
    "basis-unknown": Wording(
        Text("”{shown}” är inget känt underlag.", "“{shown}” is not a known basis."),
        Text("{nearest}Skriv {known}.", "{nearest}Write {known}."),
    ),
    "date-unreadable": Wording(
        Text("”{shown}” i ”{heading}” är inget datum.", "“{shown}” in “{heading}” is not a date."),
        Text("Skriv år-månad-dag: 2025-03-31.", "Write year-month-day: 2025-03-31."),
    ),
    "time-without-zone": Wording(
        Text(
            "”{shown}” i ”{heading}” är ett klockslag utan tidszon.",
            "“{shown}” in “{heading}” is a time without a zone.",
        ),
        Text(
            "Skriv bara datumet, eller klockslag med tidszon: 2025-03-31T14:00+02:00.",
            "Write the date alone, or a time with its zone: 2025-03-31T14:00+02:00.",
        ),
    ),
    "observation-repeated": Wording(
        Text(
            "{indicator} för {recipient}, {period} står två gånger med samma innehåll.",
            "{indicator} for {recipient}, {period} stands twice with the same content.",
        ),
        Text("Ta bort den ena raden.", "Delete one of the rows."),
        "warning",
    ),
    "observation-twice": Wording(
        Text(
            "{indicator} för {recipient}, {period} står två gånger med olika innehåll: {one} och {other}.",
            "{indicator} for {recipient}, {period} stands twice with different content: {one} and {other}.",
        ),
        Text(
            "Stryk den ena raden, eller ge rättelsen ett senare datum i kolumnen recorded.",
            "Delete one of the rows, or give the correction a later date in the column recorded.",
        ),
    ),
}
