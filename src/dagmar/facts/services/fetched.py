"""What came of a question to a service: figures with provenance, and everything that was asked for and not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dagmar.facts.measure import Measure
from dagmar.facts.observation import Missing, Observation
from dagmar.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Absence:
    """Something asked for that the answer lacks, with the sign that it got and why that one."""

    indicator: str
    recipient: str
    period: str
    sign: Missing
    why: Text


@dataclass(frozen=True, slots=True)
class Fetched:
    """`observations` by indicator, recipient, period and sex, missing signs among them; `measures` describe them.

    `absences` lists each thing asked for that the service had nothing on. `deleted` counts rows that the service marked as
    withdrawn and that were dropped. `notes` is what the service itself wants to be known. `fetched` is the oldest answer's time.
    """

    observations: tuple[Observation, ...]
    measures: tuple[Measure, ...]
    absences: tuple[Absence, ...]
    fetched: datetime
    deleted: int = 0
    notes: tuple[str, ...] = ()
