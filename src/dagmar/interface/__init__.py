"""The Python interface: the rooms put together in the order of the data."""

from dagmar.interface.comparing import Diff, Series, diff, series
from dagmar.interface.following import follow_up, next_agreement
from dagmar.interface.reporting import amounts_asked_for, read_answers, read_reports, report_template
from dagmar.interface.running import allocate, assess, check, explain, facts_of, load
from dagmar.interface.tables import explain_table

__all__ = [
    "Diff",
    "Series",
    "allocate",
    "amounts_asked_for",
    "assess",
    "check",
    "diff",
    "explain",
    "explain_table",
    "facts_of",
    "follow_up",
    "load",
    "next_agreement",
    "read_answers",
    "read_reports",
    "report_template",
    "series",
]
