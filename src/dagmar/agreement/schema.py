"""The language as JSON Schema (draft 2020-12), so that an editor completes and checks while one writes.

Made from the model and the vocabulary that the loader is given, so that it can say neither more nor less than the loader
knows. Each open key refers to the words of its folder: any one of them, or the bare word where that is enough. A file
that amends another is held to the form of an amendment: the same keys, none of them demanded, since the rest stands in
the file that it amends.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from dagmar.agreement.amendment import COMPLETE, WHOLE
from dagmar.agreement.model import Agreement
from dagmar.agreement.words import WORDS_OF, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Exact(GenerateJsonSchema):
    """Pydantic's own, but for exact fractions: a default is written as text, whatever was imported before."""

    def encode_default(self, dft: Any) -> Any:
        return str(dft) if isinstance(dft, Fraction) else super().encode_default(dft)


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of an agreement file, whole or an amendment, with every word of the vocabulary."""
    whole = _pointing(Agreement.model_json_schema(by_alias=True, schema_generator=_Exact), {})
    definitions: dict[str, Any] = dict(whole.pop("$defs", {}))
    for folder, words in sorted(vocabulary.words.items()):
        choices: list[dict[str, Any]] = []
        for name, word in sorted(words.items()):
            own = word.model_json_schema(by_alias=True, schema_generator=_Exact)
            _take_over(own.pop("$defs", {}), definitions, f"{folder}.{name}")
            definitions[f"{folder}.{name}"] = _renamed(own, f"{folder}.{name}", definitions)
            choices.append({"$ref": f"#/$defs/{folder}.{name}"})
            if word.bare:
                choices.append({"const": name})
        definitions[folder] = {"anyOf": choices}
    # `to: regions` and `to: ["01", "03"]` are short for `to: {recipients: ...}`.
    definitions["To"] = {"anyOf": [definitions["To"]["properties"]["recipients"], definitions["To"]]}
    definitions["Amendment"] = _amendment(whole, definitions)
    definitions["Agreement"] = whole
    return {
        "$schema": DIALECT,
        "title": "Agreement",
        "type": "object",
        "if": {"required": ["amends"], "not": {"required": list(COMPLETE)}},
        "then": {"$ref": "#/$defs/Amendment"},
        "else": {"$ref": "#/$defs/Agreement"},
        "$defs": definitions,
    }


def _amendment(whole: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The form of a file that lists only what it changes: what `completed` merges level by level need not be whole."""
    # What held before is taken from the file that is amended.
    stated = {key: value for key, value in whole["properties"].items() if key != "earlier"}
    form: dict[str, Any] = _changing(whole | {"properties": stated}, definitions)
    names = {"type": "string", "examples": ["grants/medel/requires"]}
    form["properties"]["removes"] = {"anyOf": [names, {"type": "array", "items": names}], "title": "Removes"}
    return form | {
        "title": "Amendment",
        "description": "A file that lists only what it changes in the agreement that it amends.",
        "required": ["amends", "holds_from"],
    }


def _changing(node: Any, definitions: dict[str, Any]) -> Any:
    """The same schema with nothing required, down to what is one rule or a list: that is written whole."""
    if not isinstance(node, dict) or "items" in node:
        return node
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        changed = f"{name}.changed"
        if changed not in definitions:
            definitions[changed] = _changing(definitions[name], definitions)
        return {"$ref": f"#/$defs/{changed}"}
    if "anyOf" in node:
        return node | {"anyOf": [_changing(choice, definitions) for choice in node["anyOf"]]}
    kept = {key: value for key, value in node.items() if key != "required"}
    for inside in ("properties", "patternProperties"):
        if inside in node:
            kept[inside] = {
                key: value if key in WHOLE else _changing(value, definitions) for key, value in node[inside].items()
            }
    return kept


def _take_over(inner: dict[str, Any], definitions: dict[str, Any], owner: str) -> None:
    """Move a word's own definitions to the whole's, under the word's name so that two words never share one."""
    names = {name: f"{owner}.{name}" for name in inner}
    for name, definition in inner.items():
        definitions[names[name]] = _pointing(definition, names)


def _renamed(own: dict[str, Any], owner: str, definitions: dict[str, Any]) -> dict[str, Any]:
    prefix = f"{owner}."
    names = {name.removeprefix(prefix): name for name in definitions if name.startswith(prefix)}
    pointed: dict[str, Any] = _pointing(own, names)
    return pointed


def _pointing(node: Any, names: dict[str, str]) -> Any:
    """The same schema with its references to the given names pointing to their new places."""
    if isinstance(node, dict):
        if WORDS_OF in node:
            return {"$ref": f"#/$defs/{node[WORDS_OF]}"}
        return {
            key: f"#/$defs/{names[value.removeprefix('#/$defs/')]}"
            if key == "$ref" and isinstance(value, str) and value.removeprefix("#/$defs/") in names
            else _pointing(value, names)
            for key, value in node.items()
        }
    return [_pointing(item, names) for item in node] if isinstance(node, list) else node
