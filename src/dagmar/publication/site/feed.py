"""The Atom feeds: every correction and every change of a definition, the latest first (RFC 4287).

An entry's id is made of what changed and when, so that a reader sees each once however often the site is made again. No clock
is read: what a feed was last updated by is its latest change, or the day that its figures were entered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from xml.sax.saxutils import escape, quoteattr

from dagmar.publication.site.addresses import feed, link, page
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.telling import Telling
from dagmar.text import Language, Text

BEFORE_ALL = "1970-01-01"
MOST = 200


def of_indicator(told: Telling) -> tuple[str, bytes]:
    """The changes of one indicator."""
    here = feed(told.language, "indicator", told.measure.id)
    changes = [(day, told.measure.id, told.name, text) for day, text in told.changes]
    return here, _written(here, told.name, changes, entered(told), told.frame, told.language)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one indicator in one language; `entered` is the last day on which a figure was recorded."""

    id: str
    name: str
    entered: str
    told: list[tuple[str, str]]


def of_all(indicators: Sequence[Changes], frame: Frame, language: Language) -> tuple[str, bytes]:
    """The changes of all indicators."""
    here = feed(language)
    changes = [(day, one.id, one.name, text) for one in indicators for day, text in one.told]
    latest = max((one.entered for one in indicators), default=BEFORE_ALL)
    title = Text("Ändringar i öppna jämförelser", "Changes of the open comparisons").to(language)
    return here, _written(here, title, changes, latest, frame, language)


def entered(told: Telling) -> str:
    """The last day on which a figure of the indicator was recorded."""
    days = (one.recorded[:10] for row in told.measure.figures.values() for one in row.values() if one.recorded)
    return max(days, default=BEFORE_ALL)


def _written(
    here: str, title: str, changes: Sequence[tuple[str, str, str, str]], entered: str, frame: Frame, language: Language
) -> bytes:
    dated = [(_day(day), *rest) for day, *rest in changes]
    latest = sorted(dated, reverse=True)[:MOST]
    updated = max([entered, *(day for day, *_ in latest)])
    base = f"{frame.home}/{here}" if frame.home else here
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(title)}</title>",
        f"<id>{_tag(language, here)}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f'<link rel="self" href={quoteattr(base)}/>',
        "<author><name>Dagmar</name></author>",
    ]
    for day, identity, name, text in latest:
        target = page("indicator", identity, language)
        href = f"{frame.home}/{target}" if frame.home else link(here, target)
        lines += [
            "<entry>",
            f"<title>{escape(name)}</title>",
            f"<id>{_tag(language, identity, day, text)}</id>",
            f"<updated>{day}T00:00:00Z</updated>",
            f"<link href={quoteattr(href + '#changes')}/>",
            f"<summary>{escape(text)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _day(day: str) -> str:
    """A whole date; a year or a month stands for its first day."""
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10] if len(day) == 7 else day or BEFORE_ALL


def _tag(*parts: str) -> str:
    return "urn:dagmar:" + blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
