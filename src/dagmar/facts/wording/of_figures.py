"""Wording: the figure of one row."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.text import Text

OF_FIGURES: Mapping[str, Wording] = {
    "value-missing": Wording(
        Text(
            "Det finns inget värde, och inget tecken som säger varför. Tomt är inte noll.",
            "There is no value, and no sign that says why. Blank is not zero.",
        ),
        Text(
            "Skriv värdet, täljare och nämnare, eller i kolumnen missing: {known}.",
            "Write the value, numerator and denominator, or in the column missing: {known}.",
        ),
    ),
    "value-unknown": Wording(
        Text("”{shown}” är varken ett tal eller ett känt ord.", "“{shown}” is neither a number nor a known word."),
        Text("{nearest}Skriv ett tal, eller {known}.", "{nearest}Write a number, or {known}."),
    ),
    "value-became-date": Wording(
        Text(
            "”{heading}” är ett datum, {shown}. Kalkylprogrammet kan ha gjort om till exempel 1/3 eller 2-4.",
            "“{heading}” is a date, {shown}. The spreadsheet program may have changed for example 1/3 or 2-4.",
        ),
        Text(
            "Formatera kolumnen som Text eller Tal och skriv talet igen.",
            "Format the column as Text or Number and write the number again.",
        ),
    ),
    "number-too-long": Wording(
        Text(
            "”{shown}” är ett tal med mer än {limit} tecken.", "“{shown}” is a number of more than {limit} characters."
        ),
        Text("Skriv talet med färre siffror.", "Write the number with fewer digits."),
    ),
    "two-answers": Wording(
        Text("Raden säger två saker: {one} och {other}.", "The row says two things: {one} and {other}."),
        Text("Behåll det som gäller.", "Keep what holds."),
    ),
    "value-against-parts": Wording(
        Text(
            "Värdet är {value}, men {numerator} av {denominator} är {computed}.",
            "The value is {value}, but {numerator} of {denominator} is {computed}.",
        ),
        Text(
            "Rätta det som är fel, eller ta bort värdet: täljare och nämnare räcker.",
            "Correct what is wrong, or delete the value: numerator and denominator are enough.",
        ),
    ),
    "part-missing": Wording(
        Text("{given} är {shown}, men {absent} saknas.", "{given} is {shown}, but {absent} is missing."),
        Text("Skriv båda, eller bara ett värde.", "Write both, or a value alone."),
    ),
    "denominator-zero": Wording(
        Text("Nämnaren är 0; {shown} av 0 säger ingenting.", "The denominator is 0; {shown} of 0 says nothing."),
        Text(
            "Om det inte fanns någon att räkna, skriv not_applicable i kolumnen missing.",
            "If there was nobody to count, write not_applicable in the column missing.",
        ),
    ),
    "numerator-above-denominator": Wording(
        Text(
            "Täljaren {numerator} är större än nämnaren {denominator}, men enheten är en andel.",
            "The numerator {numerator} is above the denominator {denominator}, but the unit is a share.",
        ),
        Text(
            "Se efter om de har bytt plats, eller skriv en annan enhet.",
            "See whether they have changed places, or write another unit.",
        ),
    ),
    "share-above-one": Wording(
        Text("”{shown}” i ”{heading}” är en andel över 100 %.", "“{shown}” in “{heading}” is a share above 100 %."),
        Text(
            "En andel är högst 1, eller 100 %. Skriv procenttecknet om procent menas: 95 % eller 0,95.",
            "A share is at most 1, or 100 %. Write the per cent sign if per cent is meant: 95 % or 0.95.",
        ),
    ),
    "below-zero": Wording(
        Text("”{shown}” i ”{heading}” är under noll.", "“{shown}” in “{heading}” is below zero."),
        Text(
            "Andelar, personer, täljare och nämnare är aldrig negativa.",
            "Shares, persons, numerators and denominators are never negative.",
        ),
    ),
    "persons-not-whole": Wording(
        Text("”{shown}” är inget helt antal personer.", "“{shown}” is not a whole number of persons."),
        Text(
            "Skriv tusental med mellanslag (1 234), eller en annan enhet om det är ett medelvärde.",
            "Write thousands with spaces (1 234), or another unit if it is a mean.",
        ),
    ),
    "unit-nearly-known": Wording(
        Text(
            "Enheten ”{shown}” är inte en av de kända; den behölls som ett eget ord.",
            "The unit “{shown}” is not one of those known; it was kept as a word of its own.",
        ),
        Text("{nearest}Kända enheter är {known}.", "{nearest}Known units are {known}."),
        "warning",
    ),
    "percent-unit": Wording(
        Text("”{shown}” är i procent, men enheten är {unit}.", "“{shown}” is in per cent, but the unit is {unit}."),
        Text(
            "Skriv share som enhet, eller talet utan procenttecken.",
            "Write share as the unit, or the number without the sign.",
        ),
    ),
    "percent-or-share": Wording(
        Text(
            "”{shown}” med enheten procent lästes som {shown} procent.",
            "“{shown}” with the unit per cent was read as {shown} per cent.",
        ),
        Text(
            "Om andelen {shown} av 1 menas, skriv share som enhet.",
            "If the share {shown} of 1 is meant, write share as the unit.",
        ),
        "warning",
    ),
}
