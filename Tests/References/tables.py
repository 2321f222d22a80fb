"""Writes tables.json: what stickler (Amazon's library for scoring structured output) says to seeded tables that the Swift
tests score too. How it is run stands in statistics.py; docs/evaluation.md says where the two differ, and why.
"""

import json
import pathlib
from importlib.metadata import version
from typing import List, Optional

from stickler import ComparableField, ExactComparator, StructuredModel

from splitmix import SplitMix64

COLUMNS = ["description", "quantity", "amount"]


def cell():
    return ComparableField(comparator=ExactComparator(), threshold=1.0, weight=1.0, default=None)


class Row(StructuredModel):
    # Any likeness makes a pair, as in Assay.
    match_threshold = 0.01
    description: Optional[str] = cell()
    quantity: Optional[str] = cell()
    amount: Optional[str] = cell()


class Table(StructuredModel):
    rows: List[Row] = ComparableField(weight=1.0)


def scored(label, found):
    """Likeness of the tables, and by column: correct, correctly absent, wrong, missing, spurious cells of matched rows."""
    def table(rows):
        return Table(rows=[dict(zip(COLUMNS, row)) for row in rows])
    result = table(label).compare_with(table(found), include_confusion_matrix=True)
    counted = result["confusion_matrix"]["fields"]["rows"].get("fields", {})
    columns = []
    for name in COLUMNS:
        counts = counted.get(name, {})
        counts = counts.get("overall", counts)
        columns.append([counts.get(key, 0) for key in ("tp", "tn", "fd", "fn", "fa")])
    return float(result["field_scores"]["rows"]), columns


def random_row(random):
    return ["abc"[random.below(3)], "123"[random.below(3)], "789"[random.below(3)]]


def tied_cases(random):
    """Few different values, no nulls: many matchings are equally good, so that only sums can be compared."""
    for _ in range(150):
        label = [random_row(random) for _ in range(1 + random.below(6))]
        found = [random_row(random) for _ in range(1 + random.below(6))]
        yield label, found


def plain_cases(random):
    """Each row has a description of its own, so that one matching is the best; cells are changed, emptied or filled."""
    for _ in range(150):
        label = [[f"item {number}", "123"[random.below(3)] if random.below(4) else None,
                  str(random.below(90))] for number in range(1 + random.below(6))]
        found = []
        for row in label:
            if random.below(6) == 0:
                continue
            changed = list(row)
            for column in (1, 2):
                if random.below(4) == 0:
                    changed[column] = None if random.below(2) else "changed"
            found.insert(random.below(len(found) + 1), changed)
        if random.below(4) == 0:
            found.append(["surplus", "none", "none"])
        if found:
            yield label, found


def main():
    random = SplitMix64(20260102)
    cases = {}
    for name, made in (("tied", tied_cases(random)), ("plain", plain_cases(random))):
        cases[name] = [[label, found, *scored(label, found)] for label, found in made]
    text = json.dumps({"made_with": {"stickler-eval": version("stickler-eval"), "seed": 20260102}, **cases},
                      separators=(",", ":"))
    pathlib.Path(__file__).with_name("tables.json").write_text(text + "\n")


main()
