"""Postings in German, French and Dutch, and an English one with Swedish pay."""
from datetime import date

from samplekit.formats import COMMA, SPACE
from samplekit.posting import Posting, salary

GERMAN_MONTHLY = Posting(
    name="job-04", ext="html", form="html", lang="de", layout="regional", slug="auersee",
    special="monthly gross pay; (m/w/d) in the title",
    title=("Elektroniker für Betriebstechnik (m/w/d)", "Elektroniker für Betriebstechnik"), company=("Molkerei Auersee eG", "Molkerei Auersee"),
    location=("Kempten (Allgäu)", "Kempten"), workplace=("onsite", None), employment=("full-time", "permanent"),
    pay=salary(3650, 4200, "EUR", "month", "{lo} bis {hi} EUR brutto im Monat", COMMA),
    posted=date(2026, 3, 19), apply_by=date(2026, 4, 17), date_pattern="dd.mm.yyyy",
    musts=("Abgeschlossene Ausbildung als Elektroniker oder Mechatroniker", "Sicherer Umgang mit SPS-Steuerungen (Siemens S7)",
           "Bereitschaft zur Zweischicht", "Deutsch mindestens B2"),
    nices=("Erfahrung in der Lebensmittelproduktion", "Staplerschein"),
    terms=(("Arbeitsort", ""), ("Umfang", "Vollzeit, 38 Stunden, unbefristet"), ("Vergütung", ""), ("Eintritt", "ab sofort")),
    intro=("Seit 1929 verarbeiten wir die Milch von 214 Höfen zu Käse, Butter und Joghurt. 160 Menschen arbeiten bei uns, viele davon "
           "länger als zehn Jahre. Unser Jahresumsatz lag zuletzt bei 96 Mio. Euro.",),
    duties=("Wartung und Störungsbehebung an Abfüll- und Verpackungsanlagen", "Umbau älterer Schaltschränke",
            "Prüfungen nach DGUV V3"),
    closing=("Dazu kommen 30 Tage Urlaub, Schichtzulage, ein Jobrad und jeden Monat ein Käsepaket. Fragen beantwortet Herr "
             "Ambros Lechner unter 0831 555 4410.",),
    related=("Milchtechnologe (m/w/d)", "Fachkraft für Lagerlogistik (m/w/d)"),
    words={"must": "Das bringen Sie mit", "nice": "Von Vorteil", "duties": "Ihre Aufgaben", "posted": "Veröffentlicht am",
           "apply": "Bewerbung bis", "cookie": "Wir verwenden Cookies, um unsere Seiten zu verbessern. Einverstanden? Alle annehmen | Nur notwendige",
           "nav": "Start · Produkte · Unsere Höfe · Karriere · Kontakt", "more": "Weitere Stellen", "button": "Jetzt bewerben",
           "foot": "Impressum · Datenschutz · © Molkerei Auersee eG"})

FRENCH_K = Posting(
    name="job-05", ext="html", form="html", lang="fr", layout="regional", slug="mistralys",
    special="range in k€; permanent contract (CDI) with two days at home",
    title=("Développeuse / Développeur Python (H/F)", "Développeuse / Développeur Python", "Développeur Python", "Développeur Python (H/F)"),
    company=("Mistralys Énergie", "Mistralys"), location=("Montpellier (34)", "Montpellier"), workplace=("hybrid",), employment=("permanent", "full-time"),
    pay=salary(42000, 48500, "EUR", "year", "{lo} à {hi} k€ brut par an", SPACE, thousands=True),
    posted=date(2026, 2, 16), date_pattern="D MMMM yyyy",
    skills=("Python", "Django", "PostgreSQL", "Celery", "Docker"),
    musts=("Au moins trois ans d'expérience avec Python et Django", "Bonne pratique de SQL", "Goût pour les tests et la relecture de code"),
    nices=("Notions du marché de l'électricité", "Anglais courant"),
    terms=(("Lieu", ""), ("Contrat", "CDI, temps plein"), ("Rémunération", ""), ("Télétravail", "deux jours par semaine")),
    intro=("Mistralys Énergie pilote à distance les chauffe-eau et les bornes de recharge de 60 000 foyers afin de consommer "
           "l'électricité quand le vent souffle. L'équipe technique compte onze personnes, dans un ancien chai du quartier "
           "Boutonnet.",),
    duties=("Développer l'API qui parle aux équipements", "Fiabiliser les calculs de prévision", "Partager l'astreinte, une semaine sur huit, indemnisée 250 €"),
    closing=("Envoyez-nous quelques lignes et un CV ; la lettre de motivation n'est pas nécessaire.",),
    related=("Technicienne / Technicien support (H/F)", "Alternance communication"),
    words={"must": "Profil recherché", "nice": "Les petits plus", "duties": "Vos missions", "posted": "Publiée le", "apply": "Candidature avant le",
           "skills": "Environnement technique", "cookie": "Ce site utilise des cookies de mesure d'audience. Accepter | Refuser | Paramétrer",
           "nav": "Accueil · Notre métier · L'équipe · Nous rejoindre", "more": "Autres offres", "button": "Postuler",
           "foot": "Mentions légales · Plan du site · © 2026 Mistralys Énergie"})

DUTCH_SCALE = Posting(
    name="job-06", ext="html", form="html", lang="nl", layout="regional", slug="waterkade",
    special="monthly pay scale for a full week; temporary for one year, part-time hours",
    title=("Collectiebeheerder",), company=("Stichting Museum De Waterkade", "Museum De Waterkade"),
    location=("Dordrecht",), workplace=(None, "onsite"), employment=("part-time", "temporary"),
    pay=salary(3120, 4085, "EUR", "month", "€ {lo} tot € {hi} bruto per maand", COMMA),
    posted=date(2026, 4, 8), apply_by=date(2026, 5, 3), date_pattern="D MMMM yyyy",
    terms=(("Standplaats", ""), ("Dienstverband", "24 uur per week, tijdelijk voor één jaar"), ("Salaris", ""), ("Vacaturenummer", "W-2026-03")),
    intro=("Museum De Waterkade bewaart 18.000 voorwerpen uit de binnenvaart, van roeispaan tot stoomketel. Volgend jaar verhuizen wij "
           "naar een nieuw depot, en daarvoor zoeken wij versterking.",
           "Het genoemde salaris geldt bij een volledige werkweek van 36 uur (museum-cao, schaal 8). Je hebt een afgeronde opleiding "
           "in erfgoed of archief en je werkt nauwkeurig, ook op een ladder."),
    duties=("Inventariseren, fotograferen en verpakken van de collectie", "Bijhouden van de registratie in het collectiesysteem",
            "Begeleiden van vier vrijwilligers"),
    closing=("Voor de verhuizing ontving het museum een subsidie van € 1,4 miljoen. Je reageert met een brief en cv aan Joke Terwindt.",),
    related=("Medewerker museumwinkel", "Vrijwilliger rondleidingen"),
    words={"must": "", "nice": "", "duties": "Wat ga je doen", "posted": "Geplaatst op", "apply": "Reageren tot en met",
           "cookie": "Wij gebruiken alleen functionele cookies. Begrepen", "nav": "Bezoek · Collectie · Vacatures · Steun ons",
           "more": "Andere vacatures", "button": "Solliciteer", "foot": "ANBI · Privacy · Pers"})

SWEDISH_PAY = Posting(
    name="job-11", ext="html", form="html", lang="en", layout="regional", slug="norrglans",
    special="Swedish kronor a month, spaces as thousands separators",
    title=("Embedded Software Developer",), company=("Norrglans Instruments AB", "Norrglans Instruments"),
    location=("Uppsala, Sweden", "Uppsala"), workplace=("hybrid",), employment=("permanent", "full-time"),
    pay=salary(46000, 55500, "SEK", "month", "SEK {lo} – {hi} per month", SPACE),
    posted=date(2026, 5, 6), apply_by=date(2026, 6, 5), date_pattern="yyyy-mm-dd",
    skills=("C++", "FreeRTOS", "Zephyr", "CMake", "Python"),
    musts=("A degree in engineering, or the experience that replaces it", "Solid C++ on small processors", "English in speech and writing"),
    nices=("Swedish", "You have designed a circuit board and regretted something about it"),
    terms=(("Location", ""), ("Employment", "Permanent, full-time"), ("Salary", ""), ("Workplace", "Hybrid, up to two days a week from home")),
    intro=("We build spectrometers that fit in a coat pocket: foresters, jewellers and customs officers use them to see what a thing is "
           "made of. Norrglans Instruments AB has 52 employees and sells to 30 countries; sales grew to SEK 118 million last year.",),
    duties=("Write firmware for the next sensor head", "Bring up new boards together with the electronics team", "Automate tests on real hardware"),
    closing=("We interview as applications arrive. Union representative: Elin Hedberg, +46 18 555 21 09.",),
    related=("Optics Engineer", "Service Technician, Northern Europe"),
    words={"must": "Must have", "nice": "Nice to have", "duties": "The work", "posted": "Published", "apply": "Last day to apply", "skills": "Technologies",
           "cookie": "We use cookies for statistics. Accept all | Only necessary", "nav": "Products · Applications · Support · Careers · About",
           "more": "More openings", "button": "Apply", "foot": "Org. nr 559204-7716 · Privacy · Press"})

POSTINGS = (GERMAN_MONTHLY, FRENCH_K, DUTCH_SCALE, SWEDISH_PAY)
