"""Identifiers with correct check digits, built from invented bodies, and the tests that prove them."""

def iban(country: str, bban: str) -> str:
    bban = bban.replace(" ", "")
    check = 98 - _mod97(bban + country + "00")
    return f"{country}{check:02}{bban}"


def creditor_reference(body: str) -> str:
    """ISO 11649, the RF number on a payment slip."""
    return f"RF{98 - _mod97(body + 'RF00'):02}{body}"


def iban_holds(value: str) -> bool:
    value = value.replace(" ", "")
    return _mod97(value[4:] + value[:4]) == 1


def spaced(value: str) -> str:
    """In groups of four, as IBANs are printed."""
    return " ".join(value[i:i + 4] for i in range(0, len(value), 4))


def vat_de(body8: str) -> str:
    """ISO 7064 MOD 11,10."""
    product = 10
    for digit in body8:
        total = (int(digit) + product) % 10 or 10
        product = (2 * total) % 11
    return f"DE{body8}{(11 - product) % 10}"


def vat_fr(siren8: str) -> str:
    siren = siren8 + luhn_digit(siren8)
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}"


def siret(siren8: str, site: str) -> str:
    body = siren8 + luhn_digit(siren8) + site
    return body + luhn_digit(body)


def vat_gb(body7: str) -> str:
    total = sum(int(d) * w for d, w in zip(body7, range(8, 1, -1)))
    return f"GB{body7}{97 - total % 97:02}"


def vat_ie(body7: str) -> str:
    total = sum(int(d) * w for d, w in zip(body7, range(8, 1, -1)))
    return f"IE{body7}{'WABCDEFGHIJKLMNOPQRSTUV'[total % 23]}"


def vat_it(body10: str) -> str:
    return f"IT{body10}{luhn_digit(body10)}"


def vat_nl(body8: str) -> str:
    """The classic eleven test; the caller picks a body whose remainder is not 10."""
    total = sum(int(d) * w for d, w in zip(body8, range(9, 1, -1))) % 11
    assert total < 10, body8
    return f"NL{body8}{total}B01"


def vat_be(body8: str) -> str:
    return f"BE{body8}{97 - int(body8) % 97:02}"


def nif_es(letter: str, body7: str) -> str:
    """A company's NIF (the former CIF): the control digit of a limited company is a figure."""
    return letter + body7 + luhn_digit(body7)


def uid_ch(body8: str) -> str:
    total = sum(int(d) * w for d, w in zip(body8, (5, 4, 3, 2, 7, 6, 5, 4)))
    check = (11 - total % 11) % 11
    assert check < 10, body8
    digits = body8 + str(check)
    return f"CHE-{digits[:3]}.{digits[3:6]}.{digits[6:]}"


def gtin13(body12: str) -> str:
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body12))
    return body12 + str(-total % 10)


def luhn_digit(body: str) -> str:
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _mod97(text: str) -> int:
    return int("".join(str(int(c, 36)) for c in text)) % 97
