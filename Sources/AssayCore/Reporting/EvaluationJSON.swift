/// The figures of one run as JSON, for programs. Shares are 0...1, null where there is nothing to measure.
public enum EvaluationJSON {
    public static func json(_ evaluation: RunEvaluation) -> JSON {
        [
            "run": run(evaluation.run), "kind": .string(evaluation.schema.name),
            "accuracy": accuracy(evaluation.accuracy), "valid_only": accuracy(evaluation.validOnly),
            "repair": repair(evaluation.repair), "trust": trust(evaluation.trust),
            "reliability": reliability(evaluation.reliability), "expense": expense(evaluation.expense),
            "groups": .array(evaluation.groupKeys.map { groups(by: $0, of: evaluation) }),
            "failures": .array(evaluation.clusters.map(cluster)), "judge": JudgeJSON.json(evaluation),
        ]
    }

    private static func run(_ run: RunRecord) -> JSON {
        [
            "id": .number(JSONNumber(Int(run.id))), "folder": .string(run.folder),
            "strategy": .string(run.strategyName), "model": run.model.isEmpty ? .null : .string(run.model),
            "engine": .string(run.engine), "configuration": .string(run.configuration),
            "schema_digest": .string(run.schemaDigest), "strategy_digest": .string(run.strategyDigest),
            "created_at": .string(run.createdAt),
        ]
    }

    private static func accuracy(_ accuracy: Accuracy) -> JSON {
        [
            "documents": .count(accuracy.documents), "values": .count(accuracy.values),
            "overall": tally(accuracy.overall), "accuracy_interval": .interval(accuracy.overallInterval),
            "f1_interval": .interval(accuracy.f1Interval), "strict": .figure(accuracy.strict),
            "macro_accuracy": .figure(accuracy.macroAccuracy),
            "macro_f1": .figure(accuracy.macroF1), "cells": tally(accuracy.cells),
            "all_right": .count(accuracy.allRight),
            "all_right_interval": .interval(accuracy.allRightInterval),
            "edits": .count(accuracy.edits), "fields": .array(accuracy.fields.map(field)),
        ]
    }

    private static func field(_ field: FieldAccuracy) -> JSON {
        [
            "field": .string(field.field), "figures": tally(field.tally),
            "accuracy_interval": .interval(field.interval), "strict": .figure(field.strict),
            "similarity": .figure(field.similarity),
        ]
    }

    private static func tally(_ tally: Tally) -> JSON {
        [
            "n": .figure(tally.count), "correct": .figure(tally.correct),
            "correctly_absent": .figure(tally.correctlyAbsent), "wrong": .figure(tally.wrong),
            "missing": .figure(tally.missing), "spurious": .figure(tally.spurious),
            "accuracy": .figure(tally.accuracy), "precision": .figure(tally.precision),
            "recall": .figure(tally.recall), "f1": .figure(tally.f1),
        ]
    }

    private static func repair(_ repair: RepairLift) -> JSON {
        [
            "documents": .count(repair.repaired), "accuracy_before": .figure(repair.before),
            "accuracy_after": .figure(repair.after), "interval": .interval(repair.interval),
            "made_right": .count(repair.madeRight), "made_wrong": .count(repair.madeWrong),
        ]
    }

    private static func trust(_ trust: Trust) -> JSON {
        let groups: [JSON] = trust.groups.map { group in
            [
                "verdict": group.verdict.map { .string($0.rawValue) } ?? .null,
                "documents": .count(group.documents), "all_right": .count(group.allRight),
                "all_right_interval": .interval(group.documentInterval), "values": .count(group.values),
                "right_values": .count(group.rightValues), "value_interval": .interval(group.valueInterval),
            ]
        }
        return [
            "coverage": .figure(trust.coverage), "coverage_interval": .interval(trust.coverageInterval),
            "groups": .array(groups),
        ]
    }

    private static func reliability(_ reliability: Reliability) -> JSON {
        let curve = reliability.curve
        let points: [JSON] = curve.points.map { point in
            [
                "least_confidence": .figure(point.leastScore), "values": .count(point.passed),
                "coverage": .figure(point.coverage), "wrong": .count(point.wrong),
                "risk": .figure(point.risk),
                "interval": .interval(point.interval),
            ]
        }
        return [
            "values": .count(reliability.values), "documents": .count(reliability.documents),
            "raw": reliability.raw.map(fit) ?? .null, "calibrated": reliability.calibrated.map(fit) ?? .null,
            "risk_coverage": .array(points), "mean_risk": .figure(curve.area),
        ]
    }

    private static func fit(_ fit: CalibrationFit) -> JSON {
        let bins: [JSON] = fit.bins.map { bin in
            [
                "low": .figure(bin.low), "high": .figure(bin.high), "mean": .figure(bin.mean),
                "values": .count(bin.values), "right": .count(bin.right),
                "interval": .interval(bin.interval),
            ]
        }
        return [
            "brier": .figure(fit.brier), "expected_error": .figure(fit.expectedError), "bins": .array(bins),
        ]
    }

    private static func groups(by key: String, of evaluation: RunEvaluation) -> JSON {
        let groups: [JSON] = evaluation.groups(by: key).map { group in
            let accuracy = group.accuracy
            return [
                "group": .string(group.name), "documents": .count(accuracy.documents),
                "overall": tally(accuracy.overall), "accuracy_interval": .interval(accuracy.overallInterval),
                "all_right": .count(accuracy.allRight),
                "all_right_interval": .interval(accuracy.allRightInterval),
            ]
        }
        return ["key": .string(key), "groups": .array(groups)]
    }

    private static func expense(_ expense: Expense) -> JSON {
        [
            "total_cost": expense.totalCost.map { .number(JSONNumber($0)) } ?? .null,
            "cost": expense.cost.map(spread) ?? .null, "seconds": spread(expense.seconds),
            "reading_seconds": spread(expense.readingSeconds), "input_tokens": spread(expense.inputTokens),
            "output_tokens": spread(expense.outputTokens), "calls": spread(expense.calls),
        ]
    }

    private static func spread(_ spread: Expense.Spread) -> JSON {
        [
            "total": .figure(spread.total), "mean": .figure(spread.mean), "p50": .figure(spread.median),
            "p95": .figure(spread.p95), "p99": .figure(spread.p99),
        ]
    }

    private static func cluster(_ cluster: FailureCluster) -> JSON {
        [
            "cause": .string(cluster.cause.rawValue), "count": .count(cluster.count),
            "documents": .count(cluster.documents),
            "fields": .object(JSONObject(cluster.fields.map { ($0.field, .count($0.count)) })),
        ]
    }
}
