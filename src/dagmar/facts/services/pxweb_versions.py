"""What differs between the two versions of PxWeb: addresses, questions, limits, and how a table is described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from dagmar.facts.services.json_stat import NotATable
from dagmar.facts.services.pace import Limits
from dagmar.problem import Problem


class Version(Protocol):
    """One version of the interface."""

    configuration: str

    def limits(self, said: Any, cautious: Limits) -> Limits:
        """The limits of a configuration; what it does not state is cautious."""

    def description_of(self, table: str) -> str:
        """Where a table is described."""

    def as_table(self, document: Any) -> Any:
        """The description as a JSON-stat table without values."""

    def question(self, table: str, chosen: Mapping[str, Sequence[str]]) -> tuple[str, Any]:
        """Where to ask, and what."""

    def finds_too_large(self, problem: Problem) -> bool:
        """Whether the service refused because of too many cells."""


class Version2:
    """Ids of tables, and JSON-stat also for the description."""

    configuration = "config"

    def limits(self, said: Any, cautious: Limits) -> Limits:
        """`maxCallsPerTimeWindow` in `timeWindow` seconds, `maxDataCells`."""
        return _limits(said, cautious, ("maxCallsPerTimeWindow", "timeWindow", "maxDataCells"))

    def description_of(self, table: str) -> str:
        """`tables/ID/metadata`."""
        return f"tables/{quote(table, safe='')}/metadata"

    def as_table(self, document: Any) -> Any:
        """As it is."""
        return document

    def question(self, table: str, chosen: Mapping[str, Sequence[str]]) -> tuple[str, Any]:
        """Always by POST: an address has no room for 290 codes."""
        selection = [{"variableCode": name, "valueCodes": list(codes)} for name, codes in chosen.items()]
        return f"tables/{quote(table, safe='')}/data?outputFormat=json-stat2", {"selection": selection}

    def finds_too_large(self, problem: Problem) -> bool:
        """403 is for too many cells alone."""
        return problem.code == "service-refused" and "(403)" in problem.message.en


class Version1:
    """Paths of tables, and a description of its own."""

    configuration = "?config"

    def limits(self, said: Any, cautious: Limits) -> Limits:
        """`maxCalls` in `timeWindow` seconds, `maxCells` (older: `maxValues`)."""
        return _limits(
            said, cautious, ("maxCalls", "timeWindow", "maxCells" if "maxCells" in (said or {}) else "maxValues")
        )

    def description_of(self, table: str) -> str:
        """The path itself."""
        return quote(table)

    def as_table(self, document: Any) -> Any:
        """The list of variables, put as JSON-stat: the same reader then compares codes and sizes."""
        if isinstance(document, list):
            return {}
        try:
            variables = document["variables"]
            return {
                "class": "dataset",
                "label": document.get("title"),
                "id": [one["code"] for one in variables],
                "size": [len(one["values"]) for one in variables],
                "role": {"time": [one["code"] for one in variables if one.get("time")]},
                "dimension": {
                    one["code"]: {
                        "label": one.get("text"),
                        "category": {
                            "index": one["values"],
                            "label": dict(zip(one["values"], one["valueTexts"], strict=True)),
                        },
                        "extension": {"elimination": one.get("elimination") is True},
                    }
                    for one in variables
                },
            }
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NotATable(f"{type(error).__name__} {error}") from None

    def question(self, table: str, chosen: Mapping[str, Sequence[str]]) -> tuple[str, Any]:
        """By code, never by named sets of values."""
        query = [
            {"code": name, "selection": {"filter": "item", "values": list(codes)}} for name, codes in chosen.items()
        ]
        return quote(table), {"query": query, "response": {"format": "json-stat2"}}

    def finds_too_large(self, problem: Problem) -> bool:
        """403, as in version 2; some answer 413."""
        return problem.code == "service-refused" and any(code in problem.message.en for code in ("(403)", "(413)"))


VERSIONS: Mapping[int, Version] = {1: Version1(), 2: Version2()}


def _limits(said: Any, cautious: Limits, names: tuple[str, str, str]) -> Limits:
    stated = said if isinstance(said, dict) else {}
    calls, seconds, cells = (stated.get(name) for name in names)
    whole = [one if isinstance(one, int) and one > 0 else None for one in (calls, seconds, cells)]
    return Limits(whole[0] or cautious.calls, float(whole[1] or cautious.seconds), whole[2] or cautious.cells)
