#!/usr/bin/env bash
# Measures the validator and the grounder against other programs on the same work and prints the ratios:
# jsonschema-rs and jsonschema (both from PyPI) on 10,000 invoices, rapidfuzz on a page of 500 words. Status 1
# where a ratio misses what is asked of it.
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}
requirements=Benchmarks/requirements.txt
environment=$cache/bench-$(sha256sum "$requirements" | cut -c 1-12)

if [ ! -e "$environment/ready" ]; then
    python3 -m venv --clear "$environment"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --requirement "$requirements"
    touch "$environment/ready"
fi

swift build --explicit-target-dependency-import-check error -c release --product assay-bench
bench=$(swift build -c release --show-bin-path)/assay-bench
exec "$environment/bin/python" scripts/bench_check.py "$bench" Schemas/invoice/schema.json
