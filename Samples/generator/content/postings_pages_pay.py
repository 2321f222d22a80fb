"""Postings saved from job boards and public employers: JSON-LD, hourly pay, a bonus that is not a salary."""
from datetime import date

from samplekit.formats import POINT
from samplekit.posting import Posting, salary

BRISTOL_JSON_LD = Posting(
    name="job-02", ext="html", form="html", lang="en", layout="board", slug="kestrel-moss",
    special="schema.org JobPosting as JSON-LD, agreeing with the page",
    title=("Structural Engineer (Timber)", "Structural Engineer"), company=("Kestrel & Moss LLP", "Kestrel & Moss"),
    location=("Bristol, UK", "Bristol", "Bristol, United Kingdom"), workplace=(None, "onsite"), employment=("permanent", "full-time"),
    pay=salary(46000, 56000, "GBP", "year", "£{lo} - £{hi} per annum", POINT),
    posted=date(2026, 1, 22), apply_by=date(2026, 2, 20), date_pattern="D MMM yyyy",
    skills=("Eurocode 5", "Tekla Structural Designer", "Revit"),
    musts=("Chartered (IStructE or ICE) or within a year of it", "Four years' experience in building structures",
           "Confident with Eurocode 5"),
    nices=("Experience of cross-laminated timber above five storeys", "A driving licence for site visits"),
    terms=(("Job type", "Permanent, full-time"), ("Reference", "KM/26/014")),
    intro=("Kestrel & Moss designs schools, libraries and homes in engineered timber. We are 38 people in one studio beside the "
           "harbour in Bristol, and every engineer follows a project from the first sketch to the last inspection.",
           "You will lead the structure of two school buildings now at concept stage, and help younger colleagues towards "
           "their chartership."),
    duties=("Take projects from feasibility to construction", "Check and sign calculations of graduate engineers",
            "Agree connection details with fabricators"),
    closing=("Send a CV and two pages of projects. No agencies, please.",),
    related=("Civil Engineer - Exeter - £38,000", "Graduate Architect - Bath", "BIM Technician - Cardiff - £29,500"),
    words={"site": "BuildWork.example", "ld": {"city": "Bristol", "country": "GB", "types": "FULL_TIME", "unit": "YEAR"}})

WAREHOUSE_HOURLY = Posting(
    name="job-07", ext="html", form="html", lang="en", layout="board", slug="lakeshore-cold",
    special="hourly pay with decimals; shift premium as a distractor; part-time",
    title=("Cold Storage Order Picker (Evenings)", "Cold Storage Order Picker"), company=("Lakeshore Cold Chain",),
    location=("Toledo, OH", "Toledo, Ohio", "Toledo"), workplace=("onsite",), employment=("part-time",),
    pay=salary("19.75", "22.40", "USD", "hour", "${lo} to ${hi} an hour", POINT),
    posted=date(2026, 5, 12), apply_by=date(2026, 5, 29), date_pattern="mm/dd/yyyy",
    terms=(("Job type", "Part-time, 24 hours a week"), ("Shift", "4:00 PM to 10:00 PM, Thursday to Sunday"), ("Workplace", "On site")),
    intro=("Lakeshore Cold Chain stores and ships frozen food for grocers around the western end of Lake Erie. We are hiring "
           "eight order pickers for the evening shift in our Toledo warehouse.",
           "The room is kept at -10 °F. We supply the suit, the boots and the gloves, and you get a warm-up break every 90 minutes, "
           "on the clock."),
    duties=("Pick orders with a voice headset", "Stack and wrap pallets of up to 50 lb cases", "Drive a pallet jack (we train you)"),
    closing=("There is a shift premium of $1.50 an hour on Sundays and a $500 referral bonus for friends you bring along. You must "
             "be 18 or older and pass a background check. No experience needed.",),
    related=("Forklift Operator - Toledo, OH - $23.10 an hour", "Dock Supervisor - Maumee, OH", "Delivery Driver (CDL B) - Perrysburg, OH"),
    words={"site": "ShiftFinder.example"})

NURSE_BONUS_ONLY = Posting(
    name="job-13", ext="html", form="html", lang="en", layout="board", slug="cedar-fork",
    special="a signing bonus but no salary; relative posting date, so no date is stated",
    title=("Registered Nurse, Medical-Surgical Unit", "Registered Nurse", "Registered Nurse, Medical-Surgical"),
    company=("Cedar Fork Regional Hospital",),
    location=("Bozeman, MT", "Bozeman, Montana", "Bozeman"), workplace=(None, "onsite"), employment=("full-time",), pay=None,
    terms=(("Job type", "Full-time"), ("Shift", "Nights, 36 hours a week"), ("Posted", "3 days ago")),
    intro=("Cedar Fork is a 118-bed community hospital with a view of the Bridger Range. Our medical-surgical unit has 24 beds "
           "and a nurse-to-patient ratio of one to four that we keep, also at night.",
           "For this position we offer a signing bonus of $12,000 (half after 90 days, half after one year) and up to $4,500 of "
           "moving costs. Pay follows the union scale and depends on your years of service; human resources will tell you "
           "your step at the interview."),
    duties=("Assess, plan and document the care of four patients a shift", "Give medication and watch for adverse effects",
            "Teach patients and families before discharge"),
    closing=("A current Montana RN license, or one from a compact state, and BLS certification are required. Applications "
             "are read on arrival until the position is filled.",),
    related=("Licensed Practical Nurse - Livingston, MT - $31.20 an hour", "Respiratory Therapist - Bozeman, MT"),
    words={"site": "CareRoster.example"})

POSTINGS = (BRISTOL_JSON_LD, WAREHOUSE_HOURLY, NURSE_BONUS_ONLY)
