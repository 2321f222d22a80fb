#!/usr/bin/env python3
"""Memory of reading over thousands of documents: the program and its helpers together, sampled while they work.

    make bench-memory                        2,000 documents made of the samples
    scripts/bench-memory.py --documents 500 --every 0.2

Every document differs from every other in its bytes, so that none is known from before: PDFs, pages of HTML, texts, and
one picture in ten. Fails where the last quarter of the run takes more than 1.15 times as much memory as the second
quarter: the first one is when helpers load what they need. Memory is PSS (proportional set size): what the processes
share is counted once.
"""

import argparse
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def copies(folder, count):
    """Writes so many documents, and gives their paths."""
    def samples(ending):
        found = sorted(glob.glob(os.path.join(ROOT, f"Samples/*/documents/*.{ending}")))
        return [(path, open(path, "rb").read()) for path in found]

    pictures = sorted(samples("png") + samples("jpg"), key=lambda sample: len(sample[1]))[:8]
    cheap = [samples(ending) for ending in ("pdf", "html", "txt")]
    paths = []
    for number in range(count):
        kind = pictures if number % 10 == 0 and pictures else [k for k in cheap if k][number % sum(map(bool, cheap))]
        path, content = kind[number // 10 % len(kind)]
        # Readers pass over what follows the end of a PDF or a picture.
        mark = {"html": f"<!-- {number} -->", "txt": f"\nCopy {number}\n"}.get(path.rsplit(".", 1)[1], f"\n%{number}\n")
        name = os.path.join(folder, f"{number:05}-{os.path.basename(path)}")
        with open(name, "wb") as file:
            file.write(content + mark.encode())
        paths.append(name)
    return paths


def family(process):
    """The process and its children."""
    children = []
    for task in glob.glob(f"/proc/{process}/task/*/children"):
        try:
            children += open(task).read().split()
        except OSError:
            pass
    return [str(process), *children]


def memory(process):
    """KiB of the process and its children: PSS, and the RSS of each alone."""
    total, own = 0, []
    for number in family(process):
        try:
            fields = dict(line.split()[:2] for line in open(f"/proc/{number}/smaps_rollup") if ":" in line[:16])
        except (OSError, ValueError):
            continue
        total += int(fields.get("Pss:", 0))
        own.append(int(fields.get("Rss:", 0)))
    return total, own


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--every", type=float, default=0.25, help="seconds between two samples")
    parser.add_argument("--assay", default=os.path.join(ROOT, ".build/release/assay"))
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="bench-memory-")
    try:
        paths = copies(folder, arguments.documents)
        start = time.monotonic()
        # All are given at once: what is read is printed in order, and must not pile up.
        process = subprocess.Popen([arguments.assay, "read", *paths], stdout=subprocess.DEVNULL)
        samples = []
        while process.poll() is None:
            pss, own = memory(process.pid)
            if pss:
                samples.append((time.monotonic() - start, pss, own[0] if own else 0))
            time.sleep(arguments.every)
        seconds = time.monotonic() - start
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return report(samples, seconds, arguments.documents, process.returncode)


def report(samples, seconds, documents, status):
    if status != 0 or len(samples) < 8:
        print(f"reading ended with {status} after {len(samples)} samples")
        return 1
    print(f"{documents} documents in {seconds:.0f} s, {len(samples)} samples")
    parts = [samples[len(samples) * part // 4:len(samples) * (part + 1) // 4] for part in range(4)]
    middles = []
    for number, part in enumerate(parts, 1):
        pss = [sample[1] / 1024 for sample in part]
        middles.append(statistics.median(pss))
        print(f"  quarter {number}: program and helpers {middles[-1]:6.0f} MiB (most {max(pss):.0f}), "
              f"program alone {statistics.median(sample[2] / 1024 for sample in part):.0f} MiB")
    growth = middles[3] / middles[1]
    print(f"  last quarter to second: {growth:.2f}")
    return 0 if growth < 1.15 else 1


if __name__ == "__main__":
    sys.exit(main())
