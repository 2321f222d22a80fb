#!/usr/bin/env python3
"""Fetches PDFium's library, as PDFium/manifest.json says, into the cache folder. A second run does nothing.

The Python package that carries it is only a transport: it is unzipped, never imported, and only the checksum of the
library makes it trusted.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from fetch_local_model import Failure, pip, require_disk, say, sha256

HOME = Path(__file__).resolve().parent.parent / "PDFium"


def fetch(cache: Path, manifest: dict) -> bool:
    """Puts the library in place and returns whether there was anything to do."""
    library = manifest["libraries"].get(platform.machine())
    if sys.platform != "linux" or not library:
        raise Failure(
            f"there is no PDFium for {sys.platform} {platform.machine()} in {manifest['package']}: build "
            f"libpdfium.so (release {manifest['release']}) and name it with ASSAY_PDFIUM"
        )
    target = cache / f"pdfium-{manifest['release']}-{library['sha256'][:12]}.so"
    if target.is_file() and sha256(target) == library["sha256"]:
        return False
    label = f"{manifest['package']} {manifest['version']}"
    require_disk(cache, 100 << 20)
    say(f"PDFium {manifest['release']} ({manifest['licence']}), out of {label}")
    # The system's own Python may come without pip.
    scratch = cache / "pdfium-scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        environment, wheels = scratch / "venv", scratch / "wheels"
        made = subprocess.run(
            [sys.executable, "-m", "venv", str(environment)], capture_output=True, text=True, check=False
        )
        if made.returncode != 0:
            raise Failure(f"no virtual environment could be made (is python3-venv there?):\n{made.stdout.strip()}")
        requirement = f"{manifest['package']}=={manifest['version']} --hash=sha256:{library['wheel']}"
        pip(environment / "bin" / "python", ["download", "--dest", str(wheels)], requirement, scratch / "pip")
        partial = target.with_name(target.name + ".download")
        with zipfile.ZipFile(next(wheels.glob("*.whl"))) as archive, archive.open(manifest["member"]) as member:
            with partial.open("wb") as output:
                shutil.copyfileobj(member, output)
        if sha256(partial) != library["sha256"]:
            partial.unlink()
            raise Failure(f"the checksum of the library in {label} is wrong: the manifest is wrong")
        partial.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description="Fetch PDFium's library.")
    parser.add_argument("--cache", type=Path, required=True, help="the folder that it goes to")
    options = parser.parse_args()
    cache = options.cache.expanduser().absolute()
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".pdfium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        worked = fetch(cache, json.loads((HOME / "manifest.json").read_text()))
    say("PDFium is there" + (", now" if worked else ""))


if __name__ == "__main__":
    try:
        main()
    except Failure as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("stopped: run it again")
