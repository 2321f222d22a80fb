"""Postings as plain text mails and as a PDF notice."""
from datetime import date

from samplekit.formats import APOSTROPHE, POINT
from samplekit.posting import Posting, salary

CONTRACT_MAIL = Posting(
    name="job-08", ext="txt", form="email", lang="en", layout="", slug="ashgrove",
    special="recruiter's mail with headers; day rate; client not named, so the agency is the company",
    title=("Data Migration Consultant",), company=("Ashgrove Talent", None), location=("Edinburgh",), workplace=("hybrid",),
    employment=("contract",), pay=salary(450, 525, "GBP", "day", "£{lo} to £{hi} per day", POINT),
    date_pattern="D MMMM yyyy", apply_by=date(2026, 3, 13), posted=None,
    musts=("Two or more completed SAP S/4HANA migrations", "Strong SQL and data profiling",
           "Able to be in Edinburgh on Tuesdays and Wednesdays"),
    nices=("Insurance background", "Scripting in Python"),
    body="""
From: Priya Ramanathan <priya.r@ashgrove-talent.example>
To: candidates-data@ashgrove-talent.example
Subject: {title}, 6 month contract, {location}

Hi all,

One of our clients, a mutual insurer that has been in business since 1823,
is moving its policy data to a new ERP and needs another pair of hands.

Role:      {title}
Where:     {location}, hybrid (two days a week on site)
Contract:  6 months, likely extension
Rate:      {pay}, outside IR35
Apply by:  {apply_by}

You will own one data domain from profiling to cutover, agree mapping
rules with the business, and rehearse the load until it is dull.

Essential:
{musts}

Desirable:
{nices}

The previous contractor saved the client £1.2m in licence costs, so there is
goodwill to build on. Reply with a current CV and your notice period, or call
me on 0131 496 0188. If you know somebody who fits, our referral fee is £300.

Best wishes,
Priya

{company}, 9 Cordiner's Land, Edinburgh
You receive this mail because you registered with us. Unsubscribe at any time.
""")

SWISS_MAIL = Posting(
    name="job-09", ext="txt", form="text", lang="de", layout="", slug="zeitlupe",
    special="plain text with umlauts; yearly pay in CHF with apostrophes; German",
    title=("Redaktorin / Redaktor Wissen (60–80 %)", "Redaktorin / Redaktor Wissen", "Redaktor Wissen", "Redaktorin Wissen"), company=("Verlag Zeitlupe AG", "Verlag Zeitlupe"),
    location=("Zürich",), workplace=("hybrid",), employment=("part-time",),
    pay=salary(84000, 97500, "CHF", "year", "CHF {lo} bis {hi} pro Jahr", APOSTROPHE),
    date_pattern="D. MMMM yyyy", posted=date(2026, 1, 12), apply_by=date(2026, 2, 8),
    duties=("Themen finden, die in drei Monaten noch stimmen", "Texte freier Autorinnen und Autoren redigieren",
            "Zahlen prüfen, bevor es die Leser tun"),
    body="""
{title}
{company}, {location}

Ausgeschrieben am {posted}

Die «Zeitlupe» erscheint zwölfmal im Jahr, auf Papier und im Netz, mit einer
Auflage von 41'000 Exemplaren. Für das Ressort Wissen suchen wir per 1. Mai
Verstärkung.

Ihre Aufgaben
{duties}

Was wir uns wünschen
Sie haben ein naturwissenschaftliches Studium abgeschlossen und mehrere Jahre
in einer Redaktion gearbeitet. Sie schreiben so, dass auch Ihre Grossmutter
weiterliest, und Sie fragen nach, wenn eine Studie zu schön klingt.
Französisch lesen Sie ohne Mühe.

Was wir bieten
Der Lohn beträgt bei einem Pensum von 100 % {pay},
je nach Erfahrung. Dazu kommen fünf Wochen Ferien, ein Beitrag von CHF 1'200
an Weiterbildung und ein Büro mit Blick auf die Sihl. An zwei Tagen in der
Woche sind Sie vor Ort, sonst arbeiten Sie, wo Sie mögen.

Bewerbungen bitte bis {apply_by} an Frau Ladina Caflisch,
stellen@zeitlupe-verlag.example.
""")

COUNTY_PDF = Posting(
    name="job-10", ext="pdf", form="pdf-text", lang="en", layout="notice", slug="tamarack-county",
    special="PDF notice; a single salary figure (lowest = highest); temporary",
    title=("Wetlands Survey Technician",), company=("Tamarack County Department of Natural Resources", "Tamarack County"),
    location=("Bemidji, Minnesota", "Bemidji, MN", "Bemidji"), workplace=(None, "onsite"), employment=("temporary", "full-time"),
    pay=salary(4385, 4385, "USD", "month", "${lo} per month", POINT),
    posted=date(2026, 3, 2), apply_by=date(2026, 3, 27), date_pattern="MMMM D, yyyy",
    musts=("Two years of college coursework in biology, forestry or a related field", "Valid driver's license",
           "Ability to walk six miles a day on wet ground with a 30 lb pack"),
    nices=("Experience with GPS data collectors", "Certification in wetland delineation"),
    terms=(("Announcement", "26-031"), ("Classification", "Technician II"), ("Appointment", "Temporary, full time, May to October"),
           ("Duty station", ""), ("Salary", ""), ("Openings", "3")),
    intro=("The Department maps and restores wetlands on 212,000 acres of county land. Survey technicians work in pairs, "
           "visit about 180 sites in a season and record plants, soil and water levels.",),
    duties=("Locate survey plots with map, compass and GPS", "Identify wetland plants and describe soil profiles",
            "Enter and check field data each week"),
    closing=("A uniform allowance of $350 is paid in the first month. Apply through the county personnel office, 619 Lakefront Avenue. "
             "Tamarack County is an equal opportunity employer.",),
    words={})

POSTINGS = (CONTRACT_MAIL, SWISS_MAIL, COUNTY_PDF)
