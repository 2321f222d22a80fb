import CCurl
import Foundation

/// libcurl's multi interface on a thread of its own. A class because it owns the thread and the handle;
/// `@unchecked` because `multi` is a C pointer: it is used on the loop's thread alone, apart from the wake-up,
/// which libcurl allows from any thread and which happens under the inbox's lock while the handle lives.
final class HTTPEventLoop: @unchecked Sendable {
    private enum Command {
        case start(UInt64, HTTPRequest, HTTPTransfer.Watch?, HTTPTransfer.Completion)
        case cancel(UInt64)
        case stop
    }

    private struct Inbox {
        var commands: [Command] = []
        var isClosed = false
        var onClose: [@Sendable () -> Void] = []
    }

    private let inbox = Locked(Inbox())
    private let multi: UnsafeMutableRawPointer
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// nil where libcurl can't be initialised.
    init?(maxConnections: Int) {
        guard Self.isReady, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        _ = curlMultiSet(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, maxConnections)
        _ = curlMultiSet(multi, CURLMOPT_MAXCONNECTS, maxConnections)
        let thread = Thread { self.run() }
        thread.name = "http"
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// The completion is called exactly once, on the loop's thread or, when the loop is closed, at once.
    func start(
        _ number: UInt64, _ request: HTTPRequest, _ watch: HTTPTransfer.Watch?,
        completion: @escaping HTTPTransfer.Completion
    ) {
        if !post(.start(number, request, watch, completion)) { completion(.failure(.closed)) }
    }

    /// Numbers that are not in flight are ignored.
    func cancel(_ number: UInt64) { post(.cancel(number)) }

    /// Fails what is in flight, frees everything and ends the thread; `then` is called when that is done.
    func stop(then: @escaping @Sendable () -> Void) {
        let isClosed = inbox.withLock { inbox in
            if !inbox.isClosed { inbox.onClose.append(then) }
            return inbox.isClosed
        }
        if isClosed { then() } else { post(.stop) }
    }

    @discardableResult private func post(_ command: Command) -> Bool {
        inbox.withLock { inbox in
            if inbox.isClosed { return false }
            inbox.commands.append(command)
            curl_multi_wakeup(multi)
            return true
        }
    }

    private func run() {
        var flights = HTTPFlights(multi: multi)
        while obey(&flights) {
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            flights.land()
            let patience = flights.endSilent()
            var ready: Int32 = 0
            curl_multi_poll(multi, nil, 0, patience, &ready)
        }
        flights.cancelAll(.closed)
        let onClose = inbox.withLock { inbox in
            curl_multi_cleanup(multi)
            return inbox.onClose
        }
        onClose.forEach { $0() }
    }

    /// Carries out what was posted; false when the loop must end.
    private func obey(_ flights: inout HTTPFlights) -> Bool {
        let commands = inbox.withLock { inbox in
            defer { inbox.commands.removeAll() }
            inbox.isClosed = inbox.commands.contains { if case .stop = $0 { true } else { false } }
            return inbox.commands
        }
        var goesOn = true
        for command in commands {
            switch command {
            case .start(let number, let request, let watch, let completion):
                flights.start(number, request, watch, completion: completion)
            case .cancel(let number): flights.cancel(number, .cancelled)
            case .stop: goesOn = false
            }
        }
        return goesOn
    }
}

/// The transfers in flight; lives on the loop's thread.
private struct HTTPFlights {
    let multi: UnsafeMutableRawPointer
    private var transfers: [UInt64: HTTPTransfer] = [:]
    private var numbers: [UnsafeMutableRawPointer: UInt64] = [:]
    /// When the transfers are looked at for silence; bytes only put it off.
    private var nextLook = Double.infinity
    private static let longestPoll = 60.0

    init(multi: UnsafeMutableRawPointer) { self.multi = multi }

    mutating func start(
        _ number: UInt64, _ request: HTTPRequest, _ watch: HTTPTransfer.Watch?,
        completion: @escaping HTTPTransfer.Completion
    ) {
        guard let transfer = HTTPTransfer(request, watch: watch, completion: completion) else {
            return completion(.failure(.other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), "out of memory")))
        }
        transfers[number] = transfer
        numbers[transfer.handle] = number
        if transfer.shortestSilence != nil { nextLook = min(nextLook, HTTPTransfer.now) }
        curl_multi_add_handle(multi, transfer.handle)
    }

    mutating func cancel(_ number: UInt64, _ error: HTTPError) { remove(number)?.fail(error) }

    mutating func cancelAll(_ error: HTTPError) {
        for number in Array(transfers.keys) { cancel(number, error) }
    }

    /// Ends the transfers that have been silent for too long, and answers for how many milliseconds there is nothing
    /// to look at.
    mutating func endSilent() -> Int32 {
        let now = HTTPTransfer.now
        if now >= nextLook {
            nextLook = .infinity
            for (number, transfer) in transfers {
                guard let shortest = transfer.shortestSilence else { continue }
                // Before the first byte there is no silence: it is looked at again.
                let end = transfer.silenceEnds ?? (now + shortest, .firstByte)
                if end.moment <= now {
                    cancel(number, .timedOut(end.phase))
                } else {
                    nextLook = min(nextLook, end.moment)
                }
            }
        }
        return Int32((min(Self.longestPoll, nextLook - now) * 1000).rounded(.up))
    }

    /// Completes the transfers that have ended.
    mutating func land() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let number = numbers[handle]
            else { continue }
            let result = curlMsgResult(message)
            remove(number)?.complete(result)
        }
    }

    private mutating func remove(_ number: UInt64) -> HTTPTransfer? {
        guard let transfer = transfers.removeValue(forKey: number) else { return nil }
        numbers[transfer.handle] = nil
        curl_multi_remove_handle(multi, transfer.handle)
        return transfer
    }
}
