import AssayCore

/// Why a step towards a job's results was not taken.
enum BatchTrouble: Error, Sendable {
    /// Nothing came of it; it is worth another try after so many seconds.
    case passing(ModelFailure)
    /// A request that would do something may have been carried out all the same.
    case uncertain(ModelFailure)
    /// No use in saying it again.
    case refused(ModelFailure)

    var failure: ModelFailure {
        switch self {
        case .passing(let failure), .uncertain(let failure), .refused(let failure): failure
        }
    }
}

extension BatchLane {
    /// What a results file may have at most, in bytes.
    private static let maxResults = 1 << 30

    func post(_ message: BatchMessage) async throws(BatchTrouble) -> JSON {
        let content = HTTPField("content-type", message.contentType)
        let request = HTTPRequest(
            .post, endpoint.baseURL + message.path, headers: [content] + wire.headers(endpoint.key),
            body: message.body)
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await http.send(request)
        } catch {
            let failure = CallClassifier.failure(for: error, exchange: nil)
            guard failure.kind == .transient else { throw .refused(failure) }
            throw failure.mayHaveBeenServed ? .uncertain(failure) : .passing(failure)
        }
        do throws(ModelFailure) {
            return try read(response)
        } catch {
            switch error.kind {
            case .throttled where error.status == 429: throw .passing(error)
            case .throttled, .transient: throw .uncertain(error)
            case .fatalForRun, .fatalForItem: throw .refused(error)
            }
        }
    }

    /// - Parameter path: below the base address.
    func get(_ path: String) async throws(BatchTrouble) -> JSON {
        let response = try await fetch(endpoint.baseURL + path)
        do throws(ModelFailure) {
            return try read(response)
        } catch {
            throw Self.trouble(error)
        }
    }

    /// The lines of results, and where nothing but the first is asked for, that one.
    func lines(of source: RemoteBatch.Source, firstOnly: Bool = false) async throws(BatchTrouble) -> [JSON] {
        switch source {
        case .inline(let lines): return lines
        case .path(let path): return try await lines(at: endpoint.baseURL + path, firstOnly)
        case .address(let address, let path):
            // The key goes to the provider's own host, whatever the provider's reply says.
            let own = HTTPAddress(endpoint.baseURL)?.origin
            let isOwn = own != nil && HTTPAddress(address)?.origin == own
            return try await lines(at: isOwn ? address : endpoint.baseURL + path, firstOnly)
        }
    }

    private func lines(at address: String, _ firstOnly: Bool) async throws(BatchTrouble) -> [JSON] {
        let untilLineEnd: HTTPTransfer.Watch = { bytes in !bytes.contains(UInt8(ascii: "\n")) }
        let watch = firstOnly ? untilLineEnd : nil
        let response = try await fetch(address, watch: watch)
        guard (200..<300).contains(response.status) else {
            do throws(ModelFailure) {
                return [try read(response)]
            } catch {
                throw Self.trouble(error)
            }
        }
        var lines = response.body.split(separator: UInt8(ascii: "\n"))
        if firstOnly { lines = Array(lines.prefix(1)) }
        return lines.compactMap { try? JSON(parsing: $0) }
    }

    private func fetch(
        _ address: String, watch: HTTPTransfer.Watch? = nil
    ) async throws(BatchTrouble) -> HTTPResponse {
        var limits = HTTPLimits()
        limits.maxBodyBytes = Self.maxResults
        do throws(HTTPError) {
            return try await http.send(
                HTTPRequest(.get, address, headers: wire.headers(endpoint.key), limits: limits), watch: watch)
        } catch {
            throw Self.trouble(CallClassifier.failure(for: error, exchange: nil))
        }
    }

    private func read(_ response: HTTPResponse) throws(ModelFailure) -> JSON {
        let text = endpoint.key.removed(from: String(decoding: response.body, as: UTF8.self))
        let limits = JSON.Limits(bytes: Self.maxResults)
        let body = try? JSON(parsing: text, limits: limits)
        let exchange = RawExchange(request: "", response: String(text.prefix(10_000)))
        guard (200..<300).contains(response.status) else {
            throw CallClassifier.failure(for: response, body: body, exchange: exchange)
        }
        guard let body else { throw CallClassifier.unreadable(response, exchange) }
        return body
    }

    private static func trouble(_ failure: ModelFailure) -> BatchTrouble {
        switch failure.kind {
        case .throttled, .transient: .passing(failure)
        case .fatalForRun, .fatalForItem: .refused(failure)
        }
    }
}

extension BatchLane {
    /// Stores a file and answers its name.
    func store(_ upload: BatchUpload) async throws(BatchTrouble) -> String {
        switch upload {
        case .form(let message): try await post(message)["id"]?.string ?? ""
        case .resumable(let name, let bytes): try await store(bytes, displayName: name)
        }
    }

    private func store(_ bytes: [UInt8], displayName: String) async throws(BatchTrouble) -> String {
        let own = HTTPAddress(endpoint.baseURL)
        let place = (own?.origin ?? "") + "/upload" + (own?.path ?? "") + "/files"
        let file: JSON = ["file": ["displayName": .string(displayName)]]
        let start = try await step(
            place, "start", Array(file.text(.compact).utf8), wire.headers(endpoint.key), ofBytes: bytes.count)
        // The documents go to the provider's own host, whatever its reply says.
        guard let address = start["x-goog-upload-url"], HTTPAddress(address)?.origin == own?.origin else {
            throw .refused(
                ModelFailure(
                    .fatalForRun, status: start.status, code: "foreign-address",
                    message: "the address for the job's file is none of the provider's own"))
        }
        let end = try await step(address, "upload, finalize", bytes, [], ofBytes: bytes.count)
        let body = try? JSON(parsing: end.body)
        guard let name = body?["file"]?["name"]?.string, name.hasPrefix("files/") else {
            throw .passing(
                ModelFailure(.transient, code: "unreadable-reply", message: "the reply names no file"))
        }
        return name
    }

    private func step(
        _ address: String, _ command: String, _ body: [UInt8], _ headers: [HTTPField], ofBytes count: Int
    ) async throws(BatchTrouble) -> HTTPResponse {
        let own = [
            HTTPField("content-type", "application/json"), HTTPField("x-goog-upload-protocol", "resumable"),
            HTTPField("x-goog-upload-command", command), HTTPField("x-goog-upload-offset", "0"),
            HTTPField("x-goog-upload-header-content-length", String(count)),
            HTTPField("x-goog-upload-header-content-type", "application/jsonl"),
        ]
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await http.send(HTTPRequest(.post, address, headers: own + headers, body: body))
        } catch {
            throw Self.trouble(CallClassifier.failure(for: error, exchange: nil))
        }
        guard (200..<300).contains(response.status) else {
            do throws(ModelFailure) {
                _ = try read(response)
            } catch {
                throw Self.trouble(error)
            }
            return response
        }
        return response
    }
}
