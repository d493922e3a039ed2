"""A second reader: what a scalar of an agreement file must sound like in the prose, from the file and not from the model.

Shares nothing with the program but the reading of YAML: its own months, its own money, its own table of words. It gives
for a path and what is written there the phrases that must stand in the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dagmar.text import Language

Path = tuple[str | int, ...]
_PERIOD = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
_LEVEL = re.compile(r"[-−+]?[\d ]+([.,]\d+)?( ?%)?")
MONTHS: dict[str, list[str]] = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
CODES = {"fixed", "key", "shares", "needs", "up_to", "last_year"}
"""The keys whose own keys are recipient codes."""

MONEY = {"amount", "total", "price", "others", "floor", "ceiling", "per_inhabitant", "up_to", "fixed", "last_year"}
SHARES = {"share", "shares", "needs", "comparable", "municipalities", "region"}
REFERENCES = {
    "requires": "requirements",
    "meeting": "requirements",
    "area": "areas",
    "carry_to": "grants",
    "grant": "grants",
    "grants": "grants",
    "with": "grants",
    "source": "sources",
    "indicator": "indicators",
    "items": "indicators",
    "baseline": "indicators",
    "except": "indicators",
    "of": "indicators",
}
VERBATIM = {"county", "meaning", "not_modelled", "section", "note", "title", "url", "date", "file"}
SAID: dict[tuple[str, str], tuple[str, str]] = {
    ("kind", "base"): ("Grundkrav", "Base requirement"),
    ("kind", "target"): ("Prestationskrav", "Performance target"),
    ("kind", "number"): ("ett tal", "a number"),
    ("kind", "share"): ("en andel", "a share"),
    ("kind", "date"): ("ett datum", "a date"),
    ("kind", "money"): ("ett belopp", "an amount"),
    ("kind", "yes_no"): ("ja eller nej", "yes or no"),
    ("kind", "file"): ("en fil", "a file"),
    ("kind", "text"): ("en text", "a text"),
    ("kind", "choice"): ("ett val", "a choice"),
    ("kind", "indicator"): ("ett mätvärde", "a measured figure"),
    ("required", "soft"): ("ska förklara varför", "must explain why"),
    ("required", "no"): ("frivilligt", "voluntary"),
    ("required", "hard"): ("svar krävs", "an answer is required"),
    ("unit", "county"): ("prövas en gång för hela länet", "judged once for the whole county"),
    ("unit", "recipient"): ("för varje mottagare för sig", "for each recipient alone"),
    ("unit", "share"): ("andel", "a share"),
    ("unit", "number"): ("tal", "a number"),
    ("direction", "higher_is_better"): ("högre är bättre", "higher is better"),
    ("direction", "lower_is_better"): ("lägre är bättre", "lower is better"),
    ("direction", "none"): ("", ""),
    ("status", "verified"): ("läst i original", "read in the original"),
    ("status", "secondary"): ("återgiven i andra hand", "told at second hand"),
    ("status", "derived"): ("härledd", "derived"),
    ("status", "not_found"): ("inte funnen", "not found"),
    ("amount", "unearned"): ("det som andra bidrag för hit", "what other grants carry here"),
    ("amount", "unknown"): ("är inte känd", "is not known"),
    ("price", "unknown"): ("ett pris som inte är känt", "a price that is not known"),
    ("total", "unknown"): ("är inte känt", "is not known"),
    ("amount_is", "pot"): ("", ""),
    ("amount_is", "frame"): ("en ram", "a frame"),
    ("amount_is", "ceiling"): ("ett tak", "a ceiling"),
    ("amount_is", "own_contribution"): ("egen insats", "own contribution"),
    ("among", "all"): ("mellan samtliga mottagare|går dit", "among all the recipients|goes there"),
    ("among", "qualified"): (
        "mellan dem som uppfyller kraven|går dit",
        "among those who meet the requirements|goes there",
    ),
    ("among", "municipalities"): ("kommuner", "municipalities"),
    ("among", "regions"): ("regioner", "regions"),
    ("among", "earners"): ("dem som har tjänat in något", "those who earned something"),
    ("by", "population"): ("invånare|kvinnor|män", "inhabitants|women|men"),
    ("by", "key"): ("nyckeln", "the key"),
    ("by", "earned"): ("tjänat in|förtjänat", "earned"),
    ("by", "weight"): ("vad de har rätt till", "what they are entitled to"),
    ("by", "equal"): ("lika mycket till var och en", "equally to each"),
    ("by", "indicator"): ("i proportion till", "in proportion to"),
    ("by", "numerator"): ("täljaren", "the numerator"),
    ("by", "improvement"): ("förbättringen", "improvement"),
    ("of", "population"): ("invånare|kvinnor|män", "inhabitants|women|men"),
    ("times", "population"): ("gånger antalet invånare", "times the number of inhabitants"),
    ("change", "at_most"): ("högst", "at most"),
    ("change", "at_least"): ("minst", "at least"),
    ("change", "relative"): ("relativa", "relative"),
    ("change", "absolute"): ("absoluta", "absolute"),
    ("better", "higher"): ("högre är bättre", "higher is better"),
    ("better", "lower"): ("lägre är bättre", "lower is better"),
    ("within", "county"): ("länets invånare|samma län", "county's inhabitants|same county"),
    ("count", "value"): ("", ""),
    ("count", "numerator"): ("täljaren", "the numerator"),
    ("count", "denominator"): ("nämnaren", "the denominator"),
    ("sex", "women"): ("kvinnor", "women"),
    ("sex", "men"): ("män", "men"),
    ("equal", "each"): ("lika mycket till var och en|delas lika|går dit", "equally to each|shared equally|goes there"),
    ("distribute", "equal"): (
        "lika mycket till var och en|delas lika|går dit",
        "equally to each|shared equally|goes there",
    ),
    ("unearned", "return"): ("går tillbaka till staten", "goes back to the state"),
    ("excess", "others"): ("går till de andra", "goes to the others"),
    ("excess", "unearned"): ("inte intjänat", "is unearned"),
    ("if_short", "pro_rata"): ("räcker inte potten", "does not suffice"),
    ("less", "lowest_per_inhabitant"): ("lägsta värdet per invånare", "lowest value per inhabitant"),
    ("absent", "spread"): ("vikterna fördelas om", "weights are spread again"),
    ("best", "highest"): ("högst", "highest"),
    ("best", "lowest"): ("lägst", "lowest"),
    ("ties", "share"): ("delar", "share"),
    ("ties", "code"): ("kod", "code"),
    ("ties", "all"): ("alla", "all"),
    ("method", "largest_remainder"): ("förlorade mest på avrundningen", "lost most by the rounding"),
    ("method", "nearest"): ("närmaste", "nearest"),
    ("at", "grant"): ("inom bidraget", "within the grant"),
    ("at", "payment"): ("inom varje utbetalning", "within each payment"),
    ("at", "recipient_total"): ("var och ens summa", "each recipient's sum"),
    ("periods", "monthly"): ("varje månad", "each month"),
    ("missing", "not_met"): ("Saknas", "missing|if nothing is known"),
    ("missing", "ask"): ("tills mottagaren har svarat", "until the recipient has answered"),
    ("missing", "exclude"): ("utanför", "left out"),
    ("judged", "exact"): ("", ""),
    ("requisition", "none"): ("utan rekvisition", "without requisition"),
    ("rest", "true"): ("resten", "the rest"),
    ("as_printed", "true"): ("som den trycktes, med tryckfel", "misprints and all"),
    ("as_printed", "false"): ("", ""),
}
BODIES: dict[str, tuple[str, str]] = {
    "staten": ("staten", "the state"),
    "skr": ("Sveriges Kommuner och Regioner (SKR)", "the Swedish Association of Local Authorities and Regions (SKR)"),
    "skl": ("Sveriges Kommuner och Landsting (SKL)", "the Swedish Association of Local Authorities and Regions (SKL)"),
    "regions": ("regionerna|landstingen", "the regions|the county councils"),
    "municipalities": ("kommunerna", "the municipalities"),
    "counties": ("länen", "the counties"),
}


def scalars(content: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every scalar of a file with its path, and every recipient code that stands as a key."""
    if isinstance(content, dict):
        for key, value in content.items():
            if path and path[-1] in CODES:
                yield (*path, "code"), key
            yield from scalars(value, (*path, key))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from scalars(value, (*path, index))
    elif content is not None:
        yield path, content


def spoken(path: Path, written: str, content: Any, language: Language) -> list[str]:
    """The phrases that must stand in the prose; `a|b` when either will do."""
    while path[0] == "earlier" and len(path) > 2:
        path, content = path[1:], {**content, **content["earlier"]}
    words = [step for step in path if isinstance(step, str)]
    key, parent = words[-1], words[-2] if len(words) > 1 else ""
    if "assumed" in words or key in VERBATIM:
        return [written]
    if (said := SAID.get((key, written))) is not None:
        return [_of(said, language)]
    if key == "change":
        bound, level = written.split(" ", 1)
        return [_of(SAID["change", bound], language), _level(level, language)]
    if _is_body(key, words):
        own = content.get("recipients", {}).get(written, {}).get("title", written)
        return [_of(BODIES.get(written, (own, own)), language)]
    measured = _measured(key, parent, path, written, language)
    return [measured or _named(key, parent, written, content, language)]


def _is_body(key: str, words: list[str]) -> bool:
    return (
        key in {"parties", "assessor", "payer", "recipients", "difference_to"}
        or (key == "to" and len(words) == 3)
        or words[-2:] == ["to", "except"]
    )


def _measured(key: str, parent: str, path: Path, written: str, language: Language) -> str | None:
    """What is an amount, a share, a level or a time."""
    if key == "code":
        return _of((f"”{written}”", f"“{written}”"), language)
    if "levels" in path:
        return _share(written, language) if path[-1] == 1 else _level(written, language)
    if (parent in CODES and parent not in MONEY | SHARES) or key == "weight":
        return _number(_fraction(written), language)
    if _is_money(written):
        return _rounding_unit(written, language) if key == "to" else _money(written, language)
    if key in SHARES or parent in {"shares", "needs"}:
        return _share(written, language)
    if key not in {"at_least", "at_most", "payment"} and _PERIOD.fullmatch(written):
        return _period(written, language)
    return None


def _named(key: str, parent: str, written: str, content: Any, language: Language) -> str:
    """What is a code, a reference, a number with a word to it, or somebody's own words."""
    match key:
        case "ages":
            young, _, old = written.partition("-")
            return f"{young}–{old}" if old else f"{young} " + _of(("år och äldre", "and over"), language)
        case "years":
            return written.lstrip("-") + _of((" år tidigare", " year"), language)
        case "payment":
            return _of(("utbetalning ", "payment "), language) + written
        case "by":
            return _title("indicators", written, content)
    if key in REFERENCES:
        return _title(REFERENCES[key], written, content)
    return _level(written, language) if _LEVEL.fullmatch(written) else written


def sections(text: str) -> dict[str, str]:
    """The prose by heading, without the marks of the headings."""
    found: dict[str, str] = {}
    for part in re.split(r"^(?=#)", text, flags=re.MULTILINE):
        heading = part.partition("\n")[0].lstrip("# ")
        found[heading] = found.get(heading, "") + part
    return found


def _of(pair: tuple[str, str], language: Language) -> str:
    return pair[language == "en"]


def _title(kind: str, name: str, content: Any) -> str:
    declared = content.get(kind, {}).get(name)
    if declared is None and kind == "indicators":  # `of` names grants too, after `by: earned`
        declared = content["grants"].get(name)
    return str((declared or {}).get("title", name))


def _is_money(written: str) -> bool:
    return bool(re.fullmatch(r"[\d ]+([.,]\d+)? (öre|kr|tkr|Mkr)", written))


def _kronor(written: str) -> Decimal:
    number, unit = written.rsplit(" ", 1)
    worth = {"öre": Decimal("0.01"), "kr": Decimal(1), "tkr": Decimal(1000), "Mkr": Decimal(1_000_000)}[unit]
    return Decimal(number.replace(" ", "").replace(",", ".")) * worth


def _money(written: str, language: Language) -> str:
    kronor = _kronor(written)
    million = kronor / 1_000_000
    if million >= 1 and million * 1000 == int(million * 1000):
        return f"{_plain(million.normalize(), language)} {_of(('Mkr', 'million kronor'), language)}"
    return f"{_plain(kronor if kronor != int(kronor) else Decimal(int(kronor)), language)} kr"


def _rounding_unit(written: str, language: Language) -> str:
    kronor = _kronor(written)
    if kronor == 1:
        return _of(("hela kronor", "whole kronor"), language)
    return _of(("hela ören", "whole öre"), language) if kronor == Decimal("0.01") else _money(written, language)


def _plain(value: Decimal, language: Language) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", " ")
    return grouped + ((("," if language == "sv" else ".") + rest) if rest else "")


def _fraction(written: str) -> Fraction:
    number = written.removesuffix("%").strip().replace(" ", "").replace(",", ".").replace("−", "-")
    return Fraction(number) / (100 if written.endswith("%") else 1)


def _number(value: Fraction, language: Language) -> str:
    text = _plain(Decimal(abs(value.numerator)) / value.denominator, language)
    return f"−{text}" if value < 0 else text


def _share(written: str, language: Language) -> str:
    if re.fullmatch(r"\d+/3", written):  # no per cent says it exactly
        return written
    return f"{_number(_fraction(written) * 100, language)} %"


def _level(written: str, language: Language) -> str:
    return _share(written, language) if written.endswith("%") else _number(_fraction(written), language)


def _period(written: str, language: Language) -> str:
    begin, _, end = written.partition("/")
    if not end:
        return _moment(begin, language)
    if len(begin) == 7 and begin[:4] == end[:4]:
        return f"{MONTHS[language][int(begin[5:]) - 1]}–{_moment(end, language)}"
    return f"{_moment(begin, language)}–{_moment(end, language)}"


def _moment(written: str, language: Language) -> str:
    year, *rest = written.split("-")
    if not rest:
        return year
    month = MONTHS[language][int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"
