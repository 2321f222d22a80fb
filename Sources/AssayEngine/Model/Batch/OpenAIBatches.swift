import AssayCore

/// OpenAI Batch: the lines as a file, `POST /v1/files`, then the job, `POST /v1/batches`. Our tag stands in its metadata.
enum OpenAIBatches {
    static let wire = BatchWire(
        upload: upload, create: create, status: { "/batches/\($0)" },
        list: { "/batches?limit=100" + ($0.isEmpty ? "" : "&after=\($0)") },
        listed: listed, remote: remote, result: result, isTagged: true)

    private static let tagKey = "assay_job"

    @Sendable private static func upload(_ job: BatchSubmission) -> BatchUpload? {
        let boundary = "assay-\(job.tag)"
        let head = [
            "--\(boundary)", #"Content-Disposition: form-data; name="purpose""#, "", "batch", "--\(boundary)",
            #"Content-Disposition: form-data; name="file"; filename="assay-\#(job.tag).jsonl""#,
            "Content-Type: application/jsonl", "", "",
        ]
        var body = Array(head.joined(separator: "\r\n").utf8)
        body += job.lines {
            #"{"custom_id":\#($0.id),"method":"POST","url":"/v1\#(job.path)","body":\#($0.body)}"#
        }
        body += "\r\n--\(boundary)--\r\n".utf8
        return .form(
            BatchMessage(
                path: "/files", contentType: "multipart/form-data; boundary=\(boundary)", body: body))
    }

    @Sendable private static func create(_ job: BatchSubmission, _ file: String) -> BatchMessage {
        let body: JSON = [
            "input_file_id": .string(file), "endpoint": .string("/v1" + job.path),
            "completion_window": "24h", "metadata": .object([tagKey: .string(job.tag)]),
        ]
        return BatchMessage(path: "/batches", body: Array(body.text(.compact).utf8))
    }

    @Sendable private static func listed(_ body: JSON) -> (jobs: [RemoteBatch], nextPage: String?) {
        let data = body["data"]?.array ?? []
        let next = body["has_more"] == true ? body["last_id"]?.string ?? data.last?["id"]?.string : nil
        return (data.compactMap(remote), next)
    }

    @Sendable private static func remote(_ body: JSON) -> RemoteBatch? {
        guard let id = body["id"]?.string, let status = body["status"]?.string else { return nil }
        // A job is said to be completed with no output at all and everything in the error file; both are read.
        let files = [body["output_file_id"], body["error_file_id"]].compactMap { $0?.string }
        return RemoteBatch(
            id: id, state: state(status, body), tag: body["metadata"]?[tagKey]?.string,
            createdAt: body["created_at"]?.number.flatMap { Double($0.text) }.map(BatchTime.text) ?? "",
            results: files.map { .path("/files/\($0)/content") })
    }

    private static func state(_ status: String, _ body: JSON) -> RemoteBatch.State {
        switch status {
        case "completed", "expired", "cancelled": return .ended
        case "failed":
            let error = body["errors"]?["data"]?[0]
            return .refused(
                code: error?["code"]?.string ?? status, message: error?["message"]?.string ?? status)
        default: return .open
        }
    }

    @Sendable private static func result(_ line: JSON) -> BatchResult? {
        guard let id = line["custom_id"]?.string else { return nil }
        switch line["error"]?["code"]?.string {
        case "batch_expired": return BatchResult(customID: id, ending: .expired)
        case "batch_cancelled": return BatchResult(customID: id, ending: .cancelled)
        default: break
        }
        let response = line["response"]
        // Seen in the wild: status 0 where the provider's own server failed.
        let status = response?["status_code"]?.number.flatMap { Int($0.text) } ?? 0
        let body = response?["body"] ?? ["error": line["error"] ?? .null]
        return BatchResult(customID: id, ending: .response(status: status < 100 ? 500 : status, body: body))
    }
}
