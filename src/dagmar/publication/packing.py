"""A packed file (ZIP, as a workbook is) written again so that the same content is the same bytes: one order, one date, one system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _OWNERS = 3, 0o600 << 16
_CONTENT_TYPES = "[Content_Types].xml"
"""What must come first in a workbook, for those who read it as it comes."""


def repacked(
    packed: bytes, compression: int, *, each: Callable[[str, bytes], bytes] = lambda _, content: content
) -> bytes:
    """The same members, by `compression` as `zipfile` has it; `each` is given a member's name and content and says its content."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as given, zipfile.ZipFile(target, "w", compression) as written:
        for name in sorted(given.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.create_system, member.external_attr = _UNIX, _OWNERS
            written.writestr(member, each(name, given.read(name)), compression)
    return target.getvalue()
