"""The payments: what each covers, how large a part it is, and what comes with it."""

from __future__ import annotations

from dagmar.agreement.model import Advance, Payment
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.voice import Voice


def payments(voice: Voice) -> list[str]:
    """A numbered list of the payments."""
    if not voice.agreement.payments:
        return []
    lines = [
        " ".join([f"{number}. {_payment(voice, one)}", *notes(voice, one)])
        for number, one in enumerate(voice.agreement.payments, start=1)
    ]
    return [voice.pick("## Utbetalningarna", "## The payments"), "\n".join(lines)]


def _payment(voice: Voice, one: Payment) -> str:
    said = []
    if one.covers:
        period = voice.speaker.period(one.covers)
        said.append(voice.pick(f"den avser {period}", f"it covers {period}"))
    if one.grants:
        which = voice.grants(one.grants)
        said.append(voice.pick(f"den gäller {which}", f"it is for {which}"))
    if one.share is not None:
        share = voice.speaker.share(one.share)
        said.append(voice.pick(f"den är {share} av beloppen", f"it is {share} of the amounts"))
    if one.advance:
        said.append(_advance(voice, one.advance))
    if one.with_:
        which = voice.grants(one.with_)
        said.append(voice.pick(f"med den följer {which}", f"with it comes {which}"))
    if one.day:
        said.append(voice.pick(f"den betalas ut {voice.on(one.day)}", f"it is paid {voice.on(one.day)}"))
    said += _terms(voice, one)
    title = one.title or voice.pick("Utbetalning", "Payment")
    return f"{title}: {'; '.join(said)}." if said else f"{title}."


def _terms(voice: Voice, one: Payment) -> list[str]:
    """By when it is paid, whether it must be asked for, and what becomes of what is not used."""
    said = []
    if one.by:
        said.append(voice.pick(f"den betalas ut {voice.due(one.by)}", f"it is paid {voice.due(one.by)}"))
    if one.requisition == "none":
        said.append(voice.pick("den betalas ut utan rekvisition", "it is paid without requisition"))
    elif one.requisition is not None:
        day = voice.due(one.requisition)
        said.append(voice.pick(f"den betalas ut på rekvisition {day}", f"it is paid on requisition {day}"))
    if one.unspent:
        day = voice.due(one.unspent.back_by)
        stating = voice.speaker.listing([*one.unspent.stating])
        said.append(
            voice.pick(f"det som inte har använts betalas tillbaka {day}", f"what has not been used is paid back {day}")
            + (voice.pick(f", med uppgift om {stating}", f", stating {stating}") if stating else "")
        )
    return said


def _advance(voice: Voice, advance: Advance) -> str:
    share, of = voice.speaker.share(advance.share), voice.speaker.name(advance.of)
    period = voice.speaker.period(advance.period) if advance.period else ""
    when = voice.pick(f" under {period}", f" in {period}") if period else ""
    return voice.pick(
        f"den är ett förskott på {share} av {of}{when}, som dras av i den sista utbetalningen",
        f"it is an advance of {share} of {of}{when}, which is taken off in the last payment",
    )
