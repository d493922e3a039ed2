"""What the recipients are asked: when a report opens, when it is due, and its questions."""

from __future__ import annotations

from dagmar.agreement.model import Question
from dagmar.agreement.prose.grants import recipients
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.requirements import condition
from dagmar.agreement.prose.voice import Voice, sentence
from dagmar.text import Text

KINDS = {
    "number": Text("ett tal", "a number"),
    "money": Text("ett belopp", "an amount"),
    "share": Text("en andel", "a share"),
    "yes_no": Text("ja eller nej", "yes or no"),
    "choice": Text("ett val", "a choice"),
    "choices": Text("ett eller flera val", "one choice or several"),
    "text": Text("en text", "a text"),
    "file": Text("en fil", "a file"),
    "date": Text("ett datum", "a date"),
    "indicator": Text("ett mätvärde", "a measured figure"),
}
REQUIRED = {
    "hard": Text("svar krävs", "an answer is required"),
    "soft": Text("den som inte svarar ska förklara varför", "whoever does not answer must explain why"),
    "no": Text("svar är frivilligt", "an answer is voluntary"),
}


def reports(voice: Voice) -> list[str]:
    """A heading, a paragraph and a list of questions for each report."""
    said = []
    for one in voice.agreement.reports.values():
        own = voice.to_counties(one.to)
        whom, due = recipients(own, one.to), voice.due(one.due)
        first = [voice.pick(f"Redovisningen lämnas av {whom} {due}.", f"The report is handed in by {whom}, {due}.")]
        if one.to.where is not None:
            phrase, *more = condition(own, one.to.where)
            first += [voice.pick(f"Det gäller dem för vilka {phrase}.", f"That is those for whom {phrase}."), *more]
        if one.covers:
            months = voice.speaker.period(one.covers)
            first.append(voice.pick(f"Den avser {months}.", f"It covers {months}."))
        if one.opens:
            first.append(voice.pick(f"Den öppnar {voice.on(one.opens)}.", f"It opens {voice.on(one.opens)}."))
        said += [f"### {one.title}", " ".join(first)]
        if one.questions:
            said.append("\n".join(_question(voice, question) for question in one.questions.values()))
        said += notes(voice, one)
    return [voice.pick("## Redovisningen", "## The reports"), *said] if said else []


def _question(voice: Voice, one: Question) -> str:
    speaker, language = voice.speaker, voice.speaker.language
    kind = KINDS[one.kind].to(language)
    said = [f"{kind}: {speaker.name(one.indicator)}" if one.indicator else kind]
    if one.options:
        said.append(voice.pick("alternativ: ", "options: ") + speaker.listing([*one.options]))
    if one.at_least:
        said.append(voice.pick("minst ", "at least ") + speaker.level(one.at_least))
    if one.at_most:
        said.append(voice.pick("högst ", "at most ") + speaker.level(one.at_most))
    for other, answer in one.shown_if.items():
        asked = speaker.quoted(_title(voice, other))
        said.append(voice.pick(f"visas om svaret på {asked} är {answer}", f"shown if {asked} is answered {answer}"))
    if one.concept:
        said.append(voice.pick(f"begrepp: {one.concept}", f"concept: {one.concept}"))
    if one.prefill:
        said.append(voice.pick(f"ifyllt från {one.prefill}", f"prefilled from {one.prefill}"))
    said.append(REQUIRED[one.required].to(language))
    return sentence(f"- {one.title.rstrip().removesuffix(':')} ({'; '.join(said)})")


def _title(voice: Voice, question: str) -> str:
    asked = {name: one.title for report in voice.agreement.reports.values() for name, one in report.questions.items()}
    return asked.get(question, question)
