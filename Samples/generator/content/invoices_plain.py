"""Invoices that are what they seem: born-digital PDFs without a trap, several layouts and countries."""
from datetime import date

from samplekit import ids
from samplekit.formats import COMMA, POINT
from samplekit.invoice import Invoice, Party, line

HARROW = Party(
    "Harrow & Finch Interiors Ltd", ("14 Calder Wharf", "Leeds LS10 1RT"), (ids.vat_gb("3184275"),), "harrow-finch",
    {"phone": "0113 496 0172", "company_no": "09417736"})

UK_STUDIO = Invoice(
    name="inv-01", ext="pdf", form="pdf-text", lang="en", layout="studio",
    special="purchase order; a discount as a negative row",
    number="HF-2291", issued=date(2026, 1, 9), due=date(2026, 2, 8), date_pattern="D MMMM yyyy",
    seller=HARROW,
    buyer=Party("Northmoor Dental Group Ltd", ("Accounts Payable", "2nd Floor, Albion House", "31 Skipton Road",
                                               "Keighley BD21 4QH")),
    purchase_order="NDG-40418", currency="GBP", style=POINT,
    iban=ids.spaced(ids.iban("GB", "KYND 2041 7761 0359 28".replace(" ", ""))),
    lines=(
        line("Concept design, reception and waiting area", "1", "", "1850.00", "20"),
        line("Site survey and measured drawings", "2", "days", "420.00", "20"),
        line("Oak reception desk, made to order", "1", "", "3275.00", "20"),
        line("Acoustic wall panel, 60 x 120 cm, moss", "14", "", "86.50", "20"),
        line("Delivery and fitting", "7.5", "hours", "58.00", "20"),
        line("Framework discount, 5% on reception desk", "1", "", "-163.75", "20"),
    ),
    extra={"bic": "KYNDGB2L", "project": "Keighley practice, phase 2"})

FACTURX = Invoice(
    name="inv-04", ext="pdf", form="pdf-text", lang="de", layout="modern",
    special="ZUGFeRD / Factur-X XML (EN 16931) attached",
    number="RE-2026-0358", issued=date(2026, 3, 17), due=date(2026, 4, 16), date_pattern="dd.mm.yyyy",
    seller=Party("Solfeld Messtechnik GmbH", ("Am Weichselgarten 41", "91058 Erlangen"), (ids.vat_de("29473851"),),
                 "solfeld", {"post_code": "91058", "city": "Erlangen", "street": "Am Weichselgarten 41",
                             "country": "DE"}),
    buyer=Party("Wasserverband Obere Aisch", ("Kläranlagenweg 3", "91413 Neustadt an der Aisch"), (), "",
                {"post_code": "91413", "city": "Neustadt an der Aisch", "street": "Kläranlagenweg 3",
                 "country": "DE"}),
    purchase_order="B-26/00714", currency="EUR", style=COMMA,
    iban=ids.spaced(ids.iban("DE", "760614820004417035")),
    lines=(
        line("Radar-Füllstandssensor RF-80, 4–20 mA", "3", "Stk", "1148.00", "19", ids.gtin13("426087310158")),
        line("Messumformer MU-2, Wandgehäuse IP66", "3", "Stk", "389.50", "19", ids.gtin13("426087310204")),
        line("Sensorkabel 4-adrig, geschirmt", "45", "m", "3.85", "19", ids.gtin13("426087310419")),
        line("Inbetriebnahme und Kalibrierung vor Ort", "6.5", "Std", "112.00", "19"),
    ),
    extra={"bic": "FRKLDE71XXX", "delivered": date(2026, 3, 12), "customer_no": "10482"})

DUTCH_REVERSE_CHARGE = Invoice(
    name="inv-07", ext="pdf", form="pdf-text", lang="nl", layout="harbour",
    special="reverse charge, no tax; no purchase order",
    number="20260093", issued=date(2026, 2, 26), due=date(2026, 3, 12), date_pattern="dd-mm-yyyy",
    seller=Party("Vlietstra Scheepsreparatie B.V.", ("Nieuwe Willemshaven 18", "8862 RX Harlingen"),
                 (ids.vat_nl("81473625"),), "vlietstra", {"kvk": "01148273", "phone": "0517 555 208"}),
    buyer=Party("Maritiem Atelier De Smet NV", ("Kattendijkdok-Westkaai 52", "2000 Antwerpen", "België"),
                (), "", {"vat": ids.vat_be("06728419")}),
    currency="EUR", style=COMMA, iban=ids.spaced(ids.iban("NL", "FRSK0417236850")),
    lines=(
        line("Slepen en droogzetten MS Walburga", "1", "keer", "1275.00"),
        line("Schroefas demonteren en richten", "18", "uur", "74.50"),
        line("Buitenhuid stralen en conserveren", "62.5", "m2", "48.00"),
        line("Anode zink 4,5 kg, opgelast", "12", "stuk", "39.95"),
        line("Afvoer straalgrit, incl. stortbon", "1", "keer", "318.40"),
    ),
    extra={"bic": "FRSKNL2A", "vessel": "MS Walburga"})

ITALIAN_CREDIT_NOTE = Invoice(
    name="inv-08", ext="pdf", form="pdf-text", lang="it", layout="boxed",
    special="credit note, negative amounts; no due date, no IBAN",
    number="NC 27/2026", issued=date(2026, 3, 5), date_pattern="dd/mm/yyyy",
    seller=Party("Ceramiche Valdonica S.r.l.", ("Via delle Fornaci, 112", "41042 Fiorano Modenese (MO)"),
                 (ids.vat_it("0283741936"), ids.vat_it("0283741936")[2:]), "valdonica", {"rea": "MO-318842"}),
    buyer=Party("Arredo Bagno Peretti S.n.c.", ("Corso Garibaldi, 9", "46100 Mantova (MN)"), (), "",
                {"vat": ids.vat_it("0198362047")}),
    currency="EUR", style=COMMA, prints_due=False,
    lines=(
        line("Gres porcellanato Brenta grigio 60x60, rotto", "-14.4", "mq", "23.90", "22", "BR6060G"),
        line("Battiscopa Brenta grigio 7,2x60", "-36", "pz", "3.15", "22", "BK0760G"),
        line("Trasporto non dovuto", "-1", "n", "65.00", "22"),
    ),
    extra={"reference": "fattura 214/2026 del 11/02/2026", "cause": "Merce danneggiata in consegna"})

INVOICES = (UK_STUDIO, FACTURX, DUTCH_REVERSE_CHARGE, ITALIAN_CREDIT_NOTE)
