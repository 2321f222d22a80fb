"""Proves that every labelled value stands on its page, that sums and checksums hold, and that no file is missing."""
import html
import io
import json
import re
import xml.etree.ElementTree as xml
from decimal import Decimal

import pikepdf

from . import ids, labels, render
from .formats import cents, day

# What the documents are there to show: a wrong total, and a due date before the issue date.
WRONG_TOTAL, DUE_FIRST = {"inv-02"}, {"inv-05"}


def all_samples(folder, invoices, postings, receipts) -> int:
    problems = []
    for kind, items, check in (("invoice", invoices, _invoice), ("job-posting", postings, _posting),
                               ("receipt", receipts, _receipt)):
        for item in items:
            document = folder / kind / "documents" / f"{item.name}.{item.ext}"
            written = (folder / kind / "labels" / f"{item.name}.json").read_text()
            found = check(item, document)
            if written != labels.to_json(item.label()) + "\n":
                found.append("the label file is not what the content says")
            json.loads(written)
            problems += [f"{kind}/{item.name}: {text}" for text in found]
        problems += _strays(folder / kind)
    print("\n".join(problems) or "verified: every labelled value stands on its page")
    return 1 if problems else 0


def _invoice(inv, document) -> list[str]:
    """Scans are compared with the clean page they were made from."""
    printed = document.read_bytes() if inv.ext == "pdf" else render.pdf(render.invoice_html(inv))
    page, money = _plain(render.text(printed)), inv.style.money
    expected = [inv.number, inv.seller.name, inv.buyer.name, inv.purchase_order, inv.iban, *inv.seller.tax_ids,
                day(inv.issued, inv.date_pattern, inv.lang), inv.due and day(inv.due, inv.date_pattern, inv.lang),
                money(inv.subtotal), money(inv.tax_total), money(inv.total), money(inv.amount_due)]
    for l in inv.lines:
        expected += [l.description, inv.style.quantity(l.quantity), money(l.unit_price), money(l.amount)]
    problems = _absent(expected, page)
    if (inv.subtotal + inv.tax_total == inv.total) == (inv.name in WRONG_TOTAL):
        problems.append("subtotal, tax and total")
    if inv.due and (inv.due < inv.issued) != (inv.name in DUE_FIRST):
        problems.append("order of the dates")
    if inv.iban and not ids.iban_holds(inv.iban):
        problems.append("IBAN checksum")
    if inv.name == "inv-04":
        problems += _embedded(inv, printed)
    return problems


def _embedded(inv, printed) -> list[str]:
    document = pikepdf.open(io.BytesIO(printed))
    attached = document.attachments["factur-x.xml"]
    tree = xml.fromstring(attached.get_file().read_bytes())
    texts = {}
    for element in tree.iter():
        texts.setdefault(element.tag.split("}")[1], []).append((element.text or "").strip())
    expected = {"GrandTotalAmount": cents(inv.total), "DuePayableAmount": cents(inv.amount_due),
                "TaxTotalAmount": cents(inv.tax_total), "TaxBasisTotalAmount": cents(inv.subtotal)}
    problems = [f"{tag} in the XML" for tag, value in expected.items() if [Decimal(t) for t in texts[tag]] != [value]]
    if texts["Name"] != [l.description for l in inv.lines] + [inv.seller.name, inv.buyer.name]:
        problems.append("names in the XML")
    return problems


def _posting(posting, document) -> list[str]:
    content = document.read_bytes()
    if posting.ext == "pdf":
        page = render.text(content)
    else:
        page = content.decode()
    if posting.ext == "html":
        page = re.sub(r"(?s)<(script|style)\b.*?</\1>|<head>.*?</head>", " ", page)
        page = html.unescape(re.sub(r"<[^>]+>", " ", page))
    expected = [posting.title[0], posting.company[0], posting.location[0], posting.pay and str(posting.pay)]
    expected += [posting.day(d) for d in (posting.posted, posting.apply_by) if d]
    expected += [*(posting.skills or ()), *(posting.musts or ()), *(posting.nices or ())]
    words = len(page.split())
    return _absent(expected, _plain(page)) + ([f"{words} words"] if not 130 <= words <= 380 else [])


def _receipt(receipt, document) -> list[str]:
    page = _plain("\n".join(receipt.lines))
    return _absent([receipt.seller, *receipt.address, receipt.printed_date, receipt.style.money(receipt.total)], page)


def _strays(folder) -> list[str]:
    names = {part: {p.stem for p in (folder / part).iterdir()} for part in ("documents", "labels", "meta")}
    missing = set.union(*names.values()) - set.intersection(*names.values())
    return [f"{folder.name}/{name}: document, label or meta is missing" for name in sorted(missing)]


def _absent(expected, page: str) -> list[str]:
    return [f"not on the page: {text}" for text in expected if text and _plain(text) not in page]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
