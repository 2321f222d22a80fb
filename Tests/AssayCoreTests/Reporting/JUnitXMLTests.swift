import Foundation
import Testing

@testable import AssayCore

@Suite struct JUnitXMLTests {
    @Test func `There is a case for each labelled field, and counts that fit`() throws {
        let runs = try ReportFixtures.runs()
        let text = JUnitXML.text(runs)
        let values = runs.flatMap(\.documents).flatMap(\.scores).filter { !$0.field.contains(".") }
        #expect(text.components(separatedBy: "<testcase ").count - 1 == values.count)
        #expect(text.components(separatedBy: "<failure ").count - 1 == values.count { !$0.result.isRight })
        #expect(text.contains("<testsuite name=\"invoice (Samples/invoice): rules\" tests=\"17\""))
        #expect(text.contains("got null (file not read)") && !text.contains("<b>"))
    }

    @Test func `A gate that is shut has a failure for each reason`() throws {
        let baseline = Baseline(of: try ReportFixtures.runs()[1])
        let policy = GatePolicy(leastAccuracy: 1)
        let gate = try Gate(baseline, against: baseline, policy: policy, bootstrap: Bootstrap(resamples: 50))
        #expect(JUnitXML.text(gate).contains("failures=\"1\""))
        #expect(JUnitXML.text(gate).contains("<failure type=\"accuracy-below-floor\""))
    }
}
