"""How much memory a process and all that it started hold at once, and how long they reckoned, sampled while something runs.

Two figures of memory: PSS, where a page shared by n processes counts 1/n in each, so that the sum is what the machine gives
up; and the sum of RSS, where it counts whole in each. Linux only (`/proc`).
"""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_SECONDS = 0.25


class Watch:
    """`with Watch() as seen: ...`, then the most that was held, in MB (10⁶ bytes), and the seconds of all processes together.

    Seconds are of the processor, user's and system's. Of a process that ended its last quarter of a second is not seen.
    """

    def __init__(self) -> None:
        self.pss = self.rss = 0.0
        self._before = {number: reckoned(number) for number in family(os.getpid())}
        self._seconds: dict[int, float] = {}
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    @property
    def seconds(self) -> float:
        """How long the processors worked for it."""
        return sum(until - self._before.get(number, 0.0) for number, until in self._seconds.items())

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._watch.join()

    def _look(self) -> None:
        while True:
            numbers = family(os.getpid())
            self._seconds |= {number: told for number in numbers if (told := reckoned(number))}
            seen = [held(number) for number in numbers]
            self.pss = max(self.pss, sum(pss for pss, _ in seen))
            self.rss = max(self.rss, sum(rss for _, rss in seen))
            if self._ended.wait(_EVERY_SECONDS):
                return


def family(number: int) -> list[int]:
    """A process and everything below it."""
    found = [number]
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            found += [one for child in children.read_text().split() for one in family(int(child))]
        except OSError:
            continue  # it has ended
    return found


def held(number: int) -> tuple[float, float]:
    """PSS and RSS of one process in MB; nought when it has ended."""
    try:
        told = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0.0, 0.0
    kilobytes = {name: int(size) for name, size in re.findall(r"^(Pss|Rss):\s+(\d+) kB", told, re.MULTILINE)}
    return kilobytes.get("Pss", 0) * 1024 / 1e6, kilobytes.get("Rss", 0) * 1024 / 1e6


def most_held() -> float:
    """The most RSS that this program has held, in MB. What getrusage tells has in it what the program that started this one held."""
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(kilobytes) * 1024 / 1e6


def reckoned(number: int) -> float:
    """The seconds of the processor that a process has used; nought when it has ended."""
    try:
        told = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
