"""Measures a report of 10,000 documents: how large the page is, and how soon a browser has opened it.

    python3 scripts/bench_report.py .build/release/assay

Each figure is printed with its share of the limit; the status is 1 where one is passed.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

MOST_BYTES = 20_000_000
MOST_SECONDS = 3.0

CHECK = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Browser" / "check_page.py"


def write_documents(folder, count):
    """Receipts of plain text; in some the label is of another total, so that there is something to show."""
    chance = random.Random(1)
    for name in ("documents", "labels", "meta"):
        (folder / name).mkdir(parents=True)
    (folder / "kind").write_text("receipt\n")
    for number in range(count):
        name = f"receipt-{number:05}"
        total = f"{chance.randint(100, 99999) / 100:.2f}"
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        shop = f"CORNER SHOP {number % 97} LTD"
        lines = [shop, f"{number} High Street, Leeds", f"Date {day}", "Tea 1.00", f"Total {total}", ""]
        (folder / "documents" / f"{name}.txt").write_text("\n".join(lines))
        label = {"seller_name": shop, "issue_date": day, "total": float(total)}
        if chance.random() < 0.2:
            label["total"] = 1.0
        (folder / "labels" / f"{name}.json").write_text(json.dumps(label))
        meta = {"lang": chance.choice(["en", "de", "fr"]), "form": "text", "group": f"shop-{number % 97}"}
        (folder / "meta" / f"{name}.json").write_text(json.dumps(meta))


def timed(command, allowed=(0,)):
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in allowed:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr[-2000:]}")
    return time.monotonic() - start, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assay", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the page here")
    options = parser.parse_args()
    assay = options.assay.resolve()
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as work:
        work = pathlib.Path(work)
        write_documents(work / "set", options.documents)
        ledger, page = work / "bench.sqlite", options.keep or work / "report.html"
        compared, _ = timed([assay, "compare", work / "set", "--strategy", "rules", "--strategy", "embedded",
                             "--ledger", ledger])
        written, _ = timed([assay, "report", "--ledger", ledger, "--html", page])
        _, opened = timed([sys.executable, CHECK, page, "--load-only"])
        size, seconds = page.stat().st_size, json.loads(opened)["load_seconds"]
    print(f"{options.documents} documents by two strategies: compared in {compared:.0f} s, the report written in {written:.1f} s")
    print(f"size    {size / 1e6:6.2f} MB  {size / MOST_BYTES:.2f} of the limit ({MOST_BYTES / 1e6:.0f} MB)")
    print(f"opened  {seconds:6.2f} s   {seconds / MOST_SECONDS:.2f} of the limit ({MOST_SECONDS:.0f} s)")
    sys.exit(1 if size > MOST_BYTES or seconds > MOST_SECONDS else 0)


main()
