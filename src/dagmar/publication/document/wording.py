"""The words of the document that are the same for every agreement."""

from __future__ import annotations

from dagmar.text import Language, Text

WORDS = {
    "decision": Text("Beslut om fördelning av medel", "Decision on the distribution of money"),
    "about": Text("Om överenskommelsen", "About the agreement"),
    "agreement": Text("Överenskommelse", "Agreement"),
    "parties": Text("Parter", "Parties"),
    "period": Text("Gäller", "Holds for"),
    "total": Text("Summa", "Total"),
    "assessor": Text("Bedömer", "Assesses"),
    "payer": Text("Betalar", "Pays"),
    "extract": Text("Utdrag", "Extract"),
    "extract_of": Text(
        "{}; beslutets andra mottagare är inte med", "{}; the other recipients of the decision are left out"
    ),
    "what": Text("Uppgift", "Item"),
    "value": Text("Innehåll", "Content"),
    "pots": Text("Pengarna", "The money"),
    "grant": Text("Bidrag", "Grant"),
    "pot": Text("Pott", "Pot"),
    "received": Text("Fört hit", "Carried here"),
    "settled": Text("Fördelas", "Given out"),
    "carried": Text("Förs vidare", "Carried on"),
    "returned": Text("Till staten", "To the state"),
    "not_computed": Text("Räknas inte", "Not computed"),
    "assumptions": Text("Vad som är antaget eller inte modellerat", "What is assumed or not modelled"),
    "assumed": Text("Antaget", "Assumed"),
    "not_modelled": Text("Inte modellerat", "Not modelled"),
    "whole": Text("hela överenskommelsen", "the whole agreement"),
    "recipients": Text("Mottagarna", "The recipients"),
    "recipient": Text("Mottagare", "Recipient"),
    "code": Text("Kod", "Code"),
    "sum": Text("Får sammanlagt", "Gets in all"),
    "entitled": Text("Rätt till", "Entitled to"),
    "earned": Text("Intjänat", "Earned"),
    "paid": Text("Betalas ut", "Is paid"),
    "why": Text("Därför", "Why"),
    "aside": Text("Gemensam pott i länet", "Common pot of the county"),
    "rests": Text(
        "Beloppet vilar på antaganden; de står på sidan om vad som är antaget.",
        "The amount rests on assumptions; they stand on the page on what is assumed.",
    ),
    "not_known": Text("inte känt", "not known"),
    "at_least": Text("minst {}; allt är inte känt", "at least {}; not all is known"),
    "page": Text("Sida", "Page"),
    "check": Text(
        "Beloppen är exakta. Vem som helst kan räkna om dem ur beslutspaketet: dagmar verify MAPP.",
        "The amounts are exact. Anyone can compute them again from the decision package: dagmar verify FOLDER.",
    ),
    "explained": Text(
        "Rätt till är andelen enligt nyckeln. Intjänat är vad resultaten har gett av den, med mottagarens del av det som "
        "andra inte tjänade in. Betalas ut är det avrundade beloppet.",
        "Entitled to is the share by the key. Earned is what the results have given of it, with the recipient's part of "
        "what others did not earn. Is paid is the rounded amount.",
    ),
}


def written(word: str, language: Language, *said: str) -> str:
    """A phrase with its places filled."""
    return WORDS[word].to(language).format(*said)
