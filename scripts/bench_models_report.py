"""Prints the figures of `scripts/bench-models.sh`. Usage: bench_models_report.py rates|memory|ideal|throttled …"""

import json
import sqlite3
import sys


def read(path):
    with open(path) as file:
        return json.load(file)


def rate(run):
    return run["done"] / run["seconds"]


def cost(run):
    return run["cpu"] / run["done"] * 1e6


MISSED = []


def goal(text, is_met):
    print(f"    goal: {text}: {'met' if is_met else 'MISSED'}")
    if not is_met:
        MISSED.append(text)


what, *rest = sys.argv[1:]
if what == "rates":
    ours, sdk, instructor = map(read, rest)
    for name, run in [("assay", ours), ("openai", sdk), ("instructor", instructor)]:
        print(f"{name:12} {rate(run):9.0f} calls/s {cost(run):9.0f} us of CPU a call")
    faster = rate(ours) / max(rate(sdk), rate(instructor))
    cheaper = min(cost(sdk), cost(instructor)) / cost(ours)
    print(f"ratio to the better peer: {faster:.1f} in calls/s, {cheaper:.1f} in CPU")
    goal("10 times the better peer in both", min(faster, cheaper) >= 10)
elif what == "memory":
    run = read(rest[0])
    print(f"{run['memory_before_kb'] / 1024:.1f} MiB before, {run['memory_kb'] / 1024:.1f} MiB after {run['done']} calls")
    goal("no more than 16 MiB more", run["memory_kb"] - run["memory_before_kb"] <= 16 * 1024)
elif what == "ideal":
    for name, path in zip(["assay", "openai"], rest):
        run = read(path)
        print(f"{name:12} {rate(run):9.0f} calls/s, {rate(run) / (256 / 0.3) * 100:.1f} % of the ideal")
    goal("95 % of the ideal", rate(read(rest[0])) >= 0.95 * 256 / 0.3)
elif what == "throttled":
    seconds = float(rest[2]) - float(rest[1])
    ledger = sqlite3.connect(rest[0])
    done, = ledger.execute("SELECT count(*) FROM outcomes WHERE verdict IS NOT NULL").fetchone()
    twice, = ledger.execute(
        "SELECT count(*) FROM (SELECT 1 FROM calls WHERE ending = 'replied' GROUP BY key HAVING count(*) > 1)").fetchone()
    throttled, calls = ledger.execute("SELECT sum(ending = 'throttled'), count(*) FROM calls").fetchone()
    ideal = calls / (256 / 0.3)
    print(f"{done} documents done, {twice} asked twice, {throttled} of {calls} calls throttled; "
          f"{seconds:.1f} s, {seconds / ideal:.2f} times the ideal {ideal:.1f} s")
    asked, = ledger.execute("SELECT count(DISTINCT document_id) FROM calls").fetchone()
    goal("every document done, none twice", done == asked == 10_000 and twice == 0)
    goal("1.5 times the ideal time", seconds <= 1.5 * ideal)
sys.exit(1 if MISSED else 0)
