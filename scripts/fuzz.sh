#!/usr/bin/env bash
# Feeds random inputs to what reads hostile text, ASSAY_FUZZ_SECONDS (60) for each target, from ASSAY_FUZZ_SEED (the
# clock's seconds). What was tried and what failed is kept in .build/fuzz/TARGET.log with the seeds; after a crash,
#   assay-bench fuzz TARGET SEED 0
# with the seed of the last batch in the log names the input.
# Usage: scripts/fuzz.sh [TARGET…]
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${ASSAY_FUZZ_SECONDS:-60}
seed=${ASSAY_FUZZ_SEED:-$(date +%s)}
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(json reply schema values pattern)

swift build --explicit-target-dependency-import-check error -c release --product assay-bench
bench=$(swift build -c release --show-bin-path)/assay-bench
mkdir -p .build/fuzz
failed=0
for target in "${targets[@]}"; do
    log=.build/fuzz/$target.log
    if "$bench" fuzz "$target" "$seed" "$seconds" >"$log" 2>&1; then
        tail -n 1 "$log"
    else
        failed=1
        grep FAILED "$log" | head -n 5 || true
        echo "$target: failed, see $log:"
        tail -n 2 "$log"
    fi
done
exit "$failed"
