#!/usr/bin/env bash
# Demand that the rooms that decide money (pyproject.toml) are covered, branch by branch, by the tests that ran last. Silent when
# they are; otherwise the report, and a failure.
#     tools/cover.sh PERCENT
set -euo pipefail
cd "$(dirname "$0")/.."

if ! report=$(.venv/bin/coverage report --fail-under="$1" --show-missing --skip-covered 2>&1); then
    printf '%s\nmake test: every branch of the rooms that decide money is to be covered (%s %%)\n' "$report" "$1"
    exit 1
fi
