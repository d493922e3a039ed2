"""The profile of a recipient: every indicator with its latest value and how it stands, and its money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dagmar.publication.site.addresses import download, link, of_recipient, page
from dagmar.publication.site.downloads import ENDINGS
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import Sum
from dagmar.publication.site.pages.beside import Alike
from dagmar.publication.site.setting import page as set_page
from dagmar.publication.site.standing import UNJUDGED, Verdict
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class About:
    """What a profile says of an indicator, in one language.

    `nation` is the nation's value in the same period, and `before` the period before; empty when there is none. `withdrawn` is
    the day since which nobody gives it any more.
    """

    id: str
    chapter: str
    name: Text
    period: str
    before: str
    nation: str
    direction: str
    made_up: bool
    source: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator in a profile: the recipient's value and how it stands, written out in one language.

    `verdict` is against the nation, and `past` against `before`, its own value of the period before. `moved` is what the five
    latest years did; empty when it cannot be said.
    """

    about: About
    value: str
    missing: bool
    standing: str
    verdict: Verdict
    past: Verdict
    before: str
    trend: Markup
    moved: str


@dataclass(frozen=True, slots=True)
class Got:
    """What a recipient got of an agreement."""

    id: str
    title: Text
    period: str
    sum: Sum


def recipient(
    code: str,
    entries: Sequence[Entry],
    money: Sequence[Got],
    like: Alike | None,
    frame: Frame,
    language: Language,
) -> tuple[str, bytes]:
    """The whole page, which is also the one that is printed."""
    here, other = page("recipient", code, language), page("recipient", code, "en" if language == "sv" else "sv")
    linked = [(link(here, of_recipient("indicator", one.about.id, code, language)), one) for one in entries]
    files = [(link(here, download("recipient", code, ending)), ending.upper()) for ending in ENDINGS] if entries else []
    entries = [one for one in entries if not one.about.withdrawn]
    chapters: dict[str, list[tuple[str, Entry]]] = {}
    for href, entry in linked:
        if not entry.about.withdrawn:
            chapters.setdefault(entry.about.chapter, []).append((href, entry))
    return set_page(
        "recipient.html",
        here,
        other,
        language,
        name=frame.names[code],
        code=code,
        group=like.group if like else "",
        alike=like,
        chapters=[(name, any(_told(one) for _, one in rows), rows) for name, rows in chapters.items()],
        better=[entry for entry in entries if entry.verdict == "better"],
        worse=[entry for entry in entries if entry.verdict == "worse"],
        improved=[entry for entry in entries if entry.past == "better"],
        declined=[entry for entry in entries if entry.past == "worse"],
        beside=sum(entry.verdict not in UNJUDGED for entry in entries),
        measures=len(entries),
        followed=sum(entry.past not in UNJUDGED for entry in entries),
        made_up=any(entry.about.made_up for entry in entries),
        files=files,
        withdrawn=[(href, one.about) for href, one in linked if one.about.withdrawn],
        money=_by_year(here, code, money, language),
        **frame.shown(here, f"{frame.names[code]} ({code})", language),
    )


def _told(entry: Entry) -> bool:
    """Whether there is more to tell of how the recipient stands to the nation than what the page says once of all the others."""
    return entry.verdict not in ("not_judged", "no_value")


def _by_year(here: str, code: str, money: Sequence[Got], language: Language) -> list[tuple[str, str, Text, str, bool]]:
    """The agreements, the latest first: year, link, title, what the recipient got, and whether it is made up."""
    rows = [
        (
            got.period,
            link(here, of_recipient("agreement", got.id, code, language)),
            got.title,
            got.sum.said(language),
            got.sum.made_up,
        )
        for got in money
    ]
    return sorted(rows, key=lambda row: (row[0], row[1]), reverse=True)
