"""Answers that were fetched before, kept in a folder with the day they were fetched: asked again, nobody is bothered.

One file an answer, named after the question. A file that cannot be read is fetched anew, and one that is half written never
gets its name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dagmar.facts.services.numbers import NotAnAnswer, read_json


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer and when it was fetched, in UTC."""

    document: Any
    fetched: datetime


class Answers:
    """The folder. `keep` is for how long an answer is good; None of a folder keeps nothing."""

    def __init__(self, folder: Path | None, keep: timedelta = timedelta(days=1)) -> None:
        self.folder = folder
        self.keep = keep

    def find(self, question: str, now: datetime) -> Kept | None:
        """The answer to a question, when it is there, whole and young enough."""
        if self.folder is None:
            return None
        try:
            kept = read_json(self._file(question).read_bytes())
            fetched = datetime.fromisoformat(kept["fetched"])
            fits = kept["question"] == question and timedelta(0) <= now - fetched <= self.keep
            return Kept(kept["answer"], fetched) if fits else None
        except (OSError, NotAnAnswer, KeyError, TypeError, ValueError):
            return None

    def put(self, question: str, content: bytes, fetched: datetime) -> None:
        """Keep an answer. `content` is JSON that has been read once."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self._file(question)
        half = file.with_suffix(".half")
        heading = json.dumps({"question": question, "fetched": fetched.isoformat()}, ensure_ascii=False)
        half.write_bytes(heading[:-1].encode() + b', "answer": ' + content + b"}")
        half.replace(file)

    def _file(self, question: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{hashlib.sha256(question.encode()).hexdigest()[:32]}.json"
