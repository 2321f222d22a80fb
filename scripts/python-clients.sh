#!/usr/bin/env bash
# Makes a virtual environment of Python clients in the cache and prints the path of its python. The clients hold the
# tests' model server to the truth (sdks), and are what `make bench-models` measures against (peers).
# Usage: scripts/python-clients.sh sdks|peers
set -euo pipefail

# Versions are pinned: a new one is a decision, not a surprise in somebody's test run.
case "${1:-}" in
sdks) packages=(anthropic==2.12.0 openai==3.54.0 google-genai==3.4.0) ;;
peers) packages=(instructor==1.17.0 'openai>=2,<3' 'aiohttp>=3') ;;
*)
    echo "usage: $0 sdks|peers" >&2
    exit 2
    ;;
esac

cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}
folder="$cache/python-$1"
wanted="${packages[*]}"
mkdir -p "$cache"

# One at a time; the mark is written last, so that half an environment is never taken for a whole one.
exec 9>"$cache/python-$1.lock"
flock 9
if [ "$(cat "$folder/made-of" 2>/dev/null)" != "$wanted" ]; then
    rm -rf "$folder"
    python3 -m venv "$folder" >&2
    "$folder/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" >&2
    echo "$wanted" >"$folder/made-of"
fi
echo "$folder/bin/python"
