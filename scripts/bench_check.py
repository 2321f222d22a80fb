#!/usr/bin/env python3
"""Times Assay's validator and grounder and their peers on the same work, in one run, and prints the ratios.

Usage: bench_check.py ASSAY-BENCH SCHEMA.json

Each figure is the fastest of several rounds in the thread's own time, so that what else goes on in the machine counts
little. Validating means one answer for each document, valid or not, from values
that are in memory: the program's own for Assay, Python's for the other two, which is the only thing they take.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable

import jsonschema
import jsonschema_rs
from rapidfuzz import fuzz

DOCUMENTS = 10_000
LEAST_SHARE_OF_JSONSCHEMA_RS = 1 / 3
LEAST_TIMES_JSONSCHEMA = 30
MOST_SECONDS_A_PAGE = 0.002


def invoice(number: int, rng: random.Random) -> dict:
    """One invoice; every tenth breaks the schema in one place."""
    rows = [
        {
            "description": rng.choice(["Consulting", "Hosting, 12 months", "Ersatzteil Ø 40 mm", "Pièce détachée"]),
            "quantity": rng.randint(1, 40),
            "unit_price": rng.randint(100, 90000) / 100,
            "amount": rng.randint(100, 900000) / 100,
        }
        for _ in range(rng.randint(1, 12))
    ]
    values = {
        "invoice_number": f"R-2026-{number:05}",
        "issue_date": f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "due_date": rng.choice([None, "2026-12-31"]),
        "seller_name": rng.choice(["Müller & Söhne GmbH", "Acme Ltd", "Société Générale de Boulons"]),
        "seller_tax_id": rng.choice([None, "DE136695976"]),
        "buyer_name": "Globex Corporation",
        "purchase_order": rng.choice([None, "PO-4711"]),
        "currency": rng.choice(["EUR", "USD", "SEK"]),
        "subtotal": rng.randint(100, 900000) / 100,
        "tax_total": rng.randint(100, 90000) / 100,
        "total": rng.randint(100, 990000) / 100,
        "amount_due": None,
        "iban": rng.choice([None, "DE89370400440532013000"]),
        "line_items": rows,
    }
    if number % 10 == 0:
        broken = rng.choice(["issue_date", "currency", "total", "line_items", "extra"])
        values[broken] = "31.02.2026"
    return values


def fastest(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        start = time.thread_time()
        work()
        times.append(time.thread_time() - start)
    return min(times)


def ours(*arguments: str) -> dict:
    done = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def line(ok: bool, text: str) -> bool:
    print(f"{'ok    ' if ok else 'MISSED'} {text}")
    return ok


def validation(bench: str, schema_path: str, folder: Path) -> bool:
    rng = random.Random(5)
    schema = json.loads(Path(schema_path).read_text())
    documents = [invoice(number, rng) for number in range(DOCUMENTS)]
    lines = [json.dumps(document, ensure_ascii=False) for document in documents]
    path = folder / "invoices.ndjson"
    path.write_text("\n".join(lines))
    rust = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    python = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

    mine = ours(bench, "validate", schema_path, str(path))
    rust_seconds = fastest(7, lambda: [rust.is_valid(document) for document in documents])
    rust_both = fastest(5, lambda: [rust.is_valid(json.loads(text)) for text in lines])
    start = time.thread_time()
    python_valid = sum(python.is_valid(document) for document in documents)
    python_seconds = time.thread_time() - start
    again = ours(bench, "validate", schema_path, str(path))
    seconds = min(mine["validate_seconds"], again["validate_seconds"])
    both = min(mine["both_seconds"], again["both_seconds"])

    print(f"{DOCUMENTS} invoices, {mine['valid']} valid; microseconds a document")
    print(f"  validating: assay {each(seconds)}, jsonschema-rs {each(rust_seconds)}, jsonschema {each(python_seconds)}")
    print(f"  parsing and validating: assay {each(both)}, json.loads and jsonschema-rs {each(rust_both)}")
    print(f"  assay alone: parsing {each(mine['parse_seconds'])}, all violations {each(mine['explain_seconds'])}")
    answers = {mine["valid"], python_valid, sum(rust.is_valid(document) for document in documents)}
    return all(
        [
            line(len(answers) == 1, f"all three give the same answers: {sorted(answers)} valid"),
            line(
                rust_seconds / seconds >= LEAST_SHARE_OF_JSONSCHEMA_RS,
                f"{rust_seconds / seconds:.2f} times the speed of jsonschema-rs (asked: at least 0.33)",
            ),
            line(
                python_seconds / seconds >= LEAST_TIMES_JSONSCHEMA,
                f"{python_seconds / seconds:.0f} times the speed of jsonschema (asked: at least 30)",
            ),
        ]
    )


def each(seconds: float) -> str:
    return f"{seconds / DOCUMENTS * 1e6:.2f}"


def page() -> tuple[list[str], dict, dict]:
    """About 500 words with fifteen values among them, a schema for these, and the values."""
    rng = random.Random(7)
    words = "the of goods delivered under order terms payment within days Lieferung Menge Betrag netto 12,50 17.00".split()
    properties: dict = {}
    values: dict = {}
    stated = []
    for number in range(15):
        name = f"field_{number}"
        kind = ["text", "identifier", "date", "money", "text"][number % 5]
        value: object = {
            "text": f"Nordwind {number} Handels GmbH", "identifier": f"INV-{number}-{rng.randint(1000, 9999)}",
            "date": f"2026-{number % 12 + 1:02}-1{number % 10}", "money": 1000 + number + 0.25,
        }[kind]
        written = str(value)
        if kind == "date":
            year, month, day = str(value).split("-")
            written = f"{day}.{month}.{year}"
        if kind == "money":
            written = f"{value:,.2f}"
        if number in (4, 9):
            written = written.replace("w", "vv")  # misread: found only by likeness
        if number == 14:
            written = "nowhere"
        json_type = "number" if kind == "money" else "string"
        properties[name] = {"type": [json_type, "null"], "x-assay": {"kind": kind, "labels": [f"Label {number}"]}}
        values[name] = value
        stated.append(f"Label {number}: {written}")
    lines = []
    while sum(len(text.split()) for text in lines) < 500:
        lines.append(" ".join(rng.choice(words) for _ in range(9)))
        if stated and len(lines) % 2 == 0:
            lines.append(stated.pop(0))
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return lines, schema, values


def grounding(bench: str, folder: Path) -> bool:
    lines, schema, values = page()
    path = folder / "page.json"
    path.write_text(json.dumps({"lines": lines, "schema": schema, "values": values}))
    mine = ours(bench, "ground", str(path))
    text = "\n".join(lines)
    peer = fastest(20, lambda: [fuzz.partial_ratio_alignment(str(value), text) for value in values.values()])
    print(f"a page of {mine['words']} words, {mine['fields']} fields of which {mine['grounded']} stand in it; milliseconds")
    print(
        f"  assay {mine['whole_seconds'] * 1e3:.2f} (preparing {mine['prepare_seconds'] * 1e3:.2f}, "
        f"grounding {mine['ground_seconds'] * 1e3:.2f}), rapidfuzz aligning the same values {peer * 1e3:.2f}"
    )
    print(f"  {peer / mine['whole_seconds']:.2f} times the speed of rapidfuzz, which reads no dates or amounts")
    return line(mine["whole_seconds"] <= MOST_SECONDS_A_PAGE, "a page is grounded in 2 ms")


def main() -> int:
    bench, schema = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return 0 if all([validation(bench, schema, folder), grounding(bench, folder)]) else 1


if __name__ == "__main__":
    sys.exit(main())
