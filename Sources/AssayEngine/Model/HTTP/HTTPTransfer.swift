import CCurl
import Foundation

/// One transfer in flight. A class because libcurl's callbacks hold its address; it is made, used and freed
/// on the event loop's thread alone.
final class HTTPTransfer {
    typealias Completion = @Sendable (Result<HTTPResponse, HTTPError>) -> Void
    /// Sees the body as it comes, on the event loop's thread; false: that is enough.
    typealias Watch = @Sendable (UnsafeRawBufferPointer) -> Bool

    let handle: UnsafeMutableRawPointer
    private let limits: HTTPLimits
    private var unsent: ArraySlice<UInt8>
    private var hasBegunToSend = false
    private let completion: Completion
    private let watch: Watch?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var headers: [HTTPField] = []
    private var body: [UInt8] = []
    private var isTooLarge = false
    /// The system's uptime when a byte last went either way; nil: none has.
    private var lastByte: Double?
    private var hasReply = false
    private var isEnough = false
    /// More header lines than this are read and dropped.
    private static let maxHeaders = 256

    /// nil where libcurl is out of memory.
    init?(_ request: HTTPRequest, watch: Watch?, completion: @escaping Completion) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.completion = completion
        self.watch = watch
        limits = request.limits
        unsent = request.body[...]
        setUp(request)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
    }

    private func setUp(_ request: HTTPRequest) {
        _ = curlSet(handle, CURLOPT_URL, request.url)
        _ = curlSet(handle, CURLOPT_NOSIGNAL, 1)
        _ = curlSetWebOnly(handle)
        _ = curlSetQuickExit(handle)
        _ = curlSet(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = curlSet(handle, CURLOPT_ACCEPT_ENCODING, "")
        _ = curlSet(handle, CURLOPT_TCP_KEEPALIVE, 1)
        // HTTP/2 over TLS; waiting for the first connection is better than opening one for each worker. Without TLS there
        // is nothing to wait for, and libcurl would wait until the first reply has come.
        _ = curlSet(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        let address = HTTPAddress(request.url)
        _ = curlSet(handle, CURLOPT_PIPEWAIT, address?.isSecure == true ? 1 : 0)
        // What goes to this machine never goes through a proxy.
        if address?.isLoopback == true { _ = curlSet(handle, CURLOPT_NOPROXY, "*") }
        setLimits()
        setContent(request)
        setCallbacks()
    }

    private func setLimits() {
        _ = curlSet(handle, CURLOPT_TIMEOUT_MS, Int(limits.totalSeconds * 1000))
        _ = curlSet(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectSeconds * 1000))
    }

    private func setContent(_ request: HTTPRequest) {
        switch request.method {
        case .get: _ = curlSet(handle, CURLOPT_HTTPGET, 1)
        case .post:
            // By a callback that can't be rewound: libcurl would otherwise send a body again by itself when a
            // kept connection breaks, and a model call that nobody counted would be paid for.
            _ = curlSet(handle, CURLOPT_POST, 1)
            _ = curlSetBodySize(handle, curl_off_t(request.body.count))
            _ = curlSet(handle, CURLOPT_READDATA, ptr: Unmanaged.passUnretained(self).toOpaque())
            _ = curlSet(handle, CURLOPT_READFUNCTION, fn: Self.onRead)
        }
        for header in request.headers {
            headerList = curl_slist_append(headerList, "\(header.name): \(header.value)")
        }
        // Otherwise libcurl waits a second for "100 Continue" before it sends a long body.
        headerList = curl_slist_append(headerList, "Expect:")
        _ = curlSet(handle, CURLOPT_HTTPHEADER, headerList)
    }

    private func setCallbacks() {
        let own = Unmanaged.passUnretained(self).toOpaque()
        _ = curlSet(handle, CURLOPT_WRITEDATA, ptr: own)
        _ = curlSet(handle, CURLOPT_HEADERDATA, ptr: own)
        _ = curlSet(handle, CURLOPT_WRITEFUNCTION, fn: Self.onBody)
        _ = curlSet(handle, CURLOPT_HEADERFUNCTION, fn: Self.onHeader)
    }

    private static let onRead: ccurl_data_cb = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.take(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }

    private static let onBody: ccurl_data_cb = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.append(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }

    private static let onHeader: ccurl_data_cb = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
        transfer.addHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }

    /// Fills the buffer with what is still to be sent and returns how much that is.
    private func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        hasBegunToSend = true
        lastByte = Self.now
        let count = min(buffer.count, unsent.count)
        buffer.copyBytes(from: unsent.prefix(count))
        unsent = unsent.dropFirst(count)
        return count
    }

    private func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limits.maxBodyBytes else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        (lastByte, hasReply) = (Self.now, true)
        isEnough = watch?(bytes) == false
        return !isEnough
    }

    private func addHeader(_ bytes: UnsafeRawBufferPointer) {
        (lastByte, hasReply) = (Self.now, true)
        // A new status line follows after "100 Continue" or a proxy's greeting: what came before is void.
        if bytes.starts(with: "HTTP/".utf8) { return headers.removeAll() }
        guard headers.count < Self.maxHeaders, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            return
        }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        let value = bytes[(colon + 1)...].drop(while: Self.isSpace)
        let end = value.lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? value.startIndex
        headers.append(HTTPField(name, String(decoding: value[..<end], as: UTF8.self)))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static var now: Double { ProcessInfo.processInfo.systemUptime }

    /// When the transfer will have been silent for too long, by the system's uptime, and which silence that is; nil
    /// where it may be silent.
    var silenceEnds: (moment: Double, phase: HTTPError.Phase)? {
        guard let lastByte else { return nil }
        return hasReply
            ? limits.idleSeconds.map { (lastByte + $0, .idle) }
            : limits.firstByteSeconds.map { (lastByte + $0, .firstByte) }
    }

    /// The shortest silence that is too long, in seconds; nil where none is.
    var shortestSilence: Double? {
        [limits.idleSeconds, limits.firstByteSeconds].compactMap(\.self).min()
    }

    /// Tells whoever waits how it ended; called once.
    func complete(_ result: CURLcode) {
        if result == CURLE_OK || isEnough {
            var status = 0
            _ = curlInfo(handle, CURLINFO_RESPONSE_CODE, &status)
            completion(.success(HTTPResponse(status: status, headers: headers, body: body)))
        } else {
            completion(.failure(isTooLarge ? .tooLarge(limit: limits.maxBodyBytes) : error(for: result)))
        }
    }

    func fail(_ error: HTTPError) { completion(.failure(error)) }

    private func error(for result: CURLcode) -> HTTPError {
        switch result {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidURL
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .notResolved
        // libcurl connects anew by itself when a kept connection breaks under a request.
        case CURLE_COULDNT_CONNECT: hasBegunToSend ? .connectionLost : .notConnected
        case CURLE_OPERATION_TIMEDOUT: .timedOut(phase)
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY, CURLE_SEND_FAIL_REWIND:
            .connectionLost
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER:
            .notTrusted(code: Int(result.rawValue))
        default: .other(code: Int(result.rawValue), String(cString: curl_easy_strerror(result)))
        }
    }

    /// Which limit a timed-out transfer ran into.
    private var phase: HTTPError.Phase {
        var connected = 0.0
        var total = 0.0
        _ = curlInfo(handle, CURLINFO_PRETRANSFER_TIME, &connected)
        _ = curlInfo(handle, CURLINFO_TOTAL_TIME, &total)
        return connected == 0 && total < limits.totalSeconds ? .connecting : .total
    }
}
