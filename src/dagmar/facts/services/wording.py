"""The wording of everything that a service can answer wrongly, by code: for the program, the tests and the reference."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

_LATER = Text("Försök igen senare.", "Try again later.")
_TELL = Text("Hör av dig till den som sköter tjänsten.", "Contact those who run the service.")

WORDING: Mapping[str, Wording] = {
    "service-silent": Wording(
        Text(
            "Tjänsten svarade inte ({why}), efter {times} försök.",
            "The service did not answer ({why}), tried {times} times.",
        ),
        Text("Kontrollera nätet, eller försök igen senare.", "Check the network, or try again later."),
    ),
    "service-busy": Wording(
        Text("Tjänsten ber oss vänta (429), nu {seconds} s.", "The service asks us to wait (429), now {seconds} s."),
        Text("Försök igen efter den tiden, eller fråga om mindre.", "Try again after that time, or ask for less."),
    ),
    "service-fails": Wording(
        Text(
            "Tjänsten har ett eget fel ({status}), efter {times} försök.",
            "The service has an error of its own ({status}), tried {times} times.",
        ),
        _LATER,
    ),
    "service-gone": Wording(
        Text("Adressen är nedlagd (410).", "The address is closed down (410)."),
        Text(
            "Koladas v2 är nedlagd; använd v3: https://api.kolada.se/v3/.",
            "Kolada's v2 is closed; use v3: https://api.kolada.se/v3/.",
        ),
    ),
    "service-not-found": Wording(
        Text("Tjänsten har ingenting på den adressen (404).", "The service has nothing at that address (404)."),
        Text("Sök efter namnet: tabeller flyttas och får nya id.", "Search by name: tables move and get new ids."),
    ),
    "service-refused": Wording(
        Text(
            "Tjänsten tog inte emot frågan ({status}): {said}",
            "The service did not accept the question ({status}): {said}",
        ),
        Text(
            "Jämför koderna med tabellens beskrivning; en tabell kan ha flyttats eller fått nya koder.",
            "Compare the codes with the table's description; a table may have moved or have new codes.",
        ),
    ),
    "service-redirects": Wording(
        Text("Tjänsten hänvisar till en annan plats: {to}.", "The service points to another place: {to}."),
        Text(
            "Ingenting hämtas därifrån. Ange den nya adressen själv om du litar på den.",
            "Nothing is fetched from there. Give the new address yourself if you trust it.",
        ),
    ),
    "service-too-large": Wording(
        Text("Svaret är större än {limit} byte.", "The answer is larger than {limit} bytes."),
        Text("Fråga om färre år, mottagare eller nyckeltal.", "Ask for fewer years, recipients or key figures."),
    ),
    "service-not-json": Wording(
        Text("Svaret är {type}, inte JSON.", "The answer is {type}, not JSON."),
        Text(
            "Adressen kan vara fel, eller så svarar något annat på vägen dit.",
            "The address may be wrong, or something on the way answers in its place.",
        ),
    ),
    "service-broken-answer": Wording(
        Text("Svaret går inte att läsa: {why}.", "The answer cannot be read: {why}."),
        _TELL,
    ),
    "service-pages-in-a-circle": Wording(
        Text("Nästa sida är en sida som redan är hämtad: {page}.", "The next page is one already fetched: {page}."),
        _TELL,
    ),
    "service-too-many-pages": Wording(
        Text("Svaret har fler än {limit} sidor.", "The answer has more than {limit} pages."),
        Text("Fråga om färre år, mottagare eller nyckeltal.", "Ask for fewer years, recipients or key figures."),
    ),
    "service-empty": Wording(
        Text(
            "Tjänsten svarade utan en enda uppgift om {asked}.",
            "The service answered without a single figure of {asked}.",
        ),
        Text(
            "Kontrollera id, koder och år. Ingenting har hämtats; tomt är inte noll.",
            "Check ids, codes and years. Nothing was fetched; empty is not zero.",
        ),
    ),
    "service-other-rows": Wording(
        Text("Svaret har rader som ingen frågade efter: {rows}.", "The answer has rows that nobody asked for: {rows}."),
        Text(
            "Tjänsten kan ha bortsett från ett villkor. Ingenting har hämtats.",
            "The service may have ignored a condition. Nothing was fetched.",
        ),
    ),
    "service-twice": Wording(
        Text("Svaret säger två saker om {row}.", "The answer says two things about {row}."),
        _TELL,
    ),
    "key-figure-unknown": Wording(
        Text("Kolada har inget nyckeltal {ids}.", "Kolada has no key figure {ids}."),
        Text(
            "Ett nyckeltal kan ha dragits tillbaka. Sök efter namnet.",
            "A key figure may have been withdrawn. Search by name.",
        ),
    ),
    "variable-unknown": Wording(
        Text(
            "Tabellen har ingen variabel {name}; den har {known}.", "The table has no variable {name}; it has {known}."
        ),
        Text("Skriv variabelns kod.", "Write the code of the variable."),
    ),
    "variable-missing": Wording(
        Text("Variabeln {name} måste väljas.", "The variable {name} must be chosen."),
        Text("Välj värden, till exempel {name}=* för alla.", "Choose values, for example {name}=* for all."),
    ),
    "code-unknown": Wording(
        Text("Variabeln {name} har inte {codes}.", "The variable {name} has no {codes}."),
        Text(
            "Koderna står i tabellens beskrivning. Menade du {near}?",
            "The codes stand in the table's description. Did you mean {near}?",
        ),
    ),
    "too-many-cells": Wording(
        Text(
            "Tjänsten ger inte ens en cell, fast gränsen sägs vara {limit}.",
            "The service does not give even one cell, though the limit is said to be {limit}.",
        ),
        _LATER,
    ),
    "variable-not-placed": Wording(
        Text(
            "Variabeln {name} har värdet {code}, som inte går att läsa som {what}.",
            "The variable {name} has the value {code}, which cannot be read as {what}.",
        ),
        Text("Välj andra värden.", "Choose other values."),
    ),
}
"""`{names}` are what is shown. Every code has a row in docs/reference/services.md and a test that reaches it."""


def refusal(code: str, at: str, /, **values: str) -> Refused:
    """A refusal with the wording of a code. `at` is the address that was asked, or the table."""
    wording = WORDING[code]
    message, help_ = (Text(text.sv.format(**values), text.en.format(**values)) for text in wording[:2])
    return Refused([Problem(code, Place(at), message, help_)])
