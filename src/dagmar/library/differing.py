"""What a reality check says in words: which row, what was printed, what the rule gives, and the difference."""

from __future__ import annotations

from dagmar.library.printed import PrintedRow, digits_together
from dagmar.money import Ore, write_kronor
from dagmar.problem import Place, Problem
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

_COMPARE = Text(
    "Tabellen ändras inte; jämför regeln och uppgifterna med källan.",
    "The table is not changed; compare the rule and the facts with the source.",
)


def not_reproduced(row: PrintedRow, computed: Ore | None) -> Problem:
    """A row that comes out otherwise."""
    assert row.amount is not None, "only rows that can be read are compared"
    assert computed is not None, "only rows that were computed are compared"
    more = computed - row.amount
    return _told(
        "row-does-not-come-out",
        row.at,
        Text(
            f"{row.name}: tryckt {row.printed}, regeln ger {write_kronor(computed)}; skillnaden är {write_kronor(more)}.",
            f"{row.name}: printed {row.printed}, the rule gives {write_kronor(computed, 'en')}; "
            f"the difference is {write_kronor(more, 'en')}.",
        ),
    )


def not_computed(at: Place, rows: int, why: Text | None) -> Problem:
    """Rows that the rule gives no amount for."""
    because = why or Text("mottagaren finns inte bland dem som delar", "the recipient is not among those who share")
    return _told(
        "rows-not-computed",
        at,
        Text(
            f"{_rows(rows).sv} går inte att räkna: {because.sv}.", f"{_rows(rows).en} cannot be computed: {because.en}."
        ),
    )


def not_in_table(at: Place, recipient: Recipient, ore: int) -> Problem:
    """Somebody the rule gives money to and the table does not name."""
    return _told(
        "recipient-not-in-table",
        at,
        Text(
            f"{recipient.name} finns inte i tabellen, men regeln ger {write_kronor(ore)}.",
            f"{recipient.name} is not in the table, but the rule gives {write_kronor(ore, 'en')}.",
        ),
    )


def closes_when_read_together(row: PrintedRow, total: int) -> Problem:
    """A misprint that the table's own total explains: told, and left as printed."""
    guess = digits_together(row)
    assert guess is not None, "the caller has tried this reading"
    return _told(
        "misprint-explained",
        Place(row.at.file, row.at.line, 3),
        Text(
            f"{row.name}: läses siffrorna i ”{row.printed}” ihop blir de {write_kronor(guess)}, "
            f"och då går tabellen ihop på {write_kronor(total)}.",
            f"{row.name}: the digits of “{row.printed}” put together are {write_kronor(guess, 'en')}, "
            f"and then the table closes on {write_kronor(total, 'en')}.",
        ),
    )


def does_not_close(at: Place, found: int, total: int, unread: int) -> Problem:
    """A table that does not add up to its own total."""
    lacking = _rows(unread)
    left_out = Text(f" ({lacking.sv} går inte att läsa)", f" ({lacking.en} cannot be read)") if unread else Text("", "")
    return _told(
        "table-does-not-close",
        at,
        Text(
            f"Raderna blir {write_kronor(found)}{left_out.sv}; tabellens total är {write_kronor(total)}.",
            f"The rows add up to {write_kronor(found, 'en')}{left_out.en}; the table's total is {write_kronor(total, 'en')}.",
        ),
    )


def _told(code: str, at: Place, message: Text) -> Problem:
    return Problem(code, at, message, _COMPARE, severity="warning")


def _rows(count: int) -> Text:
    return Text(f"{count} {'rad' if count == 1 else 'rader'}", f"{count} {'row' if count == 1 else 'rows'}")
