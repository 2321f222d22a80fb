"""A till receipt as data, and its printing: a list of text lines on a narrow strip."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PIL import Image, ImageDraw, ImageFont

from .formats import NumberStyle, cents
from .labels import any_of

WIDTH = 945


@dataclass(frozen=True)
class Receipt:
    name: str
    ext: str
    form: str
    lang: str
    special: str
    slug: str
    seller: str
    address: tuple[str, ...]
    issued: date | None
    printed_date: str
    total: Decimal
    style: NumberStyle
    # What the till prints, made by `content.receipts` from the values above. A leading "^" prints large.
    lines: tuple[str, ...]
    font: str = "DejaVuSansMono.ttf"
    size: int = 40
    look: tuple = (1, 0.9, 0.0, 0.0)  # seed, fade, angle, crumple

    def label(self) -> dict:
        address = any_of(", ".join(self.address), " ".join(self.address)) if self.address else None
        return {"seller_name": self.seller, "seller_address": address, "issue_date": self.issued,
                "total": cents(self.total)}

    def meta(self) -> dict:
        return {"lang": self.lang, "form": self.form, "group": self.slug, "special": self.special}


def columns(left: str, right: str, width: int) -> str:
    return left + right.rjust(width - len(left))


def strip(receipt: Receipt) -> Image.Image:
    """945 dots across at 300 dpi: the 72 mm that an 80 mm printer reaches, and the margins beside it."""
    normal, large = (ImageFont.truetype(receipt.font, s) for s in (receipt.size, int(receipt.size * 1.5)))
    heights = [int(f.size * 1.32) for f in (normal, large)]
    total = sum(heights[line.startswith("^")] for line in receipt.lines)
    image = Image.new("L", (WIDTH, total + 160), 255)
    draw, y = ImageDraw.Draw(image), 75
    for line in receipt.lines:
        big = line.startswith("^")
        font, text = (large, line[1:].strip()) if big else (normal, line)
        x = (WIDTH - font.getlength(text)) / 2 if big else 55
        assert x >= 0 and x + font.getlength(text) <= WIDTH - 10, (receipt.name, line)
        draw.text((x, y), text, 0, font)
        y += heights[big]
    return image
