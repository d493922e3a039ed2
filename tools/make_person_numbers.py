"""Make the table of test personal numbers from the published list: `make_person_numbers.py LIST_OF_NUMBERS`.

Run once. The list (one number of twelve digits a line) is written as runs: serial number, first day of birth, how many,
and days between them. The last digit is the check digit of the first nine after the century, so it is not written. The
same numbers give the same bytes; a number whose check digit is wrong stops the making.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from stdnum import luhn

TABLE = Path(__file__).parent.parent / "src/dagmar/indicators/synthetic/test_personal_numbers.csv"
SHORTEST_RUN = 3


def main(numbers: Path) -> None:
    days: dict[str, list[int]] = defaultdict(list)
    for number in numbers.read_text("ascii").split():
        luhn.validate(number[2:])
        born = date(int(number[:4]), int(number[4:6]), int(number[6:8]))
        days[number[8:11]].append(born.toordinal())
    rows = [
        f"{serial},{date.fromordinal(first).isoformat()},{count},{step}"
        for serial in sorted(days)
        for first, count, step in runs(sorted(set(days[serial])))
    ]
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text("\n".join(["serial,first_day,count,days_between", *rows]) + "\n", "ascii")


def runs(days: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Days as first day, number of days, and days between two of them."""
    begin = 0
    while begin < len(days):
        end = begin + 1
        step = days[end] - days[begin] if end < len(days) else 1
        while end < len(days) and days[end] - days[end - 1] == step:
            end += 1
        if end - begin < SHORTEST_RUN:
            end, step = begin + 1, 1
        yield days[begin], end - begin, step
        begin = end


if __name__ == "__main__":
    main(Path(sys.argv[1]))
