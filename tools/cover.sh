#!/usr/bin/env bash
# Demand that the rooms that decide money are covered, branch by branch. Silent when they are, so that `make test` ends
# with pytest's own closing line; otherwise the report, and a failure.
#     tools/cover.sh FILES PERCENT
set -euo pipefail
cd "$(dirname "$0")/.."

if ! report=$(.venv/bin/coverage report --include="$1" --fail-under="$2" --show-missing --skip-covered 2>&1); then
    printf '%s\nmake test: every branch of the rooms that decide money is to be covered (%s %%): %s\n' "$report" "$2" "$1"
    exit 1
fi
