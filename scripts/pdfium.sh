#!/usr/bin/env bash
# Fetches PDFium, the library that reads PDFs, as PDFium/manifest.json names it. Usage: scripts/pdfium.sh
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}

command -v python3 >/dev/null || {
    echo "error: python3 is missing: run scripts/setup.sh, which installs it" >&2
    exit 1
}
exec python3 scripts/fetch_pdfium.py --cache "$cache"
