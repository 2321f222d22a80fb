#!/usr/bin/env bash
# Compares reading by rules with reading by the local model on every labelled sample, then writes the reports.
# Usage: scripts/demo.sh (after `swift build -c release --product assay`)
set -euo pipefail
cd "$(dirname "$0")/.."

assay=$(swift build -c release --show-bin-path)/assay
ledger=demo/assay.sqlite
mkdir -p demo

for documents in Samples/*/documents; do
    samples=${documents%/documents}
    echo "== $samples"
    "$assay" compare "$samples" --strategy rules --strategy text-llm --ledger "$ledger"
done
"$assay" report --ledger "$ledger" --eval EVAL.md --html demo/report.html

echo
echo "the report, for a browser: $PWD/demo/report.html"
echo "the tables, as text:       $PWD/EVAL.md"
