"""A new agreement: a commented file to begin from, which can be checked at once and lacks only what nobody has said yet."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from dagmar.agreement.fields import Identity
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Language, Text

_IDENTITY: TypeAdapter[str] = TypeAdapter(Identity)
FIRST_YEAR, LAST_YEAR = 1999, 9998
"""The registry of recipients begins in 1999; the last year is the last that has one after it."""


def new_agreement(identity: str, title: str, year: int, language: Language) -> str:
    """The text of a new agreement for a year, with comments in a language.

    It passes `check` with warnings only: the amounts are `unknown` until they are written.

    Raises:
        Refused: `not-an-identity`, or `year-out-of-range`.
    """
    problems = problems_of(identity, year)
    if problems:
        raise Refused(problems)
    comment = {key: text.to(language) for key, text in _COMMENTS.items()}
    names = {key: text.to(language) for key, text in _NAMES.items()}
    quoted = _quoted(title if title.strip() else identity)
    return f"""\
# {comment["head"]}
agreement: {identity}
title: {quoted}
parties: [staten, skr]
period: {year}
total: unknown            # {comment["total"]}

# {comment["sources"]}
sources:
  {names["source"]}: {{title: "{names["source_title"]}"}}

# {comment["areas"]}
areas:
  {names["area"]}: {{amount: unknown}}

# {comment["requirements"]}
requirements:
  {names["report"]}:
    kind: base
    title: {names["report_title"]}
    met_when: {{received: {names["report"]}, by: {year}-11-30}}
    source: {names["source"]}

# {comment["grants"]}
grants:
  {names["grant"]}:
    area: {names["area"]}
    to: regions
    amount: unknown
    requires: [{names["report"]}]
    distribute: {{by: population, as_of: {year - 1}-12-31, among: all}}   # {comment["among"]}
    unearned: return                                              # {comment["unearned"]}
    rounding: {{at: grant, to: 1 kr, method: largest_remainder}}
    source: {names["source"]}
    assumed: {{distribute: {names["assumed"]}}}                         # {comment["assumed"]}
"""


def problems_of(identity: str, year: int) -> list[Problem]:
    """What is wrong with the name and the year of a new agreement: `not-an-identity`, `year-out-of-range`."""
    return [*_identity_problems(identity), *_year_problems(year)]


def _quoted(text: str) -> str:
    """A text in double quotes; what cannot be seen is written as its number."""
    shown = ("\\" + one if one in '"\\' else one if one.isprintable() else f"\\U{ord(one):08X}" for one in text)
    return f'"{"".join(shown)}"'


def _identity_problems(identity: str) -> list[Problem]:
    try:
        _IDENTITY.validate_python(identity)
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return [Problem(context["code"], Place(identity or "-"), context["message"], context["help"])]
    return []


def _year_problems(year: int) -> list[Problem]:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return []
    return [
        Problem(
            "year-out-of-range",
            Place(str(year)),
            Text(f"{year} är inget år för ett avtal.", f"{year} is no year for an agreement."),
            Text(f"Skriv ett år från {FIRST_YEAR}.", f"Write a year from {FIRST_YEAR}."),
        )
    ]


_COMMENTS = {
    "head": Text(
        "Ett nytt avtal. Kontrollera det med: dagmar check FIL", "A new agreement. Check it with: dagmar check FILE"
    ),
    "total": Text(
        "skriv till exempel 67,9 Mkr; områdena måste bli lika mycket",
        "write for example 67,9 Mkr; the areas must add up to it",
    ),
    "sources": Text("Vad avtalet och dess siffror står på.", "What the agreement and its figures stand on."),
    "areas": Text(
        "Områden med egna pengar. Bidragen i ett område måste bli lika mycket.", "Areas with money of their own."
    ),
    "requirements": Text(
        "Grundkrav (base): utan det inget. Prestationsmål (target): öppnar de bidrag som nämner det.",
        "Base requirement (base): without it, nothing. Performance target (target): opens the grants that name it.",
    ),
    "grants": Text(
        "Bidrag: vem (to), vad som krävs (requires), hur det delas (distribute), vad som händer med det ingen får.",
        "Grants: who (to), what is required (requires), how it is shared (distribute), what becomes of what nobody gets.",
    ),
    "among": Text(
        "all: de underkändas del blir över; qualified: delas av de andra", "all or qualified: who divides the pot"
    ),
    "unearned": Text("eller {carry_to: ...} eller {share: ...}", "or {carry_to: ...} or {share: ...}"),
    "assumed": Text("stryk raden när det är avtalat", "delete the line once it is agreed"),
}
_NAMES = {
    "source": Text("avtal", "avtal"),
    "source_title": Text("Överenskommelsens titel och diarienummer", "The agreement's title and registration number"),
    "area": Text("omrade-1", "area-1"),
    "report": Text("redovisning", "report"),
    "report_title": Text("En redovisning har lämnats", "A report has been handed in"),
    "grant": Text("bidrag-1", "grant-1"),
    "assumed": Text("inte avtalat än", "not agreed yet"),
}
