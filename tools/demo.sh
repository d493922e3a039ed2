#!/usr/bin/env bash
# What `make demo` shows. Stops at the first command that fails, so that exit 0 means that everything came out.
set -euo pipefail
cd "$(dirname "$0")/.."

show() {
    printf '\n$ .venv/bin/dagmar %s\n' "$*"
    .venv/bin/dagmar "$@"
}

# What is long to read goes to a file: keep NAME COMMAND...
readonly made=build/demo
keep() {
    printf '\n$ .venv/bin/dagmar %s > %s/%s\n' "${*:2}" "$made" "$1"
    .venv/bin/dagmar "${@:2}" >"$made/$1"
}

rm -rf "$made"
mkdir -p "$made"

show library list
show library verify
show explain svf-2025 01
show document svf-2025 --out $made/beslut.pdf
show report template kvinnors-halsa-2021 --recipient 01 --out $made/mall.xlsx
keep portfolj.txt portfolio --years 2009-2025 --charts $made/diagram
keep oversikt-01.txt overview 01 --year 2025
keep uppfoljning.txt followup patientsakerhet-2012
keep tabellen.txt explain-table agreements/svf-2025/published/andra-utbetalningen.csv
sed -n 1,2p $made/tabellen.txt
show publish $made/sajt --only kolada-hos --only svf-2025 --report-to fel@example.se

cat <<'TEXT'

I build/demo ligger beslut.pdf (ett beslut med en sida för varje region), mall.xlsx (en redovisning att fylla i),
diagram/ (biblioteket år för år), oversikt-01.txt (en regions år), uppfoljning.txt och tabellen.txt (formeln bakom en
publicerad tabell) och sajt/index.html (öppna jämförelser: de 76 nyckeltalen och ett avtal; dagmar publish DIR gör alla).
In build/demo: a decision (PDF), a template to fill in, charts of the library year by year, a region's year, a follow-up,
the formula behind a published table, and a site of open comparisons (sajt/index.html: the 76 key figures and one agreement; dagmar publish DIR makes all).

Klart. Överenskommelserna ligger i agreements/, en mapp var; programmet är .venv/bin/dagmar (börja med --help).
Done. The agreements are in agreements/, one folder each; the program is .venv/bin/dagmar (start with --help).
TEXT
