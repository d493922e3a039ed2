"""What a reader of YAML finds wrong, said to whoever wrote the file and not to whoever wrote the reader."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from dagmar.problem import Place, Problem
from dagmar.text import Text

_TAB = (
    Text("här står en tabb, och indrag skrivs med mellanslag", "here is a tab, and indentation is written with spaces"),
    Text("Byt varje tabb mot två mellanslag.", "Replace each tab by two spaces."),
)
_LOOK = Text(
    "Se efter indrag, kolon och citattecken på raden och raden före. Text med kolon i måste stå inom citattecken.",
    "Look at indentation, colons and quotes on this line and the one before. Text with a colon in it needs quotes.",
)
_SAID = (
    ("mapping values are not allowed", Text("här står ett kolon för mycket", "there is one colon too many")),
    ("could not find expected ':'", Text("ett kolon saknas efter nyckeln", "a colon is missing after the key")),
    (
        "expected <block end>",
        Text("indraget stämmer inte med raderna ovanför", "the indentation does not agree with the lines above"),
    ),
    (
        "did not find expected",
        Text("indraget stämmer inte med raderna ovanför", "the indentation does not agree with the lines above"),
    ),
    ("expected ',' or", Text("ett komma eller en slutklammer saknas", "a comma or a closing bracket is missing")),
    ("found unexpected end of stream", Text("ett citattecken avslutas aldrig", "a quotation mark is never closed")),
    (
        "that cannot start any token",
        Text("tecknet kan inte inleda ett värde", "no value can begin with this character"),
    ),
    (
        "expected a single document",
        Text("filen har mer än ett dokument (---)", "the file has more than one document (---)"),
    ),
    ("found unknown escape character", Text("omvänt snedstreck inom citattecken", "a backslash inside quotes")),
)


def not_yaml(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """`not-yaml`, at the place where the reader gave up; a tab in the indentation is named as what it is."""
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    problem = error.problem or ""
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    tabbed = "\t" in line[: len(line) - len(line.lstrip())]
    unread = Text("det går inte att tolka", "it cannot be parsed")
    what, then = _TAB if tabbed else (next((said for part, said in _SAID if part in problem), unread), _LOOK)
    return Problem(
        "not-yaml",
        place,
        Text(f"Här går filen inte att läsa som YAML: {what.sv}.", f"The file cannot be read as YAML here: {what.en}."),
        then,
    )
