/// Results as JUnit XML, which continuous integration shows: a suite for each run, a case for each labelled field of each
/// document, table columns left to their table.
public enum JUnitXML {
    public static func text(_ evaluations: [RunEvaluation]) -> String {
        let names = Comparison.names(of: evaluations.map(\.run))
        let suites = zip(names, evaluations).map(suite)
        return document(suites)
    }

    /// A gate's judgement as a suite of one case for each reason, or of one that passed.
    public static func text(_ gate: Gate) -> String {
        let cases =
            gate.isOpen
            ? [testCase("gate", "passed", failure: nil)]
            : gate.reasons.map { testCase("gate", $0.code, failure: ($0.code, $0.text)) }
        return document([
            suite("gate: \(gate.current.kind), \(gate.current.strategy)", cases, failures: gate.reasons.count)
        ])
    }

    private static func document(_ suites: [String]) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"assay\">\n"
            + suites.joined() + "</testsuites>\n"
    }

    private static func suite(_ name: String, _ evaluation: RunEvaluation) -> String {
        var (cases, failures): ([String], Int) = ([], 0)
        for document in evaluation.documents {
            let causes = Dictionary(
                document.failures.map { ($0.score.field, $0.cause) }, uniquingKeysWith: { first, _ in first })
            for score in document.scores where !score.field.contains(".") {
                failures += score.result.isRight ? 0 : 1
                let failure =
                    score.result.isRight ? nil : (score.result.rawValue, message(score, causes[score.field]))
                cases.append(testCase(document.name, score.field, failure: failure))
            }
        }
        return suite(
            "\(evaluation.schema.name) (\(evaluation.run.setName)): \(name)", cases, failures: failures)
    }

    private static func suite(_ name: String, _ cases: [String], failures: Int) -> String {
        "  <testsuite name=\"\(escaped(name))\" tests=\"\(cases.count)\" failures=\"\(failures)\">\n"
            + cases.joined() + "  </testsuite>\n"
    }

    private static func testCase(
        _ document: String, _ field: String, failure: (type: String, message: String)?
    ) -> String {
        let head = "    <testcase classname=\"\(escaped(document))\" name=\"\(escaped(field))\""
        guard let failure else { return head + "/>\n" }
        return head
            + "><failure type=\"\(escaped(failure.type))\" message=\"\(escaped(failure.message))\"/></testcase>\n"
    }

    private static func message(_ score: FieldScore, _ cause: FailureCause?) -> String {
        let reason = cause.map { " (\($0.title))" } ?? ""
        return "expected \(ValueText.short(score.expected)), got \(ValueText.short(score.actual))\(reason)"
    }

    /// XML 1.0 forbids most controls, and two code points at the end of the plane.
    private static func escaped(_ text: String) -> String {
        HTMLReport.escaped(text).replacing("\u{FFFE}", with: "\u{FFFD}").replacing(
            "\u{FFFF}", with: "\u{FFFD}")
    }
}
