import AssayCore
import Foundation

extension Conversation {
    /// A job as its API shows it.
    func view(_ job: BatchState) -> JSON {
        switch job.dialect {
        case .messages: messagesView(job)
        case .chat, .responses: openAIView(job)
        case .gemini: geminiView(job)
        }
    }

    private func counted(_ job: BatchState, _ isCounted: (BatchState.Result) -> Bool) -> JSON {
        Dialect.integer(isEnded(job) ? job.results.filter(isCounted).count : 0)
    }

    private func messagesView(_ job: BatchState) -> JSON {
        let isEnded = isEnded(job)
        let own = "http://127.0.0.1/v1/messages/batches/\(job.id)/results"
        return [
            "id": .string(job.id), "type": "message_batch",
            "processing_status": isEnded ? "ended" : "in_progress",
            "request_counts": [
                "processing": Dialect.integer(isEnded ? 0 : job.requests.count),
                "succeeded": counted(job) { $0.status == 200 }, "errored": counted(job) { $0.status > 200 },
                "canceled": counted(job) { $0.word == "cancelled" },
                "expired": counted(job) { $0.word == "expires" },
            ],
            "created_at": .string(now), "expires_at": .string(now), "archived_at": nil,
            "ended_at": isEnded ? .string(now) : nil, "cancel_initiated_at": nil,
            "results_url": isEnded
                ? .string(
                    faults.resultsURL ?? address.map { $0 + "/v1/messages/batches/\(job.id)/results" } ?? own)
                : nil,
        ]
    }

    private func openAIView(_ job: BatchState) -> JSON {
        let isEnded = isEnded(job)
        let status =
            !isEnded
            ? "in_progress"
            : job.isCancelled ? "cancelled" : faults.ending.isEmpty ? "completed" : faults.ending
        let hasFiles = isEnded && status != "failed"
        let text = hasFiles ? openAIResults(job) : (output: "", errors: "")
        let names = (output: "file-out-\(job.id)", errors: "file-err-\(job.id)")
        if hasFiles {
            files[names.output] = Array(text.output.utf8)
            files[names.errors] = Array(text.errors.utf8)
        }
        let errors: JSON = [
            "object": "list",
            "data": [
                ["code": "invalid_request", "message": "as the test wants it", "line": nil, "param": nil]
            ],
        ]
        return [
            "id": .string(job.id), "object": "batch", "endpoint": .string("/v1/\(job.place)"),
            "completion_window": "24h", "status": .string(status), "input_file_id": "file-in",
            "output_file_id": text.output.isEmpty ? nil : .string(names.output),
            "error_file_id": text.errors.isEmpty ? nil : .string(names.errors),
            "created_at": Dialect.integer(Int(Date.now.timeIntervalSince1970)), "metadata": job.metadata,
            "errors": status == "failed" ? errors : nil,
            // Seen in the wild: counts that say nothing of the failed ones.
            "request_counts": [
                "total": Dialect.integer(job.requests.count),
                "completed": Dialect.integer(isEnded ? job.requests.count : 0),
                "failed": 0,
            ],
        ]
    }

    /// The last first: results come in any order.
    private func openAIResults(_ job: BatchState) -> (output: String, errors: String) {
        var output = ""
        var errors = ""
        for (number, result) in job.results.enumerated().reversed() where result.word != "lost" {
            var line: JSONObject = ["id": .string("batch_req_\(number)"), "custom_id": .string(result.id)]
            if let body = result.body {
                line["response"] = [
                    "status_code": Dialect.integer(result.status), "request_id": .string("req_\(number)"),
                    "body": body,
                ]
                line["error"] = nil as JSON
            } else {
                let code = result.word == "cancelled" ? "batch_cancelled" : "batch_expired"
                line["response"] = nil as JSON
                line["error"] = ["code": .string(code), "message": "not worked on"]
            }
            let text = JSON.object(line).text(.compact) + "\n"
            let times = result.word == "twice" ? 2 : 1
            for _ in 0..<times { if result.status == 200 { output += text } else { errors += text } }
        }
        return (output, errors)
    }

    /// JSON lines of a Message Batch.
    func results(of index: Int) -> String {
        let job = jobs[index]
        return job.results.reversed().filter { $0.word != "lost" }.map { result in
            let ending: JSON
            switch (result.body, result.status) {
            case (let body?, 200): ending = ["type": "succeeded", "message": body]
            case (let body?, _): ending = ["type": "errored", "error": body]
            case (nil, _): ending = ["type": result.word == "cancelled" ? "canceled" : "expired"]
            }
            let line = JSON.object(["custom_id": .string(result.id), "result": ending]).text(.compact) + "\n"
            return result.word == "twice" ? line + line : line
        }.joined()
    }

    private func geminiView(_ job: BatchState) -> JSON {
        let isEnded = isEnded(job)
        let state =
            !isEnded
            ? "RUNNING"
            : job.isCancelled ? "CANCELLED" : faults.ending.isEmpty ? "SUCCEEDED" : faults.ending.uppercased()
        let hasResults = isEnded && state != "FAILED"
        let responses = hasResults ? geminiResults(job) : []
        var metadata: JSONObject = [
            "@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
            "model": .string(String(job.place.prefix { $0 != ":" })), "displayName": job.metadata,
            "createTime": .string(now), "updateTime": .string(now), "name": .string("batches/\(job.id)"),
            "state": .string("BATCH_STATE_" + state),
            "batchStats": ["requestCount": .string("\(job.requests.count)")],
        ]
        var view: JSONObject = ["name": .string("batches/\(job.id)")]
        let name = "files/batch-\(job.id)"
        if job.isByFile, hasResults {
            let lines = responses.map { line -> String in
                var members = line.object ?? [:]
                members["key"] = line["metadata"]?["key"]
                members["metadata"] = nil as JSON?
                return JSON.object(members).text(.compact)
            }
            files[name] = Array(lines.joined(separator: "\n").utf8)
        }
        let results: JSON =
            job.isByFile
            ? ["responsesFile": .string(name)] : ["inlinedResponses": ["inlinedResponses": .array(responses)]]
        if hasResults { metadata["output"] = results }
        view["metadata"] = .object(metadata)
        if isEnded {
            view["done"] = true
            if state == "FAILED" {
                view["error"] = ["code": 13, "message": "as the test wants it", "status": "INTERNAL"]
            } else {
                var response = results.object ?? [:]
                response["@type"] =
                    "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatchOutput"
                view["response"] = .object(response)
            }
        }
        return .object(view)
    }

    private func geminiResults(_ job: BatchState) -> [JSON] {
        job.results.reversed().filter { $0.word != "lost" }.flatMap { result -> [JSON] in
            let metadata: JSON = ["key": .string(result.id)]
            let line: JSON
            switch (result.body, result.status) {
            case (let body?, 200): line = ["response": body, "metadata": metadata]
            case (let body?, _):
                line = ["error": body["error"] ?? .null, "metadata": metadata]
            case (nil, _):
                let isCancelled = result.word == "cancelled"
                let error: JSON = [
                    "code": isCancelled ? 1 : 4, "message": "not worked on",
                    "status": isCancelled ? "CANCELLED" : "DEADLINE_EXCEEDED",
                ]
                line = ["error": error, "metadata": metadata]
            }
            return result.word == "twice" ? [line, line] : [line]
        }
    }

    private var now: String { Date.now.formatted(.iso8601) }

    // MARK: files

    /// Google's: an upload in two steps, and `files/x:download`.
    func geminiFileAnswer(_ request: WireRequest, _ rest: [String]) -> WireAnswer {
        let id = files.count + 1
        switch (request.method, request.header("x-goog-upload-command")) {
        case ("POST", "start"):
            let address = faults.uploadURL ?? (address ?? "") + "/upload/v1beta/files?upload_id=\(id)"
            return .reply("{}", headers: ["X-Goog-Upload-URL: \(address)", "X-Goog-Upload-Status: active"])
        case ("POST", "upload, finalize"):
            files["files/f\(id)"] = request.body
            let file: JSON = [
                "name": .string("files/f\(id)"), "mimeType": "application/jsonl", "state": "ACTIVE",
                "sizeBytes": .string("\(request.body.count)"),
            ]
            return .reply(
                JSON.object(["file": file]).text(.compact), headers: ["X-Goog-Upload-Status: final"])
        case ("GET", _):
            let name = "files/" + (rest.first ?? "").prefix { $0 != ":" }
            guard let content = files[name] else { return Dialect.gemini.error(404, "no such file") }
            return .reply(content, type: "application/octet-stream")
        default: return Dialect.gemini.error(405, "not that way")
        }
    }

    func fileAnswer(_ request: WireRequest, _ rest: [String]) -> WireAnswer {
        switch (request.method, rest.first, rest.dropFirst().first) {
        case ("POST", nil, _):
            guard let content = Self.part(named: "file", of: request),
                let purpose = Self.part(named: "purpose", of: request)
            else { return Dialect.chat.error(400, "no multipart form with file and purpose") }
            let id = "file-\(files.count + 1)"
            files[id] = content
            return .reply(Self.view(id, content, purpose: String(decoding: purpose, as: UTF8.self)))
        case ("GET", let id?, let what):
            guard let content = files[id] else { return Dialect.chat.error(404, "no such file") }
            guard what == "content" else { return .reply(Self.view(id, content, purpose: "batch_output")) }
            let answer = WireAnswer.reply(content, type: "application/binary")
            let isBroken = faults.breaksResults && !brokenFiles.contains(id)
            brokenFiles.insert(id)
            return isBroken ? answer.cut : answer
        default: return Dialect.chat.error(405, "not that way")
        }
    }

    private static func view(_ id: String, _ content: [UInt8], purpose: String) -> String {
        JSON.object([
            "id": .string(id), "object": "file", "bytes": Dialect.integer(content.count),
            "created_at": 1_790_000_000, "filename": "x.jsonl", "purpose": .string(purpose),
            "status": "processed",
        ]).text(.compact)
    }

    /// The content of one part of a multipart form.
    private static func part(named name: String, of request: WireRequest) -> [UInt8]? {
        guard let type = request.header("content-type"), let start = type.range(of: "boundary=") else {
            return nil
        }
        let boundary = Array(("--" + type[start.upperBound...].prefix { $0 != ";" }).utf8)
        let body = Data(request.body)
        var position = body.startIndex
        var marks: [Range<Data.Index>] = []
        while let mark = body.range(of: Data(boundary), in: position..<body.endIndex) {
            marks.append(mark)
            position = mark.upperBound
        }
        for (mark, next) in zip(marks, marks.dropFirst()) {
            let part = body[mark.upperBound..<next.lowerBound]
            guard let headEnd = part.range(of: Data("\r\n\r\n".utf8)),
                String(decoding: part[..<headEnd.lowerBound], as: UTF8.self).contains("name=\"\(name)\"")
            else { continue }
            return Array(part[headEnd.upperBound...].dropLast(2))
        }
        return nil
    }
}
