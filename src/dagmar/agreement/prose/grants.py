"""Each grant in the order in which it is read: who, how much, what it requires, how it is shared, and what happens then."""

from __future__ import annotations

from dagmar.agreement.model import Grant, To
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.opening import AMOUNT_IS
from dagmar.agreement.prose.requirements import condition, required
from dagmar.agreement.prose.rounding import rounding
from dagmar.agreement.prose.voice import Voice, sentence
from dagmar.text import Text

CLASSES = ("regions", "municipalities", "counties")
MISSING = {
    "not_met": Text(
        "Saknas en uppgift om resultatet ger det ingenting.", "If a result is missing, nothing is earned by it."
    ),
    "ask": Text(
        "Saknas en uppgift är beloppet oavgjort tills mottagaren har svarat.",
        "If a figure is missing, the amount stays open until the recipient has answered.",
    ),
    "exclude": Text(
        "Saknas en uppgift lämnas mottagaren utanför.", "If a figure is missing, the recipient is left out."
    ),
}

WITHOUT_FIGURES = ("", "equal", "population")
"""Keys that need no figure of what a recipient has done."""
UNSHOWN = Text(
    "Den som saknar en uppgift som ett krav bedöms efter uppfyller inte kravet, om det inte står annat i kravet.",
    "Whoever lacks a fact that a requirement is judged by does not meet it, unless the requirement says otherwise.",
)


def grants(voice: Voice) -> list[str]:
    """A heading and the paragraphs of each grant."""
    said = [voice.pick("## Bidragen", "## The grants")]
    rounded = [grant.rounding for grant in voice.agreement.grants.values() if grant.rounding]
    same = len(rounded) > 1 and all(rule == rounded[0] for rule in rounded) and rounded[0].difference_to is None
    if same:
        those = (
            "" if len(rounded) == len(voice.agreement.grants) else voice.pick(" där den är angiven", " that state it")
        )
        alike = voice.pick(
            f"Avrundningen är lika i alla bidrag{those}.", f"The rounding is alike in all the grants{those}."
        )
        said.append(" ".join([alike, *rounding(voice, rounded[0])]))
    for name, grant in voice.agreement.grants.items():
        said += [f"### {grant.title or name}", *rules(voice, grant, rounding_said=same), *notes(voice, grant)]
    return said


def rules(voice: Voice, grant: Grant, *, rounding_said: bool = False) -> list[str]:
    """The rules of one grant: a paragraph up to what each earns, and one for what happens then.

    `rounding_said`: how it is rounded has been said of all grants together.
    """
    own = voice.to_counties(grant.to)
    steps = [*_amount(own, grant), *_requires(own, grant), *_shared(own, grant), *_results(own, grant)]
    after = [*_unearned(own, grant), *_within_county(own, grant)]
    after += rounding(own, grant.rounding) if grant.rounding and not rounding_said else []
    return [" ".join(paragraph) for paragraph in (steps, after) if paragraph]


def recipients(voice: Voice, to: To) -> str:
    """`regionerna utom Region Gotland`."""
    whom = voice.bodies(to.recipients)
    if to.except_:
        but = voice.bodies(to.except_)
        whom += voice.pick(f" utom {but}", f" except {but}")
    return whom


def _amount(voice: Voice, grant: Grant) -> list[str]:
    if grant.amount == "unknown":
        size = voice.pick("Bidragets storlek är inte känd", "The size of the grant is not known")
    elif grant.amount == "unearned":
        size = voice.pick(
            "Bidraget består av det som andra bidrag för hit", "The grant consists of what other grants carry here"
        )
    else:
        money = voice.speaker.money(grant.amount)
        size = voice.pick(f"Bidraget är på {money}", f"The grant is {money}")
    clauses = [size]
    if grant.area:
        area = voice.area(grant.area)
        clauses.append(voice.pick(f"hör till området {area}", f"belongs to the area {area}"))
    if grant.to is not None:
        whom = recipients(voice, grant.to)
        free = voice.pick(", utan krav", ", without requirements") if _free(grant) else ""
        clauses.append(voice.pick(f"går till {whom}{free}", f"goes to {whom}{free}"))
    # A subject that is not the grant itself cannot carry the clauses after it.
    if grant.amount == "unknown" and len(clauses) > 1:
        it = voice.pick("det", "it")
        said = [sentence(size), sentence(f"{it} {voice.speaker.listing(clauses[1:])}")]
    else:
        said = [sentence(voice.speaker.listing(clauses))]
    if grant.amount_is != "pot":
        said.append(AMOUNT_IS[grant.amount_is].to(voice.speaker.language))
    if grant.to is None and grant.distribute is None:
        said.append(
            voice.pick(
                "Vem som får det och hur det delas är inte angivet.", "Who gets it and how it is shared is not stated."
            )
        )
    elif grant.to is None:
        said.append(voice.pick("Vem som får det är inte angivet.", "Who gets it is not stated."))
    elif grant.to.where is not None:
        phrase, *more = condition(voice, grant.to.where)
        said += [
            voice.pick(
                f"Av dem räknas bara de för vilka detta gäller: {phrase}.",
                f"Of them only those count for whom this holds: {phrase}.",
            ),
            *more,
        ]
    return [*said, *_earmarked(voice, grant)]


def _earmarked(voice: Voice, grant: Grant) -> list[str]:
    said = []
    for name, earmark in grant.earmarked.items():
        money, what = voice.speaker.money(earmark.amount), voice.speaker.quoted(earmark.title or name)
        said += [
            voice.pick(
                f"Av det är {money} öronmärkta för {what}, samma andel av varje mottagares belopp.",
                f"Of it {money} is earmarked for {what}, the same share of each recipient's amount.",
            ),
            *notes(voice, earmark),
        ]
    return said


def _free(grant: Grant) -> bool:
    """Whether everyone whom it goes to shares in it, whatever they do."""
    return not grant.requires and grant.distribute is not None and (grant.to is None or grant.to.where is None)


def _requires(voice: Voice, grant: Grant) -> list[str]:
    if not grant.requires:
        return []
    names = required(voice, grant.requires)
    return [
        voice.pick(
            f"För att få del av det ska mottagaren uppfylla {names}.", f"To share in it a recipient must meet {names}."
        )
    ]


def _shared(voice: Voice, grant: Grant) -> list[str]:
    rule = grant.distribute
    if rule is None:
        return (
            []
            if grant.to is None
            else [voice.pick("Hur det delas är inte angivet.", "How it is shared is not stated.")]
        )
    more = rule.sentences(voice.speaker)
    classes = (*CLASSES, *voice.agreement.recipients)
    if rule.word == "equal" and grant.to and len(grant.to.recipients) == 1 and grant.to.recipients[0] not in classes:
        return [voice.pick("Hela bidraget går dit.", "All of the grant goes there."), *more]
    if rule.only_qualified:
        whom = voice.pick("dem som uppfyller kraven,", "those who meet the requirements,")
        then = voice.pick(
            "Den som inte uppfyller kraven räknas inte med: de andra delar på hela bidraget.",
            "Those who do not meet the requirements are not counted: the others share all of the grant.",
        )
    else:
        whom = voice.pick("samtliga mottagare", "all the recipients")
        then = voice.pick(
            "Den som inte uppfyller kraven får inte ut sin del, som då räknas som inte intjänad.",
            "Those who do not meet the requirements do not get their share, which then counts as unearned.",
        )
    phrase = rule.say(voice.speaker)
    if rule.word == "equal":
        said = [
            voice.pick(f"Det delas lika mellan {whom.rstrip(',')}.", f"It is shared equally among {whom.rstrip(',')}.")
        ]
    else:
        said = [voice.pick(f"Det delas mellan {whom} {phrase}.", f"It is shared among {whom} {phrase}.")]
    return [*said, *more, *([then] if grant.requires or rule.only_qualified else [])]


def _results(voice: Voice, grant: Grant) -> list[str]:
    said = []
    if grant.earn is not None:
        phrase = grant.earn.say(voice.speaker)
        said.append(
            voice.pick(
                f"Resultatet avgör hur mycket av sin del var och en tjänar in: {phrase}.",
                f"The results decide how much of its share each recipient earns: {phrase}.",
            )
        )
        said += grant.earn.sentences(voice.speaker)
    said += _absent(voice, grant)
    for position, limit in enumerate(grant.limit):
        phrase = limit.say(voice.speaker)
        again = voice.pick("Därefter begränsas beloppen så", "After that the amounts are bounded so")
        first = voice.pick("Beloppen begränsas så", "The amounts are bounded so")
        said += [f"{again if position else first}: {phrase}.", *limit.sentences(voice.speaker)]
    return said


def _absent(voice: Voice, grant: Grant) -> list[str]:
    """What a missing fact means: in the key and the results, and in the requirements that do not say it themselves."""
    if grant.missing is None:
        return []
    counts = grant.earn is not None or getattr(grant.distribute, "word", "") not in WITHOUT_FIGURES
    said = [MISSING[grant.missing]] if counts or grant.missing != "not_met" or not grant.requires else []
    if grant.missing == "not_met" and grant.requires:
        said.append(UNSHOWN)
    return [text.to(voice.speaker.language) for text in said]


def _unearned(voice: Voice, grant: Grant) -> list[str]:
    if grant.unearned is not None:
        phrase = grant.unearned.say(voice.speaker)
        said = voice.pick(f"Det som ingen tjänar in {phrase}.", f"What nobody earns {phrase}.")
        return [said, *grant.unearned.sentences(voice.speaker)]
    if grant.distribute is not None and (grant.requires or grant.earn is not None):
        return [
            voice.pick(
                "Vad som sker med det som ingen tjänar in är inte angivet.",
                "What becomes of what nobody earns is not stated.",
            )
        ]
    return []


def _within_county(voice: Voice, grant: Grant) -> list[str]:
    if grant.within_county is None:
        return []
    phrase = grant.within_county.say(voice.speaker)
    return [
        voice.pick(f"Det som ett län har fått delas så: {phrase}.", f"What a county has got is shared so: {phrase}."),
        *grant.within_county.sentences(voice.speaker),
    ]
