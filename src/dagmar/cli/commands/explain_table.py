"""`dagmar explain-table`: the formula behind a published table of amounts that came without one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.money import NotMoney, Ore, decimal_string, read_money, write_kronor, write_number
from dagmar.problem import Place, Problem, Refused
from dagmar.recovery.amounts import read_table
from dagmar.recovery.explain import Attempt, Explained, explain_table
from dagmar.recovery.key import who
from dagmar.recovery.key_facts import facts_file, key_facts
from dagmar.recovery.recovered import NotRecovered, Recovered
from dagmar.recovery.telling import name_of, odds, tell
from dagmar.recovery.totals import MOST_PERSONS
from dagmar.text import Language, Text

HELP = Text(
    "Hitta formeln bakom en tabell med belopp som saknar den.",
    "Find the formula behind a table of amounts that came without one.",
)
_HEADINGS = (
    Text("Mottagare", "Recipient"),
    Text("Tryckt", "Printed"),
    Text("Formeln ger", "The formula gives"),
    Text("Skillnad", "Difference"),
    Text("Nyckelns tal", "Number of the key"),
)


def command(
    terminal: Terminal,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=says(
                "CSV med kolumnerna region (eller kommun, kod) och belopp.", "CSV: region (or name, code), amount."
            ),
        ),
    ],
    pot: Annotated[
        str | None,
        typer.Option(
            help=says(
                "Vad som fördelades: ”937 Mkr”. Annars radernas summa.",
                "What was shared: “937 Mkr”. Else the rows' sum.",
            )
        ),
    ] = None,
    total: Annotated[
        str | None,
        typer.Option(
            help=says(
                "Sök nyckelns summa bara här: 9000000-11000000.", "Seek the key's total only here: 9000000-11000000."
            )
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help=says("Skriv den återräknade nyckeln som uppgifter.", "Write the recovered key as facts.")),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help=says("Dagen som nyckeln gäller, för --out.", "The day that the key is of, for --out.")),
    ] = None,
) -> Answer:
    """Ends with 1 when the table is not explained."""
    money, between = _pot(pot), _totals(total)
    table = read_table(file)
    terminal.problems(row.fault for row in table.rows if row.fault is not None)
    with waiting(terminal, Text("Prövar nycklar …", "Trying keys …")):
        found = explain_table(table, money, between)
    wrote = None if out is None else _write(found, file, out, as_of)

    def said(to: Terminal) -> None:
        for line in tell(found):
            to.say(line)
        if found.best is not None:
            to.say("")
            to.table(_HEADINGS, _rows(found, found.best, to.language), right=[1, 2, 3, 4])
        if wrote:
            to.say(Text(f"Skrev {wrote} uppgifter till {out}.", f"Wrote {wrote} facts to {out}."))

    return Answer(_document(found, terminal.language), said, NO if found.verdict == "not_explained" else DONE)


def _pot(given: str | None) -> Ore | None:
    try:
        pot = None if given is None else read_money(given)
    except NotMoney as error:
        said = Text(f"--pot: {error.message.sv} {error.help.sv}", f"--pot: {error.message.en} {error.help.en}")
        raise WrongUsage(said) from None
    if pot is not None and pot <= 0:
        raise WrongUsage(Text("--pot är inte mer än noll.", "--pot is not above zero."))
    return pot


def _totals(given: str | None) -> tuple[int, int]:
    if given is None:
        return 1, MOST_PERSONS
    read = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", "".join(given.split()))
    first, last = (int(read[1]), int(read[2] or read[1])) if read else (0, 0)
    if not 0 < first <= last:
        raise WrongUsage(
            Text(
                f"--total ”{given}” ska vara en summa eller två med bindestreck: 9000000-11000000.",
                f"--total “{given}” should be one total, or two with a hyphen: 9000000-11000000.",
            )
        )
    return first, last


def _write(found: Explained, file: Path, out: Path, as_of: str | None) -> int:
    """How many facts were written. Nothing is written without a key and a day, nor over another file."""
    seen, at = found.recovered, Place(str(out))
    if isinstance(seen, NotRecovered):
        raise Refused([_nothing_to_write(at)])
    known = found.best.formula.key if found.best else seen.key
    day = as_of or (known.as_of if known.family == "population" and known.total == seen.total else "")
    if not day:
        raise Refused([_no_day(at, seen)])
    observations = key_facts(seen, table=file.name, pot=found.pot, as_of=day)
    write_new(out, facts_file(observations).encode())
    return len(observations)


def _rows(found: Explained, best: Attempt, language: Language) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    numbers = best.formula.key.weights
    for row in found.table.rows:
        given = best.closings[0].computed.get(who(row))
        off = None if given is None or row.amount is None else row.amount - given
        rows.append(
            (
                row.name,
                "–" if row.amount is None else write_kronor(row.amount, language),
                "–" if given is None else write_kronor(given, language),
                "–" if off is None else "" if off == 0 else write_kronor(off, language),
                write_number(numbers[who(row)], language) if who(row) in numbers else "–",
            )
        )
    return rows


def _document(found: Explained, language: Language) -> dict[str, Any]:
    best, seen = found.best, found.recovered
    return {
        "verdict": found.verdict,
        "text": [line.to(language) for line in tell(found)],
        "pot": decimal_string(found.pot),
        "pot_stated": decimal_string(found.asked),
        "unit": decimal_string(found.unit),
        "rows": len(found.table.rows),
        "rows_read": len(found.printed),
        "formula": None if best is None else _formula(found, best, language),
        "as_good": [one.formula.key.name.to(language) for one in found.as_good],
        "recovered": _recovered(found, seen) if isinstance(seen, Recovered) else None,
        "not_recovered": seen.code if isinstance(seen, NotRecovered) else None,
    }


def _formula(found: Explained, best: Attempt, language: Language) -> dict[str, Any]:
    key, computed = best.formula.key, best.closings[0].computed
    return {
        "key": {
            "family": key.family,
            "name": key.name.to(language),
            "as_of": key.as_of or None,
            "sex": key.sex,
            "ages": None if key.ages is None else list(key.ages),
            "total": key.total,
            "basis": "derived"
            if key.source is None and key.family == "recovered"
            else key.source.basis
            if key.source
            else None,
        },
        "fixed_ore_exact": {"numerator": best.formula.fixed.numerator, "denominator": best.formula.fixed.denominator},
        "closings": [
            {
                "rule": one.rule,
                "explained": len(one.explained),
                "difference_on": [code for _, code in one.difference_on],
            }
            for one in best.closings
        ],
        "explained": best.explained,
        "wrong": sorted(code for _, code in best.wrong),
        "amounts": [
            {
                "recipient": row.code,
                "kind": row.kind,
                "name": row.name,
                "printed": None if row.amount is None else decimal_string(row.amount),
                "computed": decimal_string(computed[who(row)]) if who(row) in computed else None,
                "number": key.weights.get(who(row)),
            }
            for row in found.table.rows
        ],
    }


def _recovered(found: Explained, seen: Recovered) -> dict[str, Any]:
    return {
        "total": seen.total,
        "rows": seen.fitting,
        "inhabitants": seen.inhabitants,
        "largest_miss": str(seen.largest_miss),
        "next_best": None if seen.next_best is None else {"total": seen.next_best[0], "miss": str(seen.next_best[1])},
        "false_in_fewer_than_one_in_ten_to": odds(seen.chance),
        "wrong": sorted(code for _, code in seen.wrong),
        "rest_of": None if seen.rest_of is None else seen.rest_of[1],
        "left": seen.left,
        "left_to": [code for _, code in seen.left_to],
        "between": [{"day": day, "persons": persons} for day, persons in seen.between],
        "numbers": [
            {"recipient": one[1], "kind": one[0], "name": name_of(found, one), "number": count}
            for one, count in seen.key.weights.items()
            if one[1]
        ],
    }


def _nothing_to_write(at: Place) -> Problem:
    return Problem(
        "no-key-recovered",
        at,
        Text("Ingen nyckel kunde återräknas ur beloppen.", "No key could be recovered from the amounts."),
        Text("Kör utan --out och läs varför.", "Run without --out and read why."),
    )


def _no_day(at: Place, seen: Recovered) -> Problem:
    days = ", ".join(f"{day}: {persons}" for day, persons in seen.between) or "–"
    return Problem(
        "day-not-known",
        at,
        Text(
            f"Vilken dag nyckeln gäller står inte i beloppen. Närmaste kända summor: {days}.",
            f"The day of the key stands in no amount. The nearest known totals: {days}.",
        ),
        Text(
            "Ange den dag som du tror är rätt: --as-of 2020-11-01.",
            "Give the day that you believe: --as-of 2020-11-01.",
        ),
    )
