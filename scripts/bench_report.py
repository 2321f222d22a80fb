"""Measures a report of 10,000 documents, failures on their pages included: how large it is, and how soon a browser has
opened it; and what scoring and comparing as many documents of 15 fields takes.

    python3 scripts/bench_report.py .build/release/assay .build/release/assay-bench

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
# Scoring two runs and comparing them with 10,000 resamples.
MOST_COMPARING = 3.0

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHECK = ROOT / "Tests" / "Browser" / "check_page.py"


SUPPLIERS = ["Bücher Müller", "Northgate Paper", "Ferretería Ñandú", "Kowalski & Synowie", "Atlas Freight", "Blue Heron Catering"]
GOODS = ["Oak desk, 160 cm", "Office chair", "Printer paper A4, 500 sheets", "Delivery within the city", "Service by the hour"]


def invoice(chance, number):
    """An invoice of four rows as lines of text, and its label."""
    seller = f"{chance.choice(SUPPLIERS)} {number % 97} Ltd"
    day, due = (f"2025-{month:02}-{chance.randint(1, 28):02}" for month in (chance.randint(1, 6), chance.randint(7, 12)))
    rows = []
    for _ in range(4):
        quantity, price = chance.randint(1, 9), chance.randint(100, 90000)
        rows.append({"description": chance.choice(GOODS), "quantity": quantity, "unit_price": price / 100,
                     "amount": quantity * price / 100})
    subtotal = round(sum(row["amount"] for row in rows), 2)
    tax = round(subtotal * 0.2, 2)
    label = {"invoice_number": f"INV-2025-{number:05}", "issue_date": day, "due_date": due, "seller_name": seller,
             "seller_tax_id": None, "buyer_name": f"City Library of Ward {number % 31}", "purchase_order": f"PO-{number * 7 % 9973}",
             "currency": "GBP", "subtotal": subtotal, "tax_total": tax, "total": round(subtotal + tax, 2),
             "amount_due": round(subtotal + tax, 2), "iban": None, "line_items": rows}
    lines = [seller, "", "INVOICE", f"Invoice No: {label['invoice_number']}", f"Invoice date: {day}", f"Due date: {due}",
             f"Purchase order: {label['purchase_order']}", f"Bill to: {label['buyer_name']}", "",
             "Description                      Qty   Unit price   Amount"]
    lines += [f"{row['description']:<32} {row['quantity']:<5} {row['unit_price']:>9.2f} {row['amount']:>11.2f}" for row in rows]
    lines += ["", f"Subtotal: GBP {subtotal:.2f}", f"VAT 20 %: GBP {tax:.2f}", f"Total: GBP {label['total']:.2f}", ""]
    return "\n".join(lines), label


def spoiled(chance, label):
    """In a third of the documents some labels are of other values, so that there is something to show."""
    if chance.random() < 0.33:
        for field in chance.sample(["invoice_number", "due_date", "buyer_name", "total", "line_items"], chance.randint(1, 3)):
            label[field] = {"due_date": "2024-01-01", "total": 1.0, "line_items": None}.get(field, f"Other value of {field}")
    return label


def write_documents(folder, count):
    """Invoices of plain text, and every fiftieth a sample's PDF with bytes of its own."""
    chance = random.Random(1)
    samples = sorted((ROOT / "Samples" / "invoice" / "documents").glob("*.pdf"))
    for name in ("documents", "labels", "meta"):
        (folder / name).mkdir(parents=True)
    (folder / "kind").write_text("invoice\n")
    for number in range(count):
        name = f"{SUPPLIERS[number % len(SUPPLIERS)].split()[0]}-2025-{number:05}"
        text, label = invoice(chance, number)
        if number % 50 == 0:
            sample = samples[number // 50 % len(samples)]
            (folder / "documents" / f"{name}.pdf").write_bytes(sample.read_bytes() + f"\n% {number}\n".encode())
            label = json.loads((sample.parent.parent / "labels" / f"{sample.stem}.json").read_text())
        else:
            (folder / "documents" / f"{name}.txt").write_text(text)
        (folder / "labels" / f"{name}.json").write_text(json.dumps(spoiled(chance, label)))
        meta = {"lang": chance.choice(["en", "de", "fr"]), "form": "pdf" if number % 50 == 0 else "text"}
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
    parser.add_argument("bench", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the page here")
    options = parser.parse_args()
    assay = options.assay.resolve()
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as work:
        work = pathlib.Path(work)
        write_documents(work / "set", options.documents)
        ledger, page = work / "bench.sqlite", options.keep or work / "report.html"
        compared, _ = timed([assay, "compare", work / "set", "--strategy", "rules", "--strategy", "embedded",
                             "--ledger", ledger], allowed=(0, 1))
        written, _ = timed([assay, "report", "--ledger", ledger, "--html", page])
        _, opened = timed([sys.executable, CHECK, page, "--load-only"])
        size, seconds = page.stat().st_size, json.loads(opened)["load_seconds"]
    _, reckoned = timed([options.bench.resolve(), "compare", str(options.documents), "15"])
    reckoned = json.loads(reckoned)
    comparing = reckoned["seconds"]
    print(f"{options.documents} documents by two strategies: compared in {compared:.0f} s, the report written in {written:.1f} s")
    print(f"size    {size / 1e6:6.2f} MB  {size / MOST_BYTES:.2f} of the limit ({MOST_BYTES / 1e6:.0f} MB)")
    print(f"opened  {seconds:6.2f} s   {seconds / MOST_SECONDS:.2f} of the limit ({MOST_SECONDS:.0f} s)")
    print(f"scored and compared in {comparing:.2f} s ({reckoned['cpu_seconds']:.2f} s of all cores)  {comparing / MOST_COMPARING:.2f} of the limit ({MOST_COMPARING:.0f} s)")
    sys.exit(1 if size > MOST_BYTES or seconds > MOST_SECONDS or comparing > MOST_COMPARING else 0)


main()
