"""`dagmar library verify`: what the rules give against what was published."""

from __future__ import annotations

from dagmar.cli.answer import Answer
from dagmar.cli.problems import document
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.library.reality import verify_library
from dagmar.library.reproduction import reproduction_rows
from dagmar.money import decimal_string
from dagmar.text import Text

HELP = Text(
    "Jämför varje publicerad tabell med vad reglerna ger, rad för rad.",
    "Compare every published table with what the rules give, row by row.",
)
_MEANING = Text(
    "Återskapad: räknad till kronan ur annat än tabellens egna belopp. Angiven: beloppet står i filen. "
    "Cirkulär: nyckeln är hämtad ur samma tabell. Bara återskapade rader är prövade.",
    "Reproduced: computed to the krona from something other than the table's own amounts. Stated: the amount stands in "
    "the file. Circular: the key was recovered from the same table. Only reproduced rows have been tested.",
)


def command(terminal: Terminal) -> Answer:
    """Every published table: rows, rows that come out to the krona, the largest difference, and whether it closes."""
    with waiting(terminal, Text("Räknar om biblioteket …", "Computing the library again …")):
        checks = verify_library()

    def tell(to: Terminal) -> None:
        headings, *rows = reproduction_rows(to.language, checks)
        to.table(headings, rows, right=[2, 3, 4, 5, 6])
        to.say(_MEANING)
        for check in checks:
            if check.findings:
                to.say("")
                to.say(f"{check.agreement}, {check.table}:")
            for finding in check.findings:
                to.say(f"  {finding.code}: {finding.message.to(to.language)}")

    return Answer(
        [
            {
                "agreement": check.agreement,
                "table": check.table,
                "rows": check.rows,
                "reproduced": check.reproduced,
                "stated": check.stated,
                "circular": check.circular,
                "largest_difference": None
                if check.largest_difference is None
                else decimal_string(check.largest_difference),
                "closes": check.closes,
                "findings": [document(finding, terminal.language) for finding in check.findings],
            }
            for check in checks
        ],
        tell,
    )
