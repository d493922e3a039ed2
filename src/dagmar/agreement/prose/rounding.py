"""How exact shares become whole kronor, read aloud."""

from __future__ import annotations

from dagmar.agreement.model import Rounding
from dagmar.agreement.prose.voice import Voice
from dagmar.text import Text

UNITS = {1: Text("hela ören", "whole öre"), 100: Text("hela kronor", "whole kronor")}
LEVELS = {
    "grant": Text("inom bidraget", "within the grant"),
    "payment": Text("inom varje utbetalning", "within each payment"),
    "recipient_total": Text("på var och ens summa av alla bidrag", "on each recipient's sum of all grants"),
}


def rounding(voice: Voice, rule: Rounding) -> list[str]:
    """To what, at which level, and who gets what is left over or short."""
    language = voice.speaker.language
    money = voice.speaker.money(rule.to)
    unit = UNITS[rule.to].to(language) if rule.to in UNITS else voice.pick(f"jämna {money}", f"even {money}")
    level = LEVELS[rule.at].to(language)
    if rule.method == "largest_remainder":
        return [
            voice.pick(
                f"Beloppen avrundas en gång, {level}, till {unit}: alla avrundas nedåt, och det som då blir över går "
                "till dem som förlorade mest på avrundningen.",
                f"Amounts are rounded once, {level}, to {unit}: all are rounded down, and what is then left over goes to "
                "those who lost most by the rounding.",
            )
        ]
    taker = voice.body(rule.difference_to or "")
    return [
        voice.pick(
            f"Beloppen avrundas en gång, {level}, vart och ett för sig till närmaste {unit}; "
            f"{taker} tar differensen mot summan.",
            f"Amounts are rounded once, {level}, each by itself to the nearest {unit}; "
            f"{taker} takes the difference to the total.",
        )
    ]
