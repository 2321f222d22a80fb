#!/usr/bin/env bash
# Fetches the local model: llama.cpp's server and the weights that LocalModel/manifest.json names.
# Usage: scripts/local-model.sh [tests|default|all]
#   tests    the small model that the tests run (98 MB)
#   default  the model that `local/...` means unless another is named (1.1 GB)
#   all      both; this is what is fetched when nothing is said
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}

if ! command -v python3 >/dev/null; then
    echo "error: python3 is missing: run scripts/setup.sh, which installs it" >&2
    exit 1
fi
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
    echo "error: Python 3.10 or newer is needed, $(command -v python3) is $(python3 --version)" >&2
    exit 1
fi

exec python3 scripts/fetch_local_model.py --cache "$cache" "${1:-all}"
