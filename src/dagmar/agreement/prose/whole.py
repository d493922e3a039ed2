"""The whole of an agreement, read aloud: who agreed on what, the requirements, each grant in order, and what is not known.

Everything is said from the model, so nothing can be said that the file does not rule, and every number, date, requirement
and consequence of the file is said. What the file says in its own words (titles, meanings, notes) stands as written.
"""

from __future__ import annotations

from collections.abc import Mapping

from dagmar.agreement.model import Agreement
from dagmar.agreement.prose.common_pots import common_pots
from dagmar.agreement.prose.documents import sources, tables
from dagmar.agreement.prose.earlier import earlier
from dagmar.agreement.prose.grants import grants
from dagmar.agreement.prose.notes import not_known
from dagmar.agreement.prose.opening import areas, indicators, opening, own_recipients
from dagmar.agreement.prose.payments import payments
from dagmar.agreement.prose.reports import reports
from dagmar.agreement.prose.requirements import requirements
from dagmar.agreement.prose.voice import Voice
from dagmar.text import Language


def prose(
    agreement: Agreement,
    language: Language,
    recipients: Mapping[str, str] | None = None,
    counties: Mapping[str, str] | None = None,
) -> str:
    """The rules of an agreement as paragraphs with headings (Markdown).

    `recipients` gives the names of regions, municipalities and others by code, and `counties` those of counties, which
    share their codes with the regions. A code without a name is said as it stands.
    """
    voice = Voice.of(agreement, language, recipients or {}, counties or {})
    sections = (
        opening(voice),
        areas(voice),
        indicators(voice),
        own_recipients(voice),
        requirements(voice),
        grants(voice),
        earlier(voice),
        payments(voice),
        common_pots(voice),
        reports(voice),
        tables(voice),
        not_known(voice),
        sources(voice),
    )
    return "\n\n".join(paragraph for section in sections for paragraph in section) + "\n"
