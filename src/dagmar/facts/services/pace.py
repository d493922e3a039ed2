"""How often a service may be asked, and how long to wait when it says no."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

BACK_OFF_SECONDS = (2.0, 4.0, 8.0, 16.0)
"""Between the tries, when the service does not say how long."""
PATIENCE_SECONDS = 120.0
"""The longest `Retry-After` that is waited for; beyond it the user is told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """At most `calls` in each `seconds`; at most `cells` in an answer (None: the service has no such limit)."""

    calls: int
    seconds: float
    cells: int | None = None


class Pace:
    """Holds back the next call until the limit allows it."""

    def __init__(self, limits: Limits, clock: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        self.limits = limits
        self._clock = clock
        self._sleep = sleep
        self._calls: deque[datetime] = deque()

    def wait(self) -> None:
        """Return when one more call is allowed, and count it."""
        window = timedelta(seconds=self.limits.seconds)
        if len(self._calls) >= self.limits.calls:
            left = self._calls[-self.limits.calls] + window - self._clock()
            if left > timedelta(0):
                self._sleep(left.total_seconds())
        self._calls.append(self._clock())
        while len(self._calls) > self.limits.calls:
            self._calls.popleft()


def seconds_asked_for(header: str | None, tried: int, now: datetime) -> float:
    """How long to wait after a refusal: what `Retry-After` says, in seconds or as a date, else our own back-off."""
    own = BACK_OFF_SECONDS[min(tried, len(BACK_OFF_SECONDS) - 1)]
    if not header:
        return own
    if header.strip().isdigit():
        return float(min(int(header.strip()[:9]), 10**8))
    try:
        return max(0.0, (parsedate_to_datetime(header) - now).total_seconds())
    except (ValueError, TypeError):
        return own
