"""One long French invoice: the table breaks across pages, with the subtotal carried forward."""
from datetime import date
from decimal import Decimal

from samplekit import ids
from samplekit.formats import SPACE
from samplekit.invoice import Invoice, Party, line

# article, description, quantity, unit, unit price
ROWS = """
10482|Charnière invisible 35 mm, ouverture 110°|120|pce|1.34
10490|Embase croix pour charnière 35 mm|120|pce|0.42
11207|Coulisse à billes 450 mm, sortie totale|24|paire|11.86
11215|Coulisse à billes 550 mm, sortie totale|16|paire|14.20
13044|Poignée fil inox brossé 128 mm|60|pce|4.75
13061|Bouton porcelaine blanc 34 mm|30|pce|3.18
14410|Serrure à larder axe 40 mm, clé I|8|pce|18.90
14433|Cylindre européen 30 x 40, 3 clés|8|pce|27.35
15002|Vis agglo TF 4 x 40, boîte de 500|12|bte|13.60
15004|Vis agglo TF 5 x 60, boîte de 200|10|bte|12.45
15031|Vis terrasse inox A2 5 x 50, boîte de 200|6|bte|31.80
15118|Cheville nylon 8 x 40, boîte de 100|15|bte|6.95
16250|Colle vinylique D3, bidon 5 kg|4|bid|38.40
16271|Mastic polyuréthane blanc 300 ml|24|cart|7.22
16280|Mousse expansive PU 750 ml|12|aéro|8.65
17003|Abrasif rouleau 115 mm x 25 m, grain 120|3|rlx|24.90
17019|Disque abrasif 150 mm grain 80, lot de 50|5|lot|21.75
18104|Chant ABS blanc 23 mm, au mètre|350|m|0.385
18122|Chant ABS chêne naturel 23 mm, au mètre|200|m|0.645
19030|Pied réglable 100 mm pour meuble bas|80|pce|1.12
19044|Étagère support taquet 5 mm, sachet de 50|10|sac|4.30
20015|Lame scie circulaire 190 mm, 48 dents|4|pce|34.60
20027|Mèche Forstner 35 mm carbure|3|pce|16.85
20300|Gants de manutention taille 10, la paire|20|paire|3.95
20311|Masque FFP2 à valve, boîte de 20|3|bte|22.50
90001|Participation aux frais de port|1|forf|24.00
"""


def _rows():
    for row in ROWS.strip().splitlines():
        article, description, quantity, unit, price = row.split("|")
        yield line(description, quantity, unit, price, "20", article)


INVOICES = (Invoice(
    name="inv-03", ext="pdf", form="pdf-text", lang="fr", layout="ledger",
    special="table over two pages with a subtotal carried forward; prepaid deposit",
    number="FA26-01147", issued=date(2026, 1, 30), due=date(2026, 3, 16), date_pattern="dd/mm/yyyy",
    seller=Party("Quincaillerie Lemarchand-Roux SAS", ("ZA de la Prévalaye", "27 rue des Tourneurs", "35000 Rennes"),
                 (ids.vat_fr("83914627"),), "lemarchand-roux",
                 {"siret": ids.siret("83914627", "0002"), "capital": "76 500"}),
    buyer=Party("Menuiserie Kerbrat SARL", ("8 route de Quimper", "29510 Briec")),
    purchase_order="CDE-26-0187", currency="EUR", style=SPACE,
    iban=ids.spaced(ids.iban("FR", "30417 00826 00021749305 62".replace(" ", ""))),
    lines=tuple(_rows()), prepaid=Decimal("600.00"),
    extra={"bic": "CMBRFR2R", "rows_on_first_page": 17, "customer_no": "C01933"}),)
