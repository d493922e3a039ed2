"""What has been checked when reports are read, and what no machine can check: said together, so that neither is assumed."""

from __future__ import annotations

from dagmar.text import Text

CHECKED: tuple[Text, ...] = (
    Text(
        "Mallen är gjord för överenskommelsen, och frågorna är desamma nu som då.",
        "The template was made for the agreement, and the questions are the same now as then.",
    ),
    Text(
        "Varje fråga står på sin rad, är besvarad när den måste vara det, och svaret är av rätt slag.",
        "Every question stands in its row, is answered where it must be, and its answer is of the right kind.",
    ),
    Text(
        "Inget svar är en formel, och ingen mottagare har lämnat samma redovisning två gånger.",
        "No answer is a formula, and no recipient has handed in the same report twice.",
    ),
    Text(
        "Belopp och antal är inte omkring tusen gånger större eller mindre än det förra svaret, där det finns.",
        "Amounts and numbers are not about a thousand times larger or smaller than the last answer, where there is one.",
    ),
)
NOT_CHECKED: tuple[Text, ...] = (
    Text("Att svaren är sanna.", "That the answers are true."),
    Text("Att bifogade filer finns, och vad som står i dem.", "That attached files are there, and what they say."),
    Text("Att den som svarade får svara för mottagaren.", "That whoever answered may answer for the recipient."),
)
