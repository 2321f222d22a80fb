#!/usr/bin/env bash
# Measures model calls: this program's client against Python clients on the same work, all against one server on this
# machine. Prints rates, processor time for a call, and ratios, each beside its goal; fails where one is missed. The server
# has a core of its own, the clients the other. Takes about four minutes; other work on the machine spoils it.
set -euo pipefail
cd "$(dirname "$0")/.."

flags=(--explicit-target-dependency-import-check error -c release)
swift build "${flags[@]}" --product assay >&2
swift build "${flags[@]}" --product model-bench >&2
programs=$(swift build -c release --show-bin-path)
python=$(scripts/python-clients.sh peers)
work=$(mktemp -d)
trap 'exec 8>&- || true; rm -rf "$work"' EXIT
mkfifo "$work/stdin"

# Starts the server with the given options and sets $url; it ends with its standard input.
serve() {
    exec 8>&- || true
    taskset -c 0 "$programs/model-bench" serve "$@" <"$work/stdin" >"$work/url" 2>/dev/null &
    exec 8>"$work/stdin"
    until [ -s "$work/url" ]; do sleep 0.05; done
    url=$(head -1 "$work/url")
}
ours() { taskset -c 1 "$programs/model-bench" call --url "$url" --count "$1" --at-once "$2" >"$work/ours"; }
missed=0
report() { "$python" scripts/bench_models_report.py "$@" || missed=1; }
peer() { taskset -c 1 "$python" scripts/bench_models_peer.py "$1" "$url" "$2" "$3" >"$work/$1"; }

: >"$work/url"
serve
ours 20000 64
peer sdk 1500 64
peer instructor 1500 64
echo "## No latency, 64 at a time"
report rates "$work/ours" "$work/sdk" "$work/instructor"

echo "## 100,000 calls: memory"
ours 100000 64
report memory "$work/ours"

: >"$work/url"
serve --latency 300
ours 8530 256
peer sdk 2560 256
echo "## 300 ms latency, 256 at a time: 853 calls a second are ideal"
report ideal "$work/ours" "$work/sdk"

echo "## 10,000 documents, 30 % of calls throttled, 300 ms latency, 256 at a time"
: >"$work/url"
serve --latency 300 --throttle 30
mkdir "$work/in"
for number in $(seq 10000); do
    printf 'CORNER SHOP LTD\n%s High Street, Leeds\nDate 03/04/2025\nTotal 12.50\n' "$number" >"$work/in/$number.txt"
done
cat >"$work/throttled.json5" <<JSON
{ extract: { by: "model", model: "compatible/m", base_url: "$url/v1" }, repair: { attempts: 0 } }
JSON
start=$(date +%s.%N)
"$programs/assay" run "$work/in" --schema receipt --strategy "$work/throttled.json5" --jobs 256 \
    --ledger "$work/ledger.sqlite" 2>/dev/null || true
report throttled "$work/ledger.sqlite" "$start" "$(date +%s.%N)"
exit "$missed"
