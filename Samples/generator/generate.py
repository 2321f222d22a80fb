#!/usr/bin/env python3
"""Writes the sample documents, their labels and meta files into the folders beside this one, and verifies them.

    python generate.py               all of them
    python generate.py inv-04 rec-02 some of them
    python generate.py --verify      only verify what is there
"""
import sys
from pathlib import Path

from content import (invoices_hostile, invoices_long, invoices_plain, invoices_scanned, postings_mail_pdf,
                     postings_pages, postings_pages_abroad, postings_pages_pay, receipts)
from samplekit import facturx, labels, readme, receipt, render, scan, verify
from samplekit.invoice import BLANK_LABEL

SAMPLES = Path(__file__).resolve().parent.parent
INVOICES = (*invoices_plain.INVOICES, *invoices_long.INVOICES, *invoices_scanned.INVOICES, *invoices_hostile.INVOICES)
POSTINGS = (*postings_pages.POSTINGS, *postings_pages_pay.POSTINGS, *postings_pages_abroad.POSTINGS,
            *postings_mail_pdf.POSTINGS)
DPI = {"inv-12": 240}  # A5, so that the sheet fills the photo; every other scan is 200


def invoice_bytes(invoice) -> bytes:
    embedded = invoice.name == "inv-04"
    pdf = render.pdf(render.invoice_html(invoice), variant="pdf/a-3b" if embedded else None)
    if embedded:
        pdf = facturx.attach(pdf, invoice)
    recipe = invoice.extra.get("scan")
    if not recipe:
        return pdf
    dpi = DPI.get(invoice.name, 200)
    return scan.encoded(getattr(scan, recipe)(render.image(pdf, dpi)), invoice.ext, dpi)


def posting_bytes(posting) -> bytes:
    if posting.ext == "txt":
        return posting.text.encode()
    html = render.page(f"posting/{posting.layout}.html", p=posting)
    return render.pdf(html) if posting.ext == "pdf" else html.encode()


def receipt_bytes(item) -> bytes:
    if item.ext == "txt":
        return ("\n".join(item.lines) + "\n").encode()
    return scan.encoded(scan.thermal(receipt.strip(item), *item.look), item.ext, 300)


def write(kind: str, item, content: bytes) -> None:
    folder = SAMPLES / kind
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "documents" / f"{item.name}.{item.ext}").write_bytes(content)
    labels.write(folder / "labels" / f"{item.name}.json", item.label())
    labels.write(folder / "meta" / f"{item.name}.json", item.meta())
    (folder / "kind").write_text(kind + "\n")
    print(f"{kind}/{item.name}.{item.ext}", len(content))


class Blank:
    """The empty sheet: an invoice folder gets one sooner or later."""
    name, ext = "inv-14", "jpg"
    label = staticmethod(lambda: BLANK_LABEL)
    meta = staticmethod(lambda: {"lang": "none", "form": "scan", "group": "none", "special": "blank page"})


def main(arguments: list[str]) -> int:
    names = [a for a in arguments if not a.startswith("-")]
    if "--verify" not in arguments:
        for kind, items, make in (("invoice", INVOICES, invoice_bytes), ("job-posting", POSTINGS, posting_bytes),
                                  ("receipt", receipts.RECEIPTS, receipt_bytes)):
            for item in items:
                if not names or item.name in names:
                    write(kind, item, make(item))
        if not names or Blank.name in names:
            write("invoice", Blank, scan.encoded(scan.blank((1654, 2339)), "jpg", 200))
        readme.fill(SAMPLES, (("invoice", (*INVOICES, Blank)), ("job-posting", POSTINGS), ("receipt", receipts.RECEIPTS)))
    return verify.all_samples(SAMPLES, INVOICES, POSTINGS, receipts.RECEIPTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
