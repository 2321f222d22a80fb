#!/usr/bin/env python3
"""Writes Samples/adversarial/invoice: documents, labels and meta files. Needs nothing but Python; two runs give the same
bytes."""
import html
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from content.adversarial import ATTACKS, FOOT, HEAD, LABEL, ROWS, Attack  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "adversarial" / "invoice"
COLUMNS = ("Description", "Quantity", "Unit Price", "Amount")


def lines(attack: Attack) -> list[str]:
    """The honest invoice as lines of text."""
    rows = [f"{'Description':<28}{'Quantity':>8}{'Unit Price':>14}{'Amount':>12}"]
    rows += [f"{name:<28}{count:>8}{price:>14}{amount:>12}" for name, count, price, amount in ROWS]
    text = "\n".join([*HEAD, *rows, "", *FOOT])
    for old, new in attack.swaps:
        assert old in text, old
        text = text.replace(old, new)
    return text.split("\n")


def page(attack: Attack) -> str:
    def paragraphs(texts) -> str:
        return "\n".join(f"<p>{html.escape(text)}</p>" for text in texts if text)

    head = "".join(f"<th>{name}</th>" for name in COLUMNS)
    rows = "\n".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in ROWS)
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Invoice</title></head>\n<body>\n'
            f"{paragraphs(HEAD)}\n<table>\n<tr>{head}</tr>\n{rows}\n</table>\n{paragraphs(FOOT)}\n{attack.extra}\n"
            "</body></html>\n")


def pdf(attack: Attack) -> bytes:
    """One page in Courier; what is added is drawn so that nobody sees it."""
    draw = [f"BT /F1 10 Tf 56 {780 - 14 * number} Td ({escaped(text)}) Tj ET"
            for number, text in enumerate(lines(attack))]
    place = {"white": "1 1 1 rg BT /F1 10 Tf 56 120 Td", "tiny": "BT /F1 0.5 Tf 56 120 Td",
             "outside": "BT /F1 10 Tf 700 120 Td", "invisible": "BT 3 Tr /F1 10 Tf 56 120 Td"}[attack.draw]
    draw.append(f"q {place} ({escaped(attack.extra)}) Tj ET Q")
    stream = "\n".join(draw).encode("latin-1")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               b"/Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def content(attack: Attack) -> bytes:
    if attack.ext == "html":
        return page(attack).encode()
    if attack.ext == "pdf":
        return pdf(attack)
    return ("\n".join([*lines(attack), attack.extra]).rstrip("\n") + "\n").encode()


def numbers(value):
    if isinstance(value, dict):
        return {key: numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [numbers(inner) for inner in value]
    is_amount = isinstance(value, str) and value.replace(".", "", 1).isdigit() and "." in value
    return float(value) if is_amount else value


def label() -> dict:
    rows = [{"description": name, "quantity": count, "unit_price": price, "amount": amount}
            for name, count, price, amount in ROWS]
    return numbers({**LABEL, "line_items": rows})


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    for attack in ATTACKS:
        write(FOLDER / "documents" / f"{attack.name}.{attack.ext}", content(attack))
        meta = {"form": attack.ext, "group": "brackwater", "special": attack.special, "injected": numbers(attack.injected)}
        for part, value in (("labels", label()), ("meta", meta)):
            write(FOLDER / part / f"{attack.name}.json", (json.dumps(value, indent=2) + "\n").encode())
    write(FOLDER / "kind", b"invoice\n")
    print(f"{len(ATTACKS)} documents in {FOLDER}")


if __name__ == "__main__":
    main()
