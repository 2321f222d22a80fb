import AssayCore
import Foundation

/// What is known of a model before it is called.
struct KnownModel: Sendable, Hashable {
    /// `provider/model`.
    let name: String
    /// What, beside the question, changes its answers.
    let parameters: JSON
    /// The strictest first.
    let rungs: [ForcingRung]
    /// nil: unknown.
    let price: Price?
    /// Calls that its server works on at once; nil: no limit of its own.
    var places: Int?
    var pictures = PictureLimits()
    /// Members that a request can do without, where the server refuses them.
    var optional: Set<String> = []

    /// In US dollars; nil where it can't be told: the price is unknown, a call ended without a reply although the
    /// server may have worked on it, or this side ended the reply before its tokens were counted.
    func cost(of ending: ModelCall.Ending) -> Decimal? {
        switch ending {
        case .replied(let reply): reply.wasCutOff && price != .free ? nil : price?.cost(of: reply.usage)
        case .failed(let failure): failure.mayHaveBeenServed && price != .free ? nil : 0
        }
    }
}

extension ModelFailure {
    /// Whether the provider may charge for the call: not where it refused, not where it was never reached.
    var mayHaveBeenServed: Bool {
        if let status { return (200..<300).contains(status) }
        return TransportCode(rawValue: code)?.mayHaveBeenServed ?? false
    }
}
