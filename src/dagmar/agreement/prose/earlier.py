"""What held before an amendment, for the months that had been measured by then."""

from __future__ import annotations

from itertools import pairwise

from dagmar.agreement.prose.grants import grants
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.opening import indicators
from dagmar.agreement.prose.requirements import requirements
from dagmar.agreement.prose.voice import Voice
from dagmar.agreement.versions import versions


def earlier(voice: Voice) -> list[str]:
    """A heading for each earlier wording, what it holds for, and its indicators, requirements and grants."""
    said: list[str] = []
    for later, before in pairwise(versions(voice.agreement)):
        assert later.holds_from is not None, "an amendment says from when it holds"
        assert later.earlier is not None, "it has an earlier wording"
        begins = voice.speaker.as_of(later.holds_from)
        said.append(
            voice.pick(f"## Det som gällde före lydelsen {begins}", f"## What held before the wording {begins}")
        )
        told = voice.pick(
            "Månader som hade mätts till slut när den nya lydelsen började gälla avgörs efter den här. De behåller var sin "
            "lika stora del av det belopp som stod här, och resten av det nya beloppet går till tiden därefter.",
            "Months that had been measured to their end when the new wording began to hold are settled by this one. Each "
            "keeps its equal part of the amount that stood here, and the rest of the new amount goes to the time after.",
        )
        if before.holds_from is not None:
            since = voice.speaker.as_of(before.holds_from)
            told += voice.pick(f" Den började gälla {since}.", f" It began to hold {since}.")
        said.append(" ".join([told, *notes(voice, later.earlier, nested=False)]))
        old = Voice.of(before, voice.speaker.language, voice.speaker.recipients, voice.counties)
        parts = [*indicators(old), *requirements(old), *grants(old)]
        said += [part for part in parts if not part.startswith("## ")]
    return said
