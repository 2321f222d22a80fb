"""How amounts, quantities and dates are printed in different countries."""
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class NumberStyle:
    group: str
    decimal: str

    def money(self, value: Decimal) -> str:
        """At least two decimals; unit prices may carry more, and keep them."""
        value = value if -value.as_tuple().exponent > 2 else cents(value)
        whole, _, fraction = f"{abs(value):f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", self.group)
        return ("-" if value < 0 else "") + grouped + self.decimal + fraction

    def quantity(self, value: Decimal) -> str:
        return f"{value:f}".replace(".", self.decimal)

    def whole(self, value: Decimal) -> str:
        return f"{int(value):,}".replace(",", self.group)


POINT = NumberStyle(",", ".")
COMMA = NumberStyle(".", ",")
# A no-break space, as accounting programs print it: an amount never wraps.
SPACE = NumberStyle("\u00a0", ",")
APOSTROPHE = NumberStyle("'", ".")
BARE_COMMA = NumberStyle("", ",")


def day(value: date, pattern: str, lang: str) -> str:
    """Patterns: dd mm yyyy yy D (day, no leading zero), MMMM (the month's name), MMM (its first three letters)."""
    name = MONTHS[lang].split()[value.month - 1]
    parts = [("yyyy", f"{value.year}"), ("MMMM", name), ("MMM", name[:3]), ("dd", f"{value.day:02}"),
             ("mm", f"{value.month:02}"), ("yy", f"{value.year % 100:02}"), ("D", str(value.day))]
    marks = [(key, chr(0xE000 + index), text) for index, (key, text) in enumerate(parts)]
    for key, mark, _ in marks:
        pattern = pattern.replace(key, mark)
    for _, mark, text in marks:
        pattern = pattern.replace(mark, text)
    return pattern
