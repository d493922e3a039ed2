"""Every word that can judge has its reason: the words are those of the files in the room of conditions."""

from __future__ import annotations

from pathlib import Path

import dagmar.assessment.conditions
from dagmar.assessment.reasons import sentences

SHARED = {"missing", "coverage", "judgement_missing", "document_missing", "unit_mismatch", "wrong_reference"}


def test_each_file_of_a_condition_gives_its_word_a_reason() -> None:
    folder = Path(str(dagmar.assessment.conditions.__file__)).parent
    words = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    sentences.cache_clear()
    assert set(sentences()) == words | SHARED
