"""Writes statistics.json: what scipy and statsmodels say to seeded inputs that the Swift tests make too.

    make references

makes an environment for Python in the cache, runs this and tables.py, and fails where a stored file is not what they write.
Inputs too large to store come from SplitMix64, which both sides have.
"""

import json
import pathlib

import numpy
import scipy
import scipy.optimize
import scipy.stats
import statsmodels
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from splitmix import SplitMix64

def mcnemar_cases(random):
    pairs = [(0, 0), (0, 1), (7, 7), (1, 7), (0, 60), (480, 560), (20000, 21000)]
    pairs += [(random.below(2 ** (1 + index % 12)), random.below(2 ** (1 + index % 12))) for index in range(120)]
    cases = []
    for first, second in pairs:
        total = first + second
        exact = mcnemar([[0, first], [second, 0]], exact=True).pvalue if total else 1.0
        fewer = min(first, second)
        mid = 2 * scipy.stats.binom.cdf(fewer, total, 0.5) - scipy.stats.binom.pmf(fewer, total, 0.5)
        if first == second:
            mid = 1 - scipy.stats.binom.pmf(fewer, total, 0.5) if total else 1.0
        cases.append([first, second, float(exact), float(min(1, mid))])
    return cases


def wilson_cases(random):
    cases = []
    for index in range(120):
        trials = 1 + random.below(2 ** (1 + index % 14))
        successes = random.below(trials + 1)
        low, high = proportion_confint(successes, trials, alpha=0.05, method="wilson")
        cases.append([successes, trials, float(low), float(high)])
    return cases


def holm_cases(random):
    cases = []
    for index in range(60):
        # Thousandths, so that ties are common; some are tiny.
        raw = [random.below(1000) / 1000 * (0.01 if random.below(3) == 0 else 1) for _ in range(1 + index % 20)]
        cases.append([raw, [float(p) for p in multipletests(raw, method="holm")[1]]])
    return cases


def assignment_sums(seed, blocks, size):
    """Sums of the best totals of `size` matrices each: a matching that is not the best can only lower one."""
    random = SplitMix64(seed)
    sums = []
    for _ in range(blocks):
        total = 0
        for _ in range(size):
            rows, columns, steps = 1 + random.below(8), 1 + random.below(8), 2 + random.below(1000)
            gains = numpy.array([[random.below(steps) for _ in range(columns)] for _ in range(rows)])
            chosen = scipy.optimize.linear_sum_assignment(gains, maximize=True)
            total += int(gains[chosen].sum())
        sums.append(total)
    return {"seed": seed, "matrices_in_a_block": size, "sums": sums}


def f1(correct, wrong, missing, spurious):
    return 2 * correct / (2 * correct + 2 * wrong + missing + spurious)


def bootstrap_cases(random):
    cases = []
    for documents in (30, 80, 300):
        rows = []
        for _ in range(documents):
            hard = random.below(3) == 0
            row = []
            for share in (70, 80):
                counts = [0, 0, 0, 0]
                for _ in range(6):
                    right = random.below(100) < share - (30 if hard else -10)
                    counts[0 if right else 1 + random.below(3)] += 1
                row += counts
            rows.append(row)
        columns = numpy.array(rows, dtype=float).T
        found = scipy.stats.bootstrap(
            columns,
            lambda a, b, c, d, e, f, g, h, axis=-1: f1(e.sum(axis), f.sum(axis), g.sum(axis), h.sum(axis))
            - f1(a.sum(axis), b.sum(axis), c.sum(axis), d.sum(axis)),
            n_resamples=100_000, paired=True, vectorized=True, method="percentile", batch=1000,
            random_state=numpy.random.default_rng(1),
        )
        interval = found.confidence_interval
        cases.append({"rows": rows, "low": float(interval.low), "high": float(interval.high),
                      "error": float(found.standard_error)})
    return cases


def quantile_cases(random):
    cases = []
    for count in (1, 2, 3, 10, 97):
        values = sorted(random.below(100_000) / 100 for _ in range(count))
        shares = [0.025, 0.5, 0.95, 0.975, 0.99]
        cases.append([values, shares, [float(numpy.quantile(values, share)) for share in shares]])
    return cases


def kappa_cases(random):
    cases = []
    for index in range(80):
        size = 2 + index % 3
        table = [[random.below(2 ** (1 + (index + row * column) % 8)) for column in range(size)] for row in range(size)]
        # Both raters use at least two words.
        table[0][0] += 1
        table[-1][-1] += 1
        found = cohens_kappa(numpy.array(table))
        cases.append([table, float(found.kappa), float(found.kappa_low), float(found.kappa_upp)])
    return cases


def main():
    random = SplitMix64(20260101)
    text = json.dumps({
        "made_with": {"numpy": numpy.__version__, "scipy": scipy.__version__,
                      "statsmodels": statsmodels.__version__, "seed": 20260101},
        "mcnemar": mcnemar_cases(random), "wilson": wilson_cases(random), "holm": holm_cases(random),
        "quantile": quantile_cases(random), "assignment": assignment_sums(7, blocks=500, size=20),
        "bootstrap": bootstrap_cases(random), "kappa": kappa_cases(random),
    }, separators=(",", ":"))
    pathlib.Path(__file__).with_name("statistics.json").write_text(text + "\n")


main()
