"""What the system says of a file, in the user's language."""

from __future__ import annotations

import copy
import errno
import os

import pytest

from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import both


def test_what_often_goes_wrong_with_a_file_has_words_in_both_languages() -> None:
    for number in (errno.EEXIST, errno.ENOENT, errno.EACCES, errno.EROFS, errno.EISDIR, errno.ENOSPC):
        said = system_says(OSError(number, os.strerror(number)))
        assert said.sv != said.en
        assert os.strerror(number) not in said
    assert system_says(PermissionError(errno.EACCES, "Permission denied")).sv == "behörighet saknas"


def test_what_seldom_goes_wrong_is_told_in_the_systems_own_words() -> None:
    assert system_says(OSError(errno.EIO, "Input/output error")) == ("Input/output error", "Input/output error")
    assert system_says(OSError("cut off")).sv == "cut off"


def test_a_refusal_comes_from_another_process_with_every_problem() -> None:
    problems = [Problem(code, Place("a.yaml", 3), both("fel"), both("rätt")) for code in ("one", "two")]
    with pytest.raises(Refused) as there:
        raise copy.copy(Refused(problems))  # by what pickle makes of it
    assert there.value.problems == tuple(problems)
