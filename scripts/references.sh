#!/usr/bin/env bash
# Runs scipy, statsmodels and stickler anew on the seeded inputs that our tests share with them, and fails where
# the stored figures are not what they say. The tests compare ours with the stored ones.
set -euo pipefail
cd "$(dirname "$0")/../Tests/References"

cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}
python=$cache/references/bin/python
[ -x "$python" ] || python3 -m venv "$cache/references"
"$python" -m pip install --quiet --disable-pip-version-check --requirement requirements.txt

before=$(cksum statistics.json tables.json)
PYTHONDONTWRITEBYTECODE=1 "$python" statistics.py
PYTHONDONTWRITEBYTECODE=1 "$python" tables.py
if [ "$before" != "$(cksum statistics.json tables.json)" ]; then
    echo "the stored figures were not what the references say; they are now: look at the diff" >&2
    exit 1
fi
echo "the stored figures are what scipy, statsmodels and stickler say"
