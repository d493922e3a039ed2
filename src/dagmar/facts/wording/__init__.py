"""The wording of every problem that reading facts can find, by code: for the program, the tests and the reference."""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.facts.wording.entry import Wording
from dagmar.facts.wording.of_figures import OF_FIGURES
from dagmar.facts.wording.of_files import OF_FILES
from dagmar.facts.wording.of_rows import OF_ROWS
from dagmar.facts.wording.of_tables import OF_TABLES

WORDING: Mapping[str, Wording] = {**OF_FILES, **OF_TABLES, **OF_ROWS, **OF_FIGURES}

FROM_MONEY: tuple[str, ...] = ("digits-badly-grouped", "not-a-number", "two-decimal-signs")
"""Codes that `dagmar.money.read_number` words itself."""
