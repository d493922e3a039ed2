"""What has been checked when facts are read, and what no machine can check: said together, so that neither is assumed."""

from __future__ import annotations

from dagmar.text import Text

CHECKED: tuple[Text, ...] = (
    Text("Alla kolumner är kända och står en gång.", "Every column is known and stands once."),
    Text(
        "Varje rad har mottagare, indikator, period och ett svar: ett värde, ett omdöme eller ett tecken som säger varför "
        "värdet saknas.",
        "Every row has recipient, indicator, period and an answer: a value, a statement, or a sign that says why there is "
        "no value.",
    ),
    Text(
        "Mottagarens kod har använts av någon region, kommun eller nationell part, eller är en som överenskommelsen listar.",
        "The code of the recipient has been used by some region, municipality or national party, or is one that the agreement lists.",
    ),
    Text(
        "Andelar ligger mellan 0 och 1, nämnare är inte 0, och personer är hela.",
        "Shares are between 0 and 1, no denominator is 0, and persons are whole.",
    ),
    Text(
        "Inget står två gånger med olika innehåll utan att ett är registrerat senare.",
        "Nothing stands twice with different content unless one was recorded later.",
    ),
)
NOT_CHECKED: tuple[Text, ...] = (
    Text("Att siffrorna stämmer med källan.", "That the figures agree with the source."),
    Text("Att indikatorerna är de som överenskommelsen nämner.", "That the indicators are those the agreement names."),
    Text("Att alla mottagare är med.", "That every recipient is there."),
    Text("Att mottagaren fanns under perioden.", "That the recipient existed in the period."),
)
