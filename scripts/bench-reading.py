#!/usr/bin/env python3
"""Reading against its peers: throughput, word recall and how busy the cores are, on the same pages in one run.

    make bench-reading                         the samples that come with the sources
    ASSAY_DATA=DIR make bench-reading          a folder of labelled sets too (receipts_sroie with transcripts/)
    scripts/bench-reading.py --limit 24 --peers FOLDER     FOLDER: a Python environment with the peers

Every contestant reads the same files on the same cores. The files go round in batches: all contestants read one batch,
then the next, the first to begin changing from batch to batch, so that what slows the machine for a while slows all.
"times": how many times as many pages Assay reads in a second of the clock, and of the processor. Peers that are
missing or fail are left out: tesseract and poppler-utils by apt; invoice2data, kreuzberg, ocrmypdf, img2pdf and
pypdfium2 by pip.
"""

import argparse
import collections
import csv
import glob
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORES = os.cpu_count() or 1
# Seconds for a batch: who takes longer hangs, and is left out.
LONGEST = 900

KREUZBERG = """
import json, sys
from kreuzberg import ExtractionConfig, OcrConfig, batch_extract_files_sync
language, recognise, *paths = sys.argv[1:]
config = ExtractionConfig(use_cache=False, force_ocr=recognise == "1",
                          ocr=OcrConfig(backend="tesseract", language=language))
print(json.dumps({p: r.content for p, r in zip(paths, batch_extract_files_sync(paths, config=config))}))
"""

PDFIUM = """
import multiprocessing, sys
import pypdfium2

def words(path):
    count = 0
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        characters = text.get_text_range()
        box = None
        for index, character in enumerate(characters[:text.count_chars()]):
            if character.isspace():
                count += box is not None
                box = None
                continue
            l, b, r, t = text.get_charbox(index)
            box = (l, b, r, t) if box is None else (min(box[0], l), min(box[1], b), max(box[2], r), max(box[3], t))
        count += box is not None
    document.close()
    return count

if __name__ == "__main__":
    with multiprocessing.Pool(int(sys.argv[1])) as pool:
        print(sum(pool.imap_unordered(words, sys.argv[2:], chunksize=4)))
"""


# What the named peer does with a PDF, by its own function, one file after the other in one process.
INVOICE2DATA = """
import sys
from invoice2data.input import pdftotext
print(sum(len(pdftotext.to_text(path)) for path in sys.argv[1:]))
"""


class Missing(Exception):
    """A peer that can't be run here."""


def run(command, **options):
    """What it wrote to stdout. Its stderr is shown where it fails."""
    result = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LONGEST, **options)
    if result.returncode not in (0, 1):
        raise Missing(f"{command[0]} ended with {result.returncode}: {result.stderr.strip()[-300:]}")
    return result.stdout


def spread(command, paths):
    """Runs `sh -c command` once for each file ($0), as many at a time as cores, as xargs does it."""
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    subprocess.run(["xargs", "-0", f"-P{CORES}", "-n1", "sh", "-c", command], input="\0".join(paths), text=True,
                   env=environment, check=True, timeout=LONGEST, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.assay = arguments.assay or os.path.join(ROOT, ".build/release/assay")
        self.python = os.path.join(arguments.peers, "bin/python") if arguments.peers else sys.executable
        self.folder = tempfile.mkdtemp(prefix="bench-reading-")
        self.modules = set()

    # Contestants: each reads all paths and gives {path: text}, or {} where only time counts.

    def read_by_assay(self, paths, *flags):
        output = run([self.assay, "read", "--format", "tsv", "--language", self.arguments.language, *flags, *paths])
        texts = collections.defaultdict(list)
        for row in csv.reader(output.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) == 10 and not row[8]:
                texts[row[0]].append(row[9])
        return {path: " ".join(words) for path, words in texts.items()}

    def read_by_assay_alone(self, paths):
        # What it writes is taken, as it is from the others, but not looked at.
        run([self.assay, "read", "--format", "tsv", *paths])
        return {}

    def read_by_tesseract(self, paths):
        self.need("tesseract")
        spread(f'tesseract "$0" "{self.folder}/$(basename "$0")" -l {self.arguments.language}', paths)
        return {path: read(f"{self.folder}/{os.path.basename(path)}.txt") for path in paths}

    def read_by_ocrmypdf(self, paths):
        tool = self.tool("ocrmypdf")
        book = os.path.join(self.folder, f"book-{len(paths)}-{os.path.basename(paths[0])}.pdf")
        if not os.path.exists(book):
            # Made once, outside of the time that is taken.
            subprocess.run([self.tool("img2pdf"), "-o", book, *paths], check=True, stderr=subprocess.DEVNULL)
            raise Again
        side = os.path.join(self.folder, "side.txt")
        run([tool, "--jobs", str(CORES), "--output-type", "pdf", "--optimize", "0", "--language",
             self.arguments.language, "--sidecar", side, "--quiet", book, os.path.join(self.folder, "out.pdf")])
        return dict(zip(paths, read(side).split("\f")))

    def read_by_kreuzberg(self, paths, recognise="1"):
        self.need_module("kreuzberg")
        return json.loads(run([self.python, "-c", KREUZBERG, self.arguments.language, recognise, *paths]))

    def read_by_invoice2data(self, paths):
        self.need("pdftotext")
        self.need_module("invoice2data")
        if int(run([self.python, "-c", INVOICE2DATA, *paths])) < 100 * len(paths):
            raise Missing("it gave next to no text")
        return {}

    def read_by_pdftotext(self, paths):
        # As invoice2data does it, without Python.
        self.need("pdftotext")
        for path in paths:
            run(["pdftotext", "-layout", "-q", "-enc", "UTF-8", path, "-"])
        return {}

    def read_by_pdftotext_boxes(self, paths):
        self.need("pdftotext")
        spread('pdftotext -bbox "$0" -', paths)
        return {}

    def read_by_pdfium(self, paths):
        self.need_module("pypdfium2")
        run([self.python, "-c", PDFIUM, str(CORES), *paths])
        return {}

    def need(self, tool):
        if not shutil.which(tool):
            raise Missing(f"{tool} is not installed")

    def need_module(self, name):
        # Asked once, outside of the time that is taken.
        if name in self.modules:
            return
        if subprocess.run([self.python, "-c", f"import {name}"], capture_output=True).returncode:
            raise Missing(f"{self.python} has no {name}")
        self.modules.add(name)
        raise Again

    def tool(self, name):
        found = os.path.join(self.arguments.peers or "", "bin", name)
        found = found if os.path.exists(found) else shutil.which(name)
        if not found:
            raise Missing(f"{name} is not installed")
        return found

    # Measuring

    def measure(self, title, paths, pages, contestants, truth=None):
        batches = [paths[start:start + self.arguments.batch] for start in range(0, len(paths), self.arguments.batch)]
        print(f"\n{title}: {len(paths)} files, {pages} pages, {CORES} cores, {len(batches)} batches", flush=True)
        seconds, processor, texts, missing = collections.Counter(), collections.Counter(), {}, {}
        for number, batch in enumerate(batches):
            for name in turned(list(contestants), number):
                if name in missing:
                    continue
                try:
                    taken, used, text = timed(contestants[name], batch)
                except (Missing, subprocess.SubprocessError, OSError, ValueError) as error:
                    missing[name] = str(error)
                    continue
                seconds[name] += taken
                processor[name] += used
                texts.setdefault(name, {}).update(text)
            if sys.stderr.isatty():
                print(f"\r  {number + 1} of {len(batches)} batches", end="\r", file=sys.stderr, flush=True)
        self.show(pages, [name for name in contestants if name not in missing], seconds, processor, texts, truth)
        for name, reason in missing.items():
            print(f"  {name}: left out, {reason[-300:]}")
        return texts

    def show(self, pages, names, seconds, processor, texts, truth):
        print(f"  {'':<28} {'pages/s':>9} {'CPU ms/page':>12} {'cores busy':>11} {'times':>7} {'times CPU':>10}"
              + ("  words found  of those given" if truth else ""))
        for name in names:
            line = (f"  {name:<28} {pages / seconds[name]:9.2f} {1000 * processor[name] / pages:12.1f}"
                    f" {100 * processor[name] / seconds[name] / CORES:9.0f} %")
            if name != "assay" and "assay" in names:
                line += f" {seconds[name] / seconds['assay']:7.2f} {processor[name] / processor['assay']:10.2f}"
            elif truth:
                line += " " * 19
            if truth and texts[name]:
                found, given = recall(truth, texts[name])
                line += f" {found:12.3f} {given:15.3f}"
            print(line, flush=True)


def turned(names, number):
    """From another beginning each time."""
    start = number % len(names)
    return names[start:] + names[:start]


class Again(Exception):
    """Something was prepared: begin anew."""


def timed(contestant, paths):
    while True:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        try:
            text = contestant(paths)
        except Again:
            continue
        seconds = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, text


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def recall(truth, texts):
    """Shares of the transcripts' words that were read, and of the words read that stand in the transcripts: equal but
    for case, as often as they stand there."""
    found = wanted = given = 0
    for path, transcript in truth.items():
        expected = collections.Counter(transcript.upper().split())
        got = collections.Counter(texts.get(path, "").upper().split())
        found += sum((expected & got).values())
        wanted += sum(expected.values())
        given += sum(got.values())
    return found / max(1, wanted), found / max(1, given)


def labelled(name, folder, truth, texts):
    """How many labelled totals and dates stand in the words that were read."""
    totals = dates = with_total = with_date = 0
    for path in truth:
        stem = os.path.splitext(os.path.basename(path))[0]
        label = json.load(open(os.path.join(folder, "labels", stem + ".json"), encoding="utf-8"))
        text = texts.get(path, "").upper()
        total = first(label.get("total"))
        if total is not None:
            with_total += 1
            totals += any(f"{float(total):.2f}" in word for word in text.split())
        date = first(label.get("issue_date"))
        if date is not None:
            with_date += 1
            dates += any(form in text for form in forms(date))
    print(f"  {name:<28} labelled totals in the words {totals} of {with_total}, dates {dates} of {with_date}")


def first(value):
    return value.get("any_of", [None])[0] if isinstance(value, dict) else value


MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def forms(date):
    """Ways in which receipts print a date."""
    year, month, day = date.split("-")
    days, months, years = {day, str(int(day))}, {month, str(int(month))}, {year, year[2:]}
    for d in days:
        for y in years:
            for m in months:
                for mark in "/-.":
                    yield mark.join((d, m, y))
                    yield mark.join((y, m, d))
                    yield mark.join((m, d, y))
            for mark in (" ", "-", "/", ".", ""):
                yield mark.join((d, MONTHS[int(month) - 1], y))
            yield f"{MONTHS[int(month) - 1]} {d}, {y}"
    yield year + month + day


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batch", type=int, default=17, help="files that each contestant reads at a time")
    parser.add_argument("--language", default="eng")
    parser.add_argument("--limit", type=int, default=10_000, help="scanned files at most")
    parser.add_argument("--assay", help="the program (default: the release build)")
    parser.add_argument("--peers", help="a Python environment with the peers that pip has")
    parser.add_argument("--only", choices=["scans", "pdf"])
    bench = Bench(parser.parse_args())
    data = os.environ.get("ASSAY_DATA")
    try:
        if bench.arguments.only != "pdf":
            scans(bench, data)
        if bench.arguments.only != "scans":
            text_layers(bench, data)
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)


def scans(bench, data):
    folder = os.path.join(data, "receipts_sroie") if data else ""
    paths = sorted(glob.glob(os.path.join(folder, "documents/*.jpg"))) if data else []
    truth = {path: read(os.path.join(folder, "transcripts", os.path.basename(path)[:-4] + ".txt")) for path in paths}
    if not paths:
        paths = sorted(path for ending in ("png", "jpg")
                       for path in glob.glob(os.path.join(ROOT, f"Samples/*/documents/*.{ending}")))
    # From all of them, not from the beginning: sets are often sorted.
    paths = paths[::max(1, -(-len(paths) // bench.arguments.limit))]
    truth = {path: truth[path] for path in paths if path in truth}
    contestants = {
        "assay": bench.read_by_assay, f"tesseract, xargs -P{CORES}": bench.read_by_tesseract,
        f"ocrmypdf --jobs {CORES}": bench.read_by_ocrmypdf, "kreuzberg, batch": bench.read_by_kreuzberg,
    }
    read_by = bench.measure("Scanned pages", paths, len(paths), contestants, truth)
    for name, texts in read_by.items() if truth else ():
        labelled(name, folder, truth, texts)


def text_layers(bench, data):
    paths = glob.glob(os.path.join(ROOT, "Samples/invoice/documents/*.pdf"))
    if data:
        paths += glob.glob(os.path.join(data, "invoices_*/documents/*.pdf"))
    # Pages without a text layer would be recognised: that is another measure.
    paths = sorted(path for path in paths if len(run(["pdftotext", path, "-"]).split()) > 20)
    contestants = {
        "assay": bench.read_by_assay_alone, "invoice2data, to_text": bench.read_by_invoice2data,
        "pdftotext, one by one": bench.read_by_pdftotext,
        f"pdftotext -bbox, xargs -P{CORES}": bench.read_by_pdftotext_boxes,
        "pypdfium2, words and boxes": bench.read_by_pdfium,
        "kreuzberg, batch": lambda paths: bench.read_by_kreuzberg(paths, "0"),
    }
    # Whose text another program recognised is in doubt until the page was looked at, which Assay alone does.
    scanned = [path for path in paths if is_scan(path)]
    born = [path for path in paths if path not in scanned]
    for title, part in (("PDFs with a text layer", paths), ("Of those, born with their text", born),
                        ("Of those, scans with a text layer", scanned)):
        if part and (part is paths or len(part) < len(paths)):
            copies, pages = copied(bench, part)
            # Starting a program counts as it does for a folder: batches of several hundred files.
            bench.arguments.batch = -(-len(copies) // max(1, min(4, len(copies) // 400)))
            bench.measure(title, copies, pages, contestants)


def copied(bench, paths):
    """Copies of the files, often enough for starting the programs to count as little as in a batch, and their pages."""
    times = max(1, -(-1600 // len(paths)))
    copies = []
    for number in range(times):
        for path in paths:
            copy = os.path.join(bench.folder, f"{number}-{os.path.basename(path)}")
            # Other bytes each time, so that nobody may keep what was read.
            with open(path, "rb") as source, open(copy, "wb") as target:
                target.write(source.read() + f"\n% {number}\n".encode())
            copies.append(copy)
    pages = sum(int(run(["pdfinfo", path]).split("Pages:")[1].split()[0]) for path in paths)
    return copies, pages * times


def is_scan(path):
    """Whether a picture takes up most of the first page."""
    size = run(["pdfinfo", path]).split("Page size:")[1].split()
    area = float(size[0]) * float(size[2])
    for row in run(["pdfimages", "-list", "-l", "1", path]).splitlines()[2:]:
        fields = row.split()
        width, height, across, down = (float(fields[place]) for place in (3, 4, 12, 13))
        if fields[2] == "image" and across and down and 72 * width / across * 72 * height / down > 0.8 * area:
            return True
    return False


if __name__ == "__main__":
    main()
