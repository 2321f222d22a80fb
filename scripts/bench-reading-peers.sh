#!/usr/bin/env bash
# Installs what bench-reading.py measures against into .build/bench-peers. What can't be had is left out there.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.build/bench-peers
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
for peer in invoice2data kreuzberg ocrmypdf img2pdf pypdfium2; do
    "$environment/bin/python" -c "import $peer" 2>/dev/null ||
        "$environment/bin/pip" install --quiet --disable-pip-version-check "$peer" ||
        echo "$peer can't be installed: it is left out" >&2
done
