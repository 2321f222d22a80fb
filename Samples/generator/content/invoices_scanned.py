"""Invoices on paper: scans and a photo. The `scan` recipe is in samplekit/scan.py."""
from datetime import date
from decimal import Decimal

from samplekit import ids
from samplekit.formats import BARE_COMMA, COMMA, POINT, SPACE
from samplekit.invoice import Invoice, Party, line

SPANISH_SKEWED = Invoice(
    name="inv-09", ext="png", form="scan", lang="es", layout="typewriter",
    special="skewed by 2 degrees, speckle; three tax rates",
    number="A/000836", issued=date(2026, 2, 14), due=date(2026, 3, 16), date_pattern="D de MMMM de yyyy",
    seller=Party("HORTALIZAS Y FRUTAS BENAVENT, S.L.", ("Mercado de Abastos, nave 14", "46460 Silla (Valencia)"),
                 (ids.nif_es("B", "4671930"),), "benavent", {"phone": "961 555 047"}),
    buyer=Party("RESTAURANTE LA ALQUERIA DEL PUIG, S.L.", ("Calle Mayor, 61", "46540 El Puig (Valencia)"), (), "",
                {"nif": ids.nif_es("B", "9735284")}),
    currency="EUR", style=BARE_COMMA, iban=ids.spaced(ids.iban("ES", "31870042191047728365")),
    lines=(
        line("Tomate pera, caja 6 kg", "12", "caja", "9.60", "4"),
        line("Naranja Navelina, saco 15 kg", "8", "saco", "13.50", "4"),
        line("Alcachofa extra", "22.5", "kg", "3.20", "4"),
        line("Aceite de oliva virgen extra, garrafa 5 l", "6", "ud", "41.75", "4"),
        line("Zumo de granada 1 l", "24", "ud", "3.85", "10"),
        line("Envases retornables, deposito", "20", "ud", "2.50", "21"),
    ),
    extra={"scan": "skewed"})

QUEBEC_FAINT = Invoice(
    name="inv-10", ext="jpg", form="scan", lang="fr", layout="press",
    special="low contrast; two flat taxes (TPS, TVQ), CAD; no IBAN",
    number="10577", issued=date(2025, 11, 18), due=date(2025, 12, 18), date_pattern="yyyy-mm-dd",
    seller=Party("Imprimerie Petit-Canal inc.", ("4820, rue Sainte-Ambroisine", "Montréal (Québec)  H4C 2E9"),
                 ("81362 4907 RT0001", "1207463815 TQ0001"), "petit-canal", {"phone": "514 555-0148"}),
    buyer=Party("Théâtre de la Rive-Nord", ("215, boulevard des Érables", "Repentigny (Québec)  J6A 3K1")),
    purchase_order="TRN-2025-88", currency="CAD", style=SPACE,
    flat_taxes=(("TPS", "5"), ("TVQ", "9.975")),
    lines=(
        line("Affiches 18 x 24 po, 4 couleurs, couché 100 lb", "250", "", "2.18"),
        line("Programmes 16 pages, agrafés, 5,5 x 8,5 po", "1200", "", "1.06"),
        line("Billets numérotés et perforés", "3000", "", "0.094"),
        line("Infographie et épreuves", "3.5", "h", "78.00"),
    ),
    extra={"scan": "faint"})

GERMAN_UPSIDE_DOWN = Invoice(
    name="inv-11", ext="png", form="scan", lang="de", layout="din",
    special="upside down (180 degrees); two tax rates",
    number="2026-1193", issued=date(2026, 4, 20), due=date(2026, 5, 4), date_pattern="D. MMMM yyyy",
    seller=Party("Feinkost Hagedorn KG", ("Lindenallee 22", "35390 Gießen"), (ids.vat_de("81634290"), "020 336 41187"),
                 "hagedorn", {"bank": "Volksbank Lahnaue eG", "register": "AG Gießen HRA 4417"}),
    buyer=Party("Architekturbüro Wendt & Oyelaran", ("Frau Dipl.-Ing. Katrin Wendt", "Marburger Straße 108",
                                                       "35396 Gießen")),
    currency="EUR", style=COMMA, iban=ids.spaced(ids.iban("DE", "513901740000628109")), prints_due=False,
    lines=(
        line("Fingerfood-Buffet Frühling, kalt", "35", "Pers.", "18.90", "7"),
        line("Vegane Platte, gemischt", "3", "Stk.", "42.50", "7"),
        line("Apfelschorle 0,75 l", "24", "Fl.", "2.80", "19"),
        line("Servicekraft vor Ort", "9", "Std.", "31.00", "19"),
        line("Leihgeschirr inkl. Reinigung", "1", "psch.", "84.00", "19"),
    ),
    extra={"scan": "upside_down", "bic": "VBMHDE5F", "occasion": "Büroeinweihung am 17. April 2026",
           "customer_no": "20417"})

PLUMBER_PHOTO = Invoice(
    name="inv-12", ext="jpg", form="photo", lang="en", layout="trade",
    special="phone photo: perspective, uneven light; deposit paid, so the balance differs from the total",
    number="1764", issued=date(2026, 2, 3), due=date(2026, 2, 17), date_pattern="dd/mm/yyyy",
    seller=Party("Pennock Plumbing & Heating", ("5 Tanyard Close, Hexham NE46 2LP",), (ids.vat_gb("2749186"),), "pennock",
                 {"phone": "01434 555 0193"}),
    buyer=Party("Allerwash Hall Tea Rooms", ("Fourstones", "Hexham NE47 5AB")),
    currency="GBP", style=POINT, prepaid=Decimal("450.00"),
    lines=(
        line("Remove old cylinder and dispose", "1", "", "95.00", "20"),
        line("210 l unvented hot water cylinder", "1", "", "684.00", "20"),
        line("22 mm copper pipe, per metre", "11.5", "", "8.40", "20"),
        line("Fittings, valves and lagging", "1", "", "73.25", "20"),
        line("Labour, two men, hours", "9", "", "52.00", "20"),
    ),
    extra={"scan": "photo"})

INVOICES = (SPANISH_SKEWED, QUEBEC_FAINT, GERMAN_UPSIDE_DOWN, PLUMBER_PHOTO)
