"""A criterion as it stands in a file, judged for one recipient or for everyone: a short way to say both."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from typing import Any, cast

from ruamel.yaml import YAML

from dagmar.agreement.loader import load
from dagmar.agreement.model import Agreement
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.assess import Assessment
from dagmar.assessment.outcome import Outcome
from dagmar.facts.book import Facts
from dagmar.facts.observation import Missing, Observation, Statement
from dagmar.registry.recipient import Kind, Recipient
from dagmar.source import Source
from dagmar.text import Text
from dagmar.vocabulary import vocabulary
from tests.strategies import registry_once

SOURCE = Source("skriven för ett prov")


def agreement(
    requirements: dict[str, Any], period: str = "2024", indicators: dict[str, Any] | None = None
) -> Agreement:
    """An agreement with these requirements; each is a criterion, or a whole requirement when it says `kind`."""
    content = {
        "agreement": "prov",
        "title": "Prov",
        "parties": ["staten", "skr"],
        "period": period,
        "total": "unknown",
        "indicators": indicators or {},
        "requirements": {
            name: rule if "kind" in rule else {"kind": "target", "title": name, "met_when": rule}
            for name, rule in requirements.items()
        },
        "grants": {"pott": {"amount": "unknown"}},
    }
    stream = io.StringIO()
    writer = YAML()
    writer.representer.ignore_aliases = lambda *_: True  # an agreement writes a thing out where it holds
    writer.dump(content, stream)
    return load(stream.getvalue(), "prov.yaml", vocabulary()).agreement


def figure(
    indicator: str,
    value: str | int | Fraction,
    period: str = "2024",
    recipient: str = "01",
    coverage: Fraction | None = None,
    unit: str | None = None,
) -> Observation:
    """`57/60` is a ratio, `70 %` a share, a number a number."""
    seen = Observation(recipient, indicator, period, unit or "number", SOURCE, "2025-01-01", coverage=coverage)
    if isinstance(value, str) and "/" in value:
        own, whole = map(Fraction, value.split("/"))
        return replace(seen, unit=unit or "share", numerator=own, denominator=whole)
    if isinstance(value, str):
        return replace(seen, unit=unit or "share", value=Fraction(value.removesuffix(" %").replace(",", ".")) / 100)
    return replace(seen, value=Fraction(value))


def sign(indicator: str, missing: str, period: str = "2024", recipient: str = "01") -> Observation:
    """A figure that is missing, with its sign."""
    return Observation(recipient, indicator, period, "", SOURCE, "2025-01-01", missing=cast("Missing", missing))


def statement(subject: str, word: str, recipient: str = "01", day: Any = None) -> Observation:
    """A judgement or a receipt."""
    return Observation(
        recipient, subject, "2024", "", SOURCE, "2025-01-01", statement=cast("Statement", word), date=day
    )


def people(counts: dict[str, int], as_of: str = "2011-11-01") -> list[Observation]:
    """Inhabitants of municipalities on a day."""
    return [figure("population", count, as_of, code, unit="persons") for code, count in counts.items()]


def recipient(code: str, on: Agreement) -> Recipient:
    """Who a code names on the first day of an agreement."""
    kind: Kind = "municipality" if len(code) == 4 else "region"
    found = registry_once().find(kind, code, on.period.first)
    assert found is not None
    return found


def assessment(requirements: dict[str, Any], *seen: Observation, **more: Any) -> Assessment:
    """An assessment of these requirements with these facts."""
    return Assessment(agreement(requirements, **more), Facts(seen, registry_once()))


def judge(criterion: dict[str, Any], *seen: Observation, code: str = "01", **more: Any) -> Outcome:
    """The outcome of one criterion for one recipient."""
    judged = assessment({"krav": criterion}, *seen, **more)
    return judged.outcome("krav", recipient(code, judged.agreement), judged.agreement.period)


def refused(criterion: dict[str, Any], *seen: Observation, code: str = "01", **more: Any) -> list[Any]:
    """The reasons why a criterion could not be judged."""
    judged = assessment({"krav": criterion}, *seen, **more)
    outcome = judged.outcome("krav", recipient(code, judged.agreement), judged.agreement.period)
    assert outcome.state == "not_known"
    assert set(judged.missing.values()) <= {"krav"}
    return list(judged.missing)


def said(criterion: dict[str, Any]) -> Text:
    """The criterion's phrase in the prose, in both languages."""
    rule = agreement({"krav": criterion}).requirements["krav"].criterion()
    names = {"sip": "Barn med plan"}
    return Text(plain(rule.say(Speaker("sv", names))), plain(rule.say(Speaker("en", names))))


def plain(text: str) -> str:
    """With ordinary spaces, so that a test can be read."""
    return text.replace("\u00a0", " ")
