"""Which words can stand at a place of an agreement: what an error needs in order to name the nearest one."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from dagmar.agreement.model import Agreement
from dagmar.agreement.node import Path
from dagmar.agreement.words import FOLDERS, Folder, Mechanism, Vocabulary, Words


def words_at(path: Path, content: Any, vocabulary: Vocabulary) -> list[str]:
    """The words that can stand under a path; empty where names are free or nothing is known."""
    model: type[Words] | None = Agreement
    free = False
    for step in path:
        content = _below(content, step)
        if free or isinstance(step, int):
            free = False
            continue
        if model is None:
            return []
        fields = model.model_fields
        name = next((name for name, entry in fields.items() if str(step) in (name, entry.alias)), None)
        if name is None:
            return []
        annotation = fields[name].annotation
        model, free = _model_in(annotation), _is_free(annotation)
        if model is Mechanism:
            model = _mechanism(name, content, vocabulary)
    if model is None or free:
        return []
    return [entry.alias or name for name, entry in model.model_fields.items()]


def _below(content: Any, step: str | int) -> Any:
    if isinstance(content, Mapping):
        return content.get(step)
    return content[step] if isinstance(content, list) and isinstance(step, int) and step < len(content) else content


def _mechanism(name: str, content: Any, vocabulary: Vocabulary) -> type[Words] | None:
    folder: Folder = next((folder for folder in FOLDERS if folder == name), "met_when")
    try:
        return vocabulary.pick(folder, content)
    except PydanticCustomError:
        return None


def _is_free(annotation: Any) -> bool:
    return typing.get_origin(annotation) is Mapping


def _model_in(annotation: Any) -> type[Words] | None:
    if isinstance(annotation, type) and issubclass(annotation, Words):
        return annotation
    for part in typing.get_args(annotation):
        if found := _model_in(part):
            return found
    return None
