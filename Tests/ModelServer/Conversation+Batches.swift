import AssayCore
import Foundation

/// How batch jobs go wrong.
public struct BatchFaults: Sendable {
    /// What becomes of the attempts to begin a job, in order; then all goes well.
    public enum Creation: Sendable {
        case fine
        /// The job is taken, and the connection ends without an answer.
        case takenUnanswered
        /// The job is taken, and the answer never comes.
        case takenSilent
        /// Refused with that status; nothing is taken.
        case refused(Int)
    }

    public var creations: [Creation]
    /// Looks at a job before it is done.
    public var looks: Int
    /// The whole job ends as this: `expired`, `failed`, `cancelled`; empty: done.
    public var ending: String
    /// Where `results_url` leads; nil: here.
    public var resultsURL: String?
    /// Where an upload's second step leads; nil: here.
    public var uploadURL: String?
    /// Results are broken off the first time they are fetched.
    public var breaksResults: Bool

    public init(
        creations: [Creation] = [], looks: Int = 1, ending: String = "", resultsURL: String? = nil,
        uploadURL: String? = nil,
        breaksResults: Bool = false
    ) {
        self.creations = creations
        self.looks = looks
        self.ending = ending
        self.resultsURL = resultsURL
        self.uploadURL = uploadURL
        self.breaksResults = breaksResults
    }
}

/// A job that was taken.
struct BatchState {
    /// What became of one request.
    typealias Result = (id: String, status: Int, body: JSON?, word: String)

    let id: String
    let dialect: Dialect
    /// The API's path that its requests would go to.
    let place: String
    let requests: [(id: String, body: JSON)]
    let metadata: JSON
    /// Whether its requests came in a file, and so its results are one.
    var isByFile = false
    var looks = 0
    var isCancelled = false
    var fetches = 0
    /// Made once: custom id, status, body; nil body: no result of its own.
    var results: [Result] = []
}

extension Conversation {
    /// Custom ids of all requests in all jobs, in the order of coming.
    public var batchedIDs: [String] { lock.withLock { jobs.flatMap { $0.requests.map(\.id) } } }
    public var jobCount: Int { lock.withLock { jobs.count } }

    /// The answer where the request is about jobs or files.
    func batchAnswer(_ request: WireRequest, _ place: String, _ dialect: Dialect) -> WireAnswer? {
        let parts = place.split(separator: "/").map(String.init)
        switch (dialect, parts.first) {
        case (.messages, _) where parts.count > 1 && parts[1] == "batches":
            return jobAnswer(request, Array(parts.dropFirst(2)), .messages)
        case (.chat, "files"): return fileAnswer(request, Array(parts.dropFirst()))
        case (.chat, "batches"): return jobAnswer(request, Array(parts.dropFirst()), .chat)
        case (.gemini, "files"): return geminiFileAnswer(request, Array(parts.dropFirst()))
        case (.gemini, "batches"):
            // `batches/b1:cancel`
            let last = (parts.count > 1 ? parts[1] : "").split(separator: ":").map(String.init)
            return jobAnswer(request, last, .gemini)
        case (.gemini, "models") where place.hasSuffix(":batchGenerateContent"):
            return jobAnswer(request, [], .gemini, model: String(place.dropFirst(7).prefix { $0 != ":" }))
        default: return nil
        }
    }

    private func jobAnswer(
        _ request: WireRequest, _ rest: [String], _ dialect: Dialect, model: String = ""
    ) -> WireAnswer {
        if rest.isEmpty {
            return request.method == "POST" ? create(request, dialect, model) : list(request, dialect)
        }
        guard let index = jobs.firstIndex(where: { $0.id == rest[0] }) else {
            return dialect.error(404, "no such job")
        }
        switch (request.method, rest.dropFirst().first) {
        case ("POST", "cancel"):
            jobs[index].isCancelled = true
            return dialect == .gemini ? .reply("{}") : .reply(view(jobs[index]).text(.compact))
        case ("DELETE", _):
            let id = jobs.remove(at: index).id
            return dialect == .gemini
                ? .reply("{}") : .reply(#"{"id":"\#(id)","type":"message_batch_deleted"}"#)
        case ("GET", "results"):
            return fetched(index, results(of: index), dialect)
        case ("GET", nil):
            jobs[index].looks += 1
            return .reply(view(jobs[index]).text(.compact))
        default: return dialect.error(405, "not that way")
        }
    }

    private func fetched(_ index: Int, _ text: String, _ dialect: Dialect) -> WireAnswer {
        guard isEnded(jobs[index]) else { return dialect.error(404, "the job is not done") }
        jobs[index].fetches += 1
        let answer = WireAnswer.reply(text, type: "application/binary")
        return faults.breaksResults && jobs[index].fetches == 1 ? answer.cut : answer
    }

    private func list(_ request: WireRequest, _ dialect: Dialect) -> WireAnswer {
        for index in jobs.indices { jobs[index].looks += 1 }
        let listed = jobs.filter { $0.dialect == dialect }.reversed().map(view)
        switch dialect {
        case .messages:
            return .reply(
                JSON.object([
                    "data": .array(listed), "has_more": false, "first_id": listed.first?["id"] ?? .null,
                    "last_id": listed.last?["id"] ?? .null,
                ]).text(.compact))
        case .chat, .responses:
            return .reply(
                JSON.object([
                    "object": "list", "data": .array(listed), "has_more": false,
                    "first_id": listed.first?["id"] ?? .null, "last_id": listed.last?["id"] ?? .null,
                ]).text(.compact))
        case .gemini: return .reply(JSON.object(["operations": .array(listed)]).text(.compact))
        }
    }

    private func create(_ request: WireRequest, _ dialect: Dialect, _ model: String) -> WireAnswer {
        let made = jobs.count + refusals
        let fault = faults.creations.indices.contains(made) ? faults.creations[made] : .fine
        if case .refused(let status) = fault {
            refusals += 1
            return dialect.error(status, "as the test wants it")
        }
        guard let body = try? JSON(parsing: request.body), let job = job(body, dialect, model) else {
            return dialect.error(400, "no job that this API takes")
        }
        jobs.append(job)
        switch fault {
        case .takenUnanswered: return .reset
        case .takenSilent: return .silence
        case .fine, .refused: return .reply(view(job).text(.compact))
        }
    }

    private func job(_ body: JSON, _ dialect: Dialect, _ model: String) -> BatchState? {
        let id =
            "\(dialect == .messages ? "msgbatch_" : dialect == .gemini ? "b" : "batch_")\(jobs.count + 1)"
        var requests: [(id: String, body: JSON)] = []
        var place = ""
        var metadata = JSON.null
        var isByFile = false
        switch dialect {
        case .messages:
            for item in body["requests"]?.array ?? [] {
                guard let id = item["custom_id"]?.string, id.utf8.count <= 64, let params = item["params"],
                    params["stream"] != true
                else { return nil }
                requests.append((id, params))
            }
        case .chat, .responses:
            guard let file = files[body["input_file_id"]?.string ?? ""],
                let endpoint = body["endpoint"]?.string, body["completion_window"] == "24h"
            else { return nil }
            place = String(endpoint.dropFirst(4))
            metadata = body["metadata"] ?? .null
            for line in file.split(separator: UInt8(ascii: "\n")) {
                guard let item = try? JSON(parsing: line), let id = item["custom_id"]?.string,
                    item["method"] == "POST", item["url"]?.string == endpoint, let body = item["body"]
                else { return nil }
                requests.append((id, body))
            }
        case .gemini:
            let batch = body["batch"]
            metadata = batch?["displayName"] ?? .null
            place = "models/\(model):generateContent"
            if let name = batch?["inputConfig"]?["fileName"]?.string {
                guard let file = files[name] else { return nil }
                isByFile = true
                for line in file.split(separator: UInt8(ascii: "\n")) {
                    guard let item = try? JSON(parsing: line), let id = item["key"]?.string,
                        let body = item["request"]
                    else { return nil }
                    requests.append((id, body))
                }
            }
            let list = batch?["inputConfig"]?["requests"]?["requests"]?.array ?? []
            for (index, item) in list.enumerated() {
                guard let body = item["request"] else { return nil }
                requests.append((item["metadata"]?["key"]?.string ?? "#\(index)", body))
            }
        }
        guard !requests.isEmpty, Set(requests.map(\.id)).count == requests.count else { return nil }
        var state = BatchState(id: id, dialect: dialect, place: place, requests: requests, metadata: metadata)
        state.isByFile = isByFile
        state.results = requests.map { result($0.id, $0.body, state) }
        return state
    }

    private func result(
        _ id: String, _ body: JSON, _ job: BatchState
    ) -> BatchState.Result {
        let dialect = job.dialect == .chat && job.place.hasPrefix("responses") ? .responses : job.dialect
        let model = job.dialect == .gemini ? String(job.place) : body["model"]?.string ?? ""
        // A document may name its own fault: `[[expires]]`.
        let text = body.text(.compact)
        let told = text.range(of: "[[").flatMap { start in
            text.range(of: "]]", range: start.upperBound..<text.endIndex).map {
                String(text[start.upperBound..<$0.lowerBound])
            }
        }
        let fault =
            told ?? model.split(separator: "~").dropFirst().first.map { String($0.prefix { $0 != ":" }) }
            ?? ""
        let count = batchTries[text, default: 0]
        batchTries[text] = count + 1
        switch fault {
        case "expires", "cancelled", "lost": return (id, 0, nil, fault)
        case "expires-once" where count == 0: return (id, 0, nil, "expires")
        case "twice":
            let reply = batchReply(dialect, job.place, body)
            return (id, reply.status, reply.body, "twice")
        case let fault where fault.hasPrefix("error-"):
            let status = Int(fault.dropFirst(6)) ?? 500
            return (id, status, dialect.errorBody(status, "as the test wants it"), "")
        default:
            let reply = batchReply(dialect, job.place, body)
            return (id, reply.status, reply.body, "")
        }
    }

    func isEnded(_ job: BatchState) -> Bool { job.isCancelled || job.looks > faults.looks }
}
