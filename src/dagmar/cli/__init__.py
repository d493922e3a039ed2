"""The command `dagmar`: the only room that prints, reads the clock or the environment."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command that was given and end with its code; `dagmar.cli.codes` says what the codes mean."""
    try:
        from dagmar.cli.program import run

        code = run(sys.argv[1:], os.environ)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
