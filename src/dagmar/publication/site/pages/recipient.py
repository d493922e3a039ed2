"""The profile of a recipient: every indicator with its latest value and how it stands, and its money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dagmar.publication.site.addresses import link, of_recipient, page
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import Granted, Sum
from dagmar.publication.site.setting import page as set_page
from dagmar.publication.site.standing import Verdict
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator in a profile, written out in one language."""

    id: str
    chapter: str
    name: Text
    period: str
    value: str
    missing: bool
    nation: str
    standing: str
    verdict: Verdict
    direction: str
    trend: Markup
    made_up: bool


def recipient(
    code: str,
    entries: Sequence[Entry],
    money: Sequence[tuple[Granted, Sum]],
    group: str,
    frame: Frame,
    language: Language,
) -> tuple[str, bytes]:
    """The whole page, which is also the one that is printed."""
    here, other = page("recipient", code, language), page("recipient", code, "en" if language == "sv" else "sv")
    chapters: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries:
        chapters.setdefault(entry.chapter, []).append(
            (link(here, of_recipient("indicator", entry.id, code, language)), entry)
        )
    judged = [entry for entry in entries if entry.verdict not in ("not_judged", "no_value")]
    return set_page(
        "recipient.html",
        here,
        other,
        language,
        name=frame.names[code],
        code=code,
        group=group,
        chapters=list(chapters.items()),
        better=[entry for entry in judged if entry.verdict == "better"],
        worse=[entry for entry in judged if entry.verdict == "worse"],
        judged=bool(judged),
        made_up=any(entry.made_up for entry in entries),
        money=_by_year(here, code, money, language),
        **frame.shown(here, f"{frame.names[code]} ({code})", language),
    )


def _by_year(
    here: str, code: str, money: Sequence[tuple[Granted, Sum]], language: Language
) -> list[tuple[str, str, Text, str, bool]]:
    """The agreements, the latest first: year, link, title, what the recipient got, and whether it is made up."""
    rows = [
        (
            str(granted.loaded.agreement.period),
            link(here, of_recipient("agreement", granted.id, code, language)),
            granted.title,
            got.said(language),
            got.made_up,
        )
        for granted, got in money
    ]
    return sorted(rows, key=lambda row: (row[0], row[1]), reverse=True)
