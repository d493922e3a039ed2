#!/usr/bin/env bash
# What `make demo` shows. Stops at the first command that fails, so that exit 0 means that everything came out.
set -euo pipefail
cd "$(dirname "$0")/.."

show() {
    printf '\n$ .venv/bin/dagmar %s\n' "$*"
    .venv/bin/dagmar "$@"
}

show library list
show library verify
show explain svf-2025 01
show publish site --report-to fel@example.se

cat <<'TEXT'

Klart. Sajten med öppna jämförelser är site/index.html. Överenskommelserna ligger i agreements/, en mapp var; programmet är .venv/bin/dagmar (börja med --help).
Done. The site of open comparisons is site/index.html. The agreements are in agreements/, one folder each; the program is .venv/bin/dagmar (start with --help).
TEXT
