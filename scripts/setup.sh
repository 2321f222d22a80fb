#!/usr/bin/env bash
# Makes a machine ready to build and run Assay: checks Swift, installs the missing system packages with
# apt, fetches PDFium and the local model. A second run finds everything there and does nothing.
# Usage: scripts/setup.sh [tests|default|all|none]
#   which local models (see scripts/local-model.sh); none: system packages and PDFium alone
# Where apt is not known, install what is listed below by hand and set ASSAY_SKIP_PACKAGES=1.
set -euo pipefail
cd "$(dirname "$0")/.."

models=${1:-all}
minimum_swift=6.2

packages=(
    # To build and to link
    libcurl4-openssl-dev libsqlite3-dev libtesseract-dev libleptonica-dev libxml2-dev zlib1g-dev
    pkg-config make
    # To read documents: the recogniser and its languages
    tesseract-ocr tesseract-ocr-osd tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa
    tesseract-ocr-ita tesseract-ocr-nld tesseract-ocr-msa
    # To fetch PDFium, for the local model and for https
    python3 python3-venv ca-certificates
)

fail() {
    echo "error: $1" >&2
    exit 1
}

check_swift() {
    command -v swift >/dev/null || fail "Swift is missing: install $minimum_swift or newer, see swift.org/install"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' "$minimum_swift" "$version" | sort -V | head -n 1)" = "$minimum_swift" ] ||
        fail "Swift $minimum_swift or newer is needed, this is ${version:-unknown}: see swift.org/install"
}

# Prints those of the packages that are not installed, one a line.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        grep -qx "installed $package" <<<"$installed" || echo "$package"
    done
    # The recognisers run on one thread each by OpenMP. Its library to link with comes with the compiler's
    # own package, whose name has a version in it; `gcc` brings the right one.
    compgen -G '/usr/lib/gcc/*/*/libgomp.so' >/dev/null || echo gcc
    # Pictures of pages show Helvetica, Times and Courier in fonts of the same widths where PDFs leave them out.
    compgen -G '/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf' >/dev/null ||
        echo fonts-liberation
}

install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "apt is missing (this is not Debian or Ubuntu). Install the counterparts of: ${packages[*]} gcc fonts-liberation;
       then run this again with ASSAY_SKIP_PACKAGES=1"
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            fail "these packages are missing, and there is no sudo to install them: ${missing[*]}"
        as_root=(sudo)
        echo "installing (sudo may ask for your password): ${missing[*]}"
    else
        echo "installing: ${missing[*]}"
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update --quiet=2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >/dev/null

    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] || fail "apt ended well, but these are still missing: ${missing[*]}"
}

# The report's page is tested in a browser; where there is none to install, that test is left out.
install_browser() {
    command -v chromium >/dev/null || command -v google-chrome >/dev/null ||
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends chromium >/dev/null ||
        echo "Chromium can't be installed: the report's page is not tested in a browser"
    scripts/axe.sh || echo "axe-core can't be fetched: the report's page is not tested in a browser"
}

check_swift
[ -n "${ASSAY_SKIP_PACKAGES:-}" ] || install_packages
scripts/pdfium.sh
[ "$models" != tests ] || install_browser
if [ "$models" = none ]; then
    echo "everything is there"
else
    scripts/local-model.sh "$models"
fi
