import AssayCore

// Batch: many questions as one job of a provider, at half the price. What a job's API says (BatchWire and a file for
// each API), one model's questions in a run (BatchLane), jobs from submission to results (BatchDesk), and the rounds
// of a whole run (BatchedRun). What was asked, sent and answered stands in the ledger, so that any kill is survived.

/// How a provider takes many requests at once and answers them. Translates, and sends nothing.
struct BatchWire: Sendable {
    /// What a job may hold. Below what providers allow: a job's requests and results are held in memory once.
    var limits = BatchLimits()
    /// The request that stores the lines beforehand; nil: they go with the job itself.
    let upload: @Sendable (_ job: BatchSubmission) -> BatchUpload?
    /// - Parameter file: the provider's name of what was stored; empty where nothing was.
    let create: @Sendable (_ job: BatchSubmission, _ file: String) -> BatchMessage
    /// Below the base address.
    let status: @Sendable (_ remoteID: String) -> String
    /// Below the base address; newest jobs first.
    let list: @Sendable (_ page: String) -> String
    let listed: @Sendable (_ body: JSON) -> (jobs: [RemoteBatch], nextPage: String?)
    let remote: @Sendable (_ body: JSON) -> RemoteBatch?
    /// One line of results.
    let result: @Sendable (_ line: JSON) -> BatchResult?
    /// Whether a job carries our tag where listings show it; else its custom ids alone tell.
    let isTagged: Bool
}

struct BatchLimits: Sendable, Hashable {
    var requests = 10_000
    /// Of all lines together.
    var bytes = 64 << 20
}

/// A job to be sent.
struct BatchSubmission: Sendable, Hashable {
    /// Ours, random: by it a job is found again whose answer never came.
    let tag: String
    /// As the API names it.
    let model: String
    /// Where each request would go alone.
    let path: String
    let requests: [Request]

    struct Request: Sendable, Hashable {
        let customID: String
        /// Of the plain API.
        let body: String

        /// The custom id as JSON text.
        var id: String { JSON.string(customID).text(.compact) }
    }

    /// One JSON text for each request, each on a line of its own.
    func lines(_ line: (Request) -> String) -> [UInt8] {
        var bytes: [UInt8] = []
        for request in requests {
            bytes += line(request).utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}

/// A file to be stored at a provider.
enum BatchUpload: Sendable, Hashable {
    /// A form; the answer has the file's name as its `id`.
    case form(BatchMessage)
    /// Google's two steps: an address is asked for, then the bytes go there.
    case resumable(displayName: String, bytes: [UInt8])
}

/// A POST with its content type.
struct BatchMessage: Sendable, Hashable {
    let path: String
    var contentType = "application/json"
    let body: [UInt8]
}

/// A job as its provider tells of it.
struct RemoteBatch: Sendable, Hashable {
    enum State: Sendable, Hashable {
        case open
        /// There is nothing more to come; not every request has a result.
        case ended
        /// Refused as a whole: no request was worked on.
        case refused(code: String, message: String)
    }

    /// Where results stand.
    enum Source: Sendable, Hashable {
        /// Below the base address.
        case path(String)
        /// As the provider says; followed on the provider's own host alone, else the path.
        case address(String, orPath: String)
        case inline([JSON])
    }

    let id: String
    let state: State
    /// Ours, where the provider keeps it with the job.
    var tag: String?
    /// ISO 8601 to the second, in UTC; empty where it isn't told.
    var createdAt = ""
    var results: [Source] = []
}

/// What became of one request of a job.
struct BatchResult: Sendable, Hashable {
    enum Ending: Sendable, Hashable {
        /// As if it had been asked alone.
        case response(status: Int, body: JSON)
        /// Not worked on in time, and not charged for.
        case expired
        /// Cancelled by whoever owns the account.
        case cancelled
    }

    let customID: String
    let ending: Ending
}

extension BatchWire {
    /// How the API of a model takes jobs; nil where it takes none.
    static func of(_ provider: String, _ interface: ModelProfile.Interface) -> BatchWire? {
        switch (provider, interface) {
        case (AnthropicProvider.provider.name, .messages): MessageBatches.wire
        case (OpenAIProvider.provider.name, .responses), (OpenAIProvider.provider.name, .chat):
            OpenAIBatches.wire
        case (GeminiProvider.provider.name, .generateContent): GeminiBatches.wire
        case (_, .messages), (_, .responses), (_, .chat), (_, .generateContent): nil
        }
    }
}
