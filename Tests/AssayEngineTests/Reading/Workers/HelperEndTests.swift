import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct HelperEndTests {
    @Test(arguments: [
        (0x000B, HelperEnd.signal(11), "crashed", "signal 11"),
        (0x0086, .signal(6), "crashed", "signal 6"),
        (0x0009, .signal(9), "crashed", "signal 9"),
        (0x0018, .signal(24), "timed-out", "1800 s"),
        (0x0300, .status(3), "crashed", "status 3"),
        (0x5600, .outOfMemory, "out-of-memory", "4096 MiB"),
    ])
    func `An end has a cause that people understand`(
        status: Int32, end: HelperEnd, code: String, words: String
    ) {
        #expect(HelperEnd(waitStatus: status) == end)
        let failure = HelperEnd(waitStatus: status).failure(ReadingLimits(), share: 2)
        #expect(failure.code == code)
        #expect(failure.message.contains(words))
    }
}
