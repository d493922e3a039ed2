"""The personal numbers that belong to nobody: those that Skatteverket publishes for tests.

Source: Skatteverket, "Testpersonnummer" (open data), 18 627 numbers. Carried as runs of days for each serial number; the
last digit is computed. tools/make_person_numbers.py made the table and demanded that every check digit is right.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from stdnum import luhn

RUNNING = "*"
"""What a running number of the made-up tables begins with, and no other does: so that made-up rows are known wherever they are."""


@cache
def test_personal_numbers() -> tuple[str, ...]:
    """All of them, of twelve digits (`YYYYMMDDNNNC`), in order."""
    text = files(__package__).joinpath("test_personal_numbers.csv").read_text("ascii")
    found = []
    for row in csv.DictReader(text.splitlines()):
        first, step = date.fromisoformat(row["first_day"]), int(row["days_between"])
        for number in range(int(row["count"])):
            born = first + timedelta(days=number * step)
            digits = f"{born:%Y%m%d}{row['serial']}"
            found.append(digits + str(luhn.calc_check_digit(digits[2:])))
    return tuple(sorted(found))
