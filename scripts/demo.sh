#!/usr/bin/env bash
# Compares extraction by rules with extraction by the local model on every labelled sample, then writes the
# reports. What an earlier demo has done is answered from its ledger.
# Usage: scripts/demo.sh (after `swift build -c release --product assay`)
set -euo pipefail
cd "$(dirname "$0")/.."

assay=$(swift build -c release --show-bin-path)/assay
ledger=demo/assay.sqlite
mkdir -p demo

for documents in Samples/*/documents; do
    samples=${documents%/documents}
    echo
    echo "== $samples"
    # Status 1 says that a document could not be processed: the demo shows that too and goes on.
    "$assay" compare "$samples" --strategy rules --strategy text-llm --ledger "$ledger" || [ $? -eq 1 ]
done
echo
echo "== Samples/adversarial/invoice: one invoice, twenty attempts to plant a value"
"$assay" compare Samples/adversarial/invoice --strategy rules --ledger "$ledger" || [ $? -eq 1 ]
"$assay" report --ledger "$ledger" --eval EVAL.md --readme README.md --html demo/report.html

echo
echo "the report, for a browser: $PWD/demo/report.html"
echo "the tables, as text:       $PWD/EVAL.md"
echo "one document in detail:    $assay show inv-02.pdf --ledger $ledger"
