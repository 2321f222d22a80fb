import AssayCore

/// Anthropic Message Batches: `POST /v1/messages/batches`. A job has no place for a mark of ours; its requests' custom
/// ids have.
enum MessageBatches {
    static let wire = BatchWire(
        upload: { _ in nil },
        create: { job, _ in
            let requests = job.requests.map { #"{"custom_id":\#($0.id),"params":\#($0.body)}"# }
            let body = #"{"requests":["# + requests.joined(separator: ",") + "]}"
            return BatchMessage(path: "/messages/batches", body: Array(body.utf8))
        },
        status: { "/messages/batches/\($0)" },
        list: { "/messages/batches?limit=100" + ($0.isEmpty ? "" : "&after_id=\($0)") },
        listed: listed, remote: remote, result: result, isTagged: false)

    @Sendable private static func listed(_ body: JSON) -> (jobs: [RemoteBatch], nextPage: String?) {
        let next = body["has_more"] == true ? body["last_id"]?.string : nil
        return ((body["data"]?.array ?? []).compactMap(remote), next)
    }

    @Sendable private static func remote(_ body: JSON) -> RemoteBatch? {
        guard let id = body["id"]?.string, let status = body["processing_status"]?.string else { return nil }
        let path = "/messages/batches/\(id)/results"
        return RemoteBatch(
            id: id, state: status == "ended" ? .ended : .open,
            createdAt: BatchTime.text(body["created_at"]?.string ?? ""),
            results: [body["results_url"]?.string.map { .address($0, orPath: path) } ?? .path(path)])
    }

    @Sendable private static func result(_ line: JSON) -> BatchResult? {
        guard let id = line["custom_id"]?.string, let result = line["result"] else { return nil }
        switch result["type"]?.string {
        case "succeeded":
            return BatchResult(
                customID: id, ending: .response(status: 200, body: result["message"] ?? .null))
        case "errored":
            let body = result["error"] ?? .null
            let type = body["error"]?["type"]?.string ?? ""
            return BatchResult(
                customID: id, ending: .response(status: statuses[type] ?? 500, body: body))
        case "expired": return BatchResult(customID: id, ending: .expired)
        case "canceled": return BatchResult(customID: id, ending: .cancelled)
        default: return nil
        }
    }

    /// The status that the plain API answers with each type of error.
    private static let statuses = [
        "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
        "permission_error": 403, "not_found_error": 404, "conflict_error": 409, "request_too_large": 413,
        "rate_limit_error": 429, "api_error": 500, "timeout_error": 504, "overloaded_error": 529,
    ]
}
