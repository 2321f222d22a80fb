#!/usr/bin/env bash
# Fetches axe-core, the accessibility checker that the test of the report's page runs, from the PyPI package
# that carries it. A second run finds it there.
set -euo pipefail

version=0.1.8
cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}
[ ! -s "$cache/axe/axe.min.js" ] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" download --quiet --disable-pip-version-check --no-deps --dest "$work" \
    "axe-playwright-python==$version"
mkdir -p "$cache/axe"
python3 - "$work"/*.whl "$cache/axe/axe.min.js" <<'PYTHON'
import os, sys, zipfile
wheel, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    name = next(name for name in archive.namelist() if name.endswith("/axe.min.js"))
    with open(target + ".part", "wb") as file:
        file.write(archive.read(name))
os.replace(target + ".part", target)
PYTHON
