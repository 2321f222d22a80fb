"""An invoice as data: what the layouts print and what the label says both come from here."""
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .formats import NumberStyle, cents
from .labels import any_of


@dataclass(frozen=True)
class Party:
    name: str
    address: tuple[str, ...]
    tax_ids: tuple[str, ...] = ()
    slug: str = ""
    extra: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    rate: Decimal = Decimal(0)
    article: str = ""

    @property
    def amount(self) -> Decimal:
        return cents(self.quantity * self.unit_price)


def line(description, quantity, unit, unit_price, rate="0", article="") -> Line:
    return Line(description, Decimal(quantity), unit, Decimal(unit_price), Decimal(rate), article)


@dataclass(frozen=True)
class Tax:
    name: str
    rate: Decimal
    base: Decimal

    @property
    def amount(self) -> Decimal:
        return cents(self.base * self.rate / 100)


@dataclass(frozen=True)
class Invoice:
    name: str
    ext: str
    form: str
    lang: str
    layout: str
    special: str
    number: str
    issued: date
    seller: Party
    buyer: Party
    currency: str
    style: NumberStyle
    date_pattern: str
    lines: tuple[Line, ...]
    due: date | None = None
    purchase_order: str | None = None
    iban: str | None = None
    # Taxes on the whole subtotal, as (name, rate); without any, each line's own rate counts.
    flat_taxes: tuple[tuple[str, str], ...] = ()
    prepaid: Decimal | None = None
    # Whether the page prints an amount to pay of its own, apart from the total.
    prints_due: bool = True
    # A total that is printed in place of the right one.
    stated_total: Decimal | None = None
    extra: dict = field(default_factory=dict)

    @property
    def subtotal(self) -> Decimal:
        return sum((l.amount for l in self.lines), Decimal(0))

    @property
    def taxes(self) -> list[Tax]:
        if self.flat_taxes:
            return [Tax(name, Decimal(rate), self.subtotal) for name, rate in self.flat_taxes]
        rates = sorted({l.rate for l in self.lines}, reverse=True)
        return [Tax("", r, sum((l.amount for l in self.lines if l.rate == r), Decimal(0))) for r in rates]

    @property
    def tax_total(self) -> Decimal:
        return sum((t.amount for t in self.taxes), Decimal(0))

    @property
    def total(self) -> Decimal:
        return self.stated_total or self.subtotal + self.tax_total

    @property
    def amount_due(self) -> Decimal:
        return self.total - (self.prepaid or Decimal(0))

    def label(self) -> dict:
        return {
            "invoice_number": self.number,
            "issue_date": self.issued,
            "due_date": self.due,
            "seller_name": self.seller.name,
            "seller_tax_id": any_of(*self.seller.tax_ids),
            "buyer_name": self.buyer.name,
            "purchase_order": self.purchase_order,
            "currency": self.currency,
            "subtotal": cents(self.subtotal),
            "tax_total": cents(self.tax_total),
            "total": cents(self.total),
            "amount_due": cents(self.amount_due) if self.prints_due else any_of(cents(self.total), None),
            "iban": self.iban,
            "line_items": [{"description": l.description, "quantity": l.quantity,
                            "unit_price": l.unit_price, "amount": l.amount} for l in self.lines],
        }

    def meta(self) -> dict:
        return {"lang": self.lang, "form": self.form, "group": self.seller.slug, "special": self.special}


BLANK_LABEL = {key: None for key in (
    "invoice_number issue_date due_date seller_name seller_tax_id buyer_name purchase_order currency "
    "subtotal tax_total total amount_due iban line_items").split()}
