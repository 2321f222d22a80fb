import Foundation
import Testing

@testable import AssayCore

@Suite struct McNemarTests {
    /// Exact: statsmodels 0.14 `mcnemar(exact=True)`; mid-p: scipy `binom.cdf` and `binom.pmf`.
    @Test(arguments: [
        (0, 0, 1.0, 1.0), (0, 1, 1.0, 0.5), (1, 0, 1.0, 0.5), (3, 3, 1.0, 0.6875), (0, 5, 0.0625, 0.03125),
        (1, 7, 0.0703125, 0.0390625), (2, 10, 0.03857421875, 0.0224609375),
        (12, 4, 0.076812744140625, 0.04904174804687501), (40, 60, 0.05688793364098089, 0.04604406692934291),
        (480, 560, 0.014259079095385853, 0.013118841927411392),
        (5000, 5300, 0.003215819673645259, 0.003116273688675258),
        (20000, 21000, 8.058578026793151e-07, 7.859567846689182e-07),
    ])
    func `Exact and mid-p are those of statsmodels and scipy`(
        first: Int, second: Int, exact: Double, midP: Double
    ) {
        let test = McNemar(firstOnly: first, secondOnly: second)
        #expect(abs(test.exactP - exact) <= 1e-10 * exact)
        #expect(abs(test.midP - midP) <= 1e-10 * midP)
    }

    @Test(arguments: 1...60) func `The sides can be exchanged and p stays in 0 to 1`(discordant: Int) {
        for first in 0...discordant {
            let test = McNemar(firstOnly: first, secondOnly: discordant - first)
            let turned = McNemar(firstOnly: discordant - first, secondOnly: first)
            #expect(test.midP == turned.midP)
            #expect(test.midP > 0 && test.midP <= test.exactP && test.exactP <= 1)
        }
    }
}
