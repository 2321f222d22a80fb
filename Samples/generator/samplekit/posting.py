"""A job posting as data: the pages print it, the label is read off the same fields."""
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .formats import NumberStyle, day
from .labels import any_of


@dataclass(frozen=True)
class Salary:
    low: Decimal
    high: Decimal
    currency: str
    period: str
    # How it is printed: {lo} and {hi} are the two numbers, in thousands where `thousands` is set.
    pattern: str
    style: NumberStyle
    thousands: bool = False

    def __str__(self) -> str:
        return self.pattern.format(lo=self._print(self.low), hi=self._print(self.high))

    def _print(self, value: Decimal) -> str:
        if self.thousands:
            return self.style.quantity(value / 1000)
        return self.style.money(value) if value.as_tuple().exponent else self.style.whole(value)


def salary(low, high, currency, period, pattern, style, thousands=False) -> Salary:
    return Salary(Decimal(low), Decimal(high), currency, period, pattern, style, thousands)


@dataclass(frozen=True)
class Posting:
    name: str
    ext: str
    form: str
    lang: str
    layout: str
    special: str
    slug: str
    # Fields with several right answers are tuples; the first is the one that is printed.
    title: tuple[str, ...]
    company: tuple[str, ...]
    location: tuple[str, ...]
    workplace: tuple[str | None, ...]
    employment: tuple[str | None, ...]
    pay: Salary | None
    date_pattern: str = "yyyy-mm-dd"
    posted: date | None = None
    apply_by: date | None = None
    # None: not labelled, because the page has no clear-cut list.
    skills: tuple[str, ...] | None = None
    musts: tuple[str, ...] | None = None
    nices: tuple[str, ...] | None = None
    # Printed only: terms as (caption, value), prose, and whatever the layout asks for.
    terms: tuple[tuple[str, str], ...] = ()
    intro: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    words: dict = field(default_factory=dict)
    body: str = ""

    def day(self, value: date) -> str:
        return day(value, self.date_pattern, self.lang)

    @property
    def text(self) -> str:
        """A plain text posting: the body with its fields filled in."""
        bullets = {"musts": self.musts, "nices": self.nices, "duties": self.duties}
        lists = {key: "\n".join(f"  * {b}" for b in value or ()) for key, value in bullets.items()}
        dates = {key: self.day(value) for key, value in (("posted", self.posted), ("apply_by", self.apply_by)) if value}
        return self.body.lstrip("\n").format(p=self, title=self.title[0], company=self.company[0],
                                             location=self.location[0], pay=self.pay, **lists, **dates)

    def label(self) -> dict:
        pay = self.pay
        label = {
            "title": any_of(*self.title), "company": any_of(*self.company), "location": any_of(*self.location),
            "workplace": any_of(*self.workplace), "employment_type": any_of(*self.employment),
            "salary_min": pay.low if pay else None, "salary_max": pay.high if pay else None,
            "salary_currency": pay.currency if pay else None, "salary_period": pay.period if pay else None,
        }
        for key, value in (("skills", self.skills), ("must_haves", self.musts), ("nice_to_haves", self.nices)):
            if value is not None:
                label[key] = value
        return label | {"posted_date": self.posted, "apply_by": self.apply_by}

    def meta(self) -> dict:
        return {"lang": self.lang, "form": self.form, "group": self.slug, "special": self.special}
