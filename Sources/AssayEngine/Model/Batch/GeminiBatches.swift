import AssayCore

/// Gemini batch: `POST /v1beta/models/{model}:batchGenerateContent` with the requests inline, or where they are too long
/// for that, with the name of a file that holds them. Our tag is its display name.
enum GeminiBatches {
    static let wire = BatchWire(
        upload: upload, create: create, status: { "/\($0)" },
        list: { "/batches?pageSize=100" + ($0.isEmpty ? "" : "&pageToken=\($0)") },
        listed: listed, remote: remote, result: result, isTagged: true)

    @Sendable private static func create(_ job: BatchSubmission, _ file: String) -> BatchMessage {
        let name = JSON.string(displayName(job.tag)).text(.compact)
        let input = file.isEmpty ? inline(job) : #"{"fileName":\#(JSON.string(file).text(.compact))}"#
        let body = #"{"batch":{"displayName":\#(name),"inputConfig":\#(input)}}"#
        return BatchMessage(
            path: "/models/\(job.model):batchGenerateContent", body: Array(body.utf8))
    }

    private static func inline(_ job: BatchSubmission) -> String {
        let requests = job.requests.map { #"{"request":\#($0.body),"metadata":{"key":\#($0.id)}}"# }
        return #"{"requests":{"requests":["# + requests.joined(separator: ",") + "]}}"
    }

    /// Inline jobs end at 20 MB.
    static let mostInline = 16 << 20

    @Sendable private static func upload(_ job: BatchSubmission) -> BatchUpload? {
        let bytes = job.requests.reduce(0) { $0 + $1.body.utf8.count + 256 }
        guard bytes > mostInline else { return nil }
        return .resumable(
            displayName: displayName(job.tag),
            bytes: job.lines { #"{"key":\#($0.id),"request":\#($0.body)}"# })
    }

    private static let prefix = "assay-"

    private static func displayName(_ tag: String) -> String { prefix + tag }

    @Sendable private static func listed(_ body: JSON) -> (jobs: [RemoteBatch], nextPage: String?) {
        let next = body["nextPageToken"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return ((body["operations"]?.array ?? []).compactMap(remote), next)
    }

    /// A job is a long-running operation: the job itself stands in its `metadata`, the results in its `response`.
    @Sendable private static func remote(_ body: JSON) -> RemoteBatch? {
        guard let id = body["name"]?.string, id.hasPrefix("batches/") else { return nil }
        let job = body["metadata"] ?? body
        let name = job["displayName"]?.string ?? ""
        return RemoteBatch(
            id: id, state: state(job["state"]?.string ?? "", body),
            tag: name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil,
            createdAt: BatchTime.text(job["createTime"]?.string ?? ""),
            results: results(body["response"] ?? job["output"]))
    }

    private static func state(_ state: String, _ body: JSON) -> RemoteBatch.State {
        switch state.split(separator: "_").dropFirst(2).joined(separator: "_") {
        case "SUCCEEDED", "PARTIALLY_SUCCEEDED", "CANCELLED", "EXPIRED": return .ended
        case "FAILED":
            let error = body["error"] ?? body["metadata"]?["error"]
            return .refused(
                code: error?["status"]?.string ?? "batch-failed",
                message: error?["message"]?.string ?? "the job failed")
        default: return body["done"] == true ? .ended : .open
        }
    }

    private static func results(_ output: JSON?) -> [RemoteBatch.Source] {
        if let file = output?["responsesFile"]?.string, isFileName(file) {
            return [.path("/\(file):download?alt=media")]
        }
        let inlined = output?["inlinedResponses"]
        return [.inline(inlined?["inlinedResponses"]?.array ?? inlined?.array ?? [])]
    }

    /// `files/…` without anything that would lead elsewhere.
    private static func isFileName(_ name: String) -> Bool {
        name.hasPrefix("files/")
            && name.dropFirst("files/".count).utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
                    || (0x61...0x7A).contains(byte | 0x20)
            }
    }

    @Sendable private static func result(_ line: JSON) -> BatchResult? {
        guard let id = line["metadata"]?["key"]?.string ?? line["key"]?.string else { return nil }
        if let response = line["response"] {
            return BatchResult(customID: id, ending: .response(status: 200, body: response))
        }
        let error = line["error"]
        // A google.rpc.Code, where it is below 100, or an HTTP status.
        let code = error?["code"]?.number.flatMap { Int($0.text) } ?? 500
        switch error?["status"]?.string ?? "" {
        case "DEADLINE_EXCEEDED": return BatchResult(customID: id, ending: .expired)
        case "CANCELLED": return BatchResult(customID: id, ending: .cancelled)
        default: break
        }
        let status = code >= 100 ? code : statuses[code] ?? 500
        return BatchResult(
            customID: id, ending: .response(status: status, body: ["error": error ?? .null]))
    }

    private static let statuses = [
        1: 499, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400, 12: 501, 13: 500,
        14: 503, 16: 401,
    ]
}
