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

# Indicators over patient data: the people are made up, and every figure that rests on them says so.
show indicators generate --rows 1000000 --people 100000 --table contacts --table prescriptions --table population \
    --out $made/persondata
show indicators compute primary-contact-same-day antibiotics-per-1000 --period 2025 --data $made/persondata \
    --out $made/indikatorer.csv

# The real key figures, agreements with measures of their own (one real, one made up), and what was computed. The address is
# nobody's: a catalogue needs one.
show publish $made/sajt --only kolada-hos --only svf-2025 --only mest-sjuka-aldre-2012 --only komiljarden-2014 \
    --figures $made/indikatorer.csv --home https://sajt.example.org --report-to fel@example.org

cat <<TEXT

I build/demo ligger beslut.pdf (ett beslut med en sida för varje region), mall.xlsx (en redovisning att fylla i),
diagram/ (biblioteket år för år), oversikt-01.txt (en regions år), uppfoljning.txt, tabellen.txt (formeln bakom en
publicerad tabell), persondata/ (påhittade personer), indikatorer.csv (vad som räknades på dem) och sajt/.
In build/demo: a decision (PDF), a template to fill in, charts of the library year by year, a region's year, a follow-up,
the formula behind a published table, made-up people, what was computed on them, and a site of open comparisons.

Sajten / the site: file://$PWD/$made/sajt/index.html
Se särskilt / look at, i / in $made/sajt:
  sv/indikator/N79173/index.html                    verkligt nyckeltal, karta / a real key figure, map
  sv/indikator/primary-contact-same-day/index.html  räknat på påhittade patienter: intervall, placeringar, tratt
                                                    computed from made-up patients: intervals, places, funnel
  sv/indikator/komiljarden-2014.besok-60/01.html    ett avtals eget mått, påhittat: styrdiagram / control chart
  sv/mottagare/01/index.html                        en regions profil, att skriva ut / a profile to print
  sv/overenskommelse/svf-2025/01.html               vad en region fick, och varför / who got what, and why
  catalogue.ttl, datapackage.json                   för maskiner / for machines: DCAT-AP-SE, Data Package

Klart. Överenskommelserna ligger i agreements/, en mapp var; programmet är .venv/bin/dagmar (börja med --help).
Done. The agreements are in agreements/, one folder each; the program is .venv/bin/dagmar (start with --help).
TEXT
