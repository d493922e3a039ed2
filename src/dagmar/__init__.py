"""Dagmar: an agreement is a file that runs.

    import dagmar
    agreement = dagmar.load("svf-2025")
    result = dagmar.allocate(agreement)
    print(dagmar.explain(result, "01"))

Each function takes documents and returns documents; nothing is printed, read from the clock or kept. What a user got
wrong is raised as `Refused`, which carries every problem with its place and what would be right.
"""

from dagmar.interface import (
    allocate,
    assess,
    check,
    diff,
    explain,
    explain_table,
    facts_of,
    follow_up,
    load,
    next_agreement,
    read_answers,
    read_reports,
    report_template,
    series,
)
from dagmar.problem import Place, Problem, Refused

__all__ = [
    "Place",
    "Problem",
    "Refused",
    "allocate",
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
__version__ = "0.1.0"
