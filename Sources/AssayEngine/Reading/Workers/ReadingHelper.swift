import AssayCore
import Foundation

/// The other side of a `HelperPool`: the process that reads.
public enum ReadingHelper {
    /// Serves the program that started this process until that has no more to ask. False where this process was
    /// not started by a reader.
    public static func serve(_ argument: String) async -> Bool {
        guard let settings = HelperSettings(argument: argument), HelperConfinement.apply(settings) else {
            return false
        }
        let channel = FrameChannel(descriptor: HelperProcess.descriptor)
        let outbox = Locked(Outbox(channel: channel))
        let pool = ReadingPool(workers: settings.workers) { outbox.withLock { $0.noteProgress() } }
        let reader = FileReader(pool, settings.limits)
        return await pool.serve {
            var asked: Asked?
            while let (request, bytes) = nextRequest(from: channel, after: &asked) {
                HelperConfinement.renew(settings.limits, share: request.share)
                pool.narrow(to: request.share)
                let (kind, payload) = await answer(request, bytes, reader)
                outbox.withLock { $0.send(kind, payload) }
            }
            return true
        }
    }

    /// What goes to the program that started this process.
    private struct Outbox {
        /// Most documents are read in less: that they go on needs not be said.
        private static let silence = Duration.milliseconds(50)

        let channel: FrameChannel
        private var last = ContinuousClock.now

        init(channel: FrameChannel) { self.channel = channel }

        mutating func noteProgress() {
            if ContinuousClock.now - last > Self.silence { send(.progress, []) }
        }

        mutating func send(_ kind: FrameKind, _ payload: [UInt8]) {
            var patience = Patience.endless
            // A parent that is gone is noticed by the next read.
            try? channel.send(kind, payload, &patience)
            last = .now
        }
    }

    /// A request as it came: most are the same as the one before.
    private struct Asked {
        let header: [UInt8]
        let request: HelperRequest
    }

    private static func nextRequest(
        from channel: FrameChannel, after asked: inout Asked?
    ) -> (HelperRequest, [UInt8])? {
        var patience = Patience.endless
        // A page full of marks takes a megabyte or two.
        guard let header = try? channel.receive(limit: 1 << 26, &patience), header.kind == .request else {
            return nil
        }
        if asked?.header != header.payload {
            asked = (try? JSONDecoder().decode(HelperRequest.self, from: Data(header.payload))).map {
                Asked(header: header.payload, request: $0)
            }
        }
        guard let request = asked?.request, let bytes = try? channel.receive(limit: .max, &patience),
            bytes.kind == .bytes
        else { return nil }
        return (request, bytes.payload)
    }

    private static func answer(
        _ request: HelperRequest, _ bytes: [UInt8], _ reader: FileReader
    ) async -> (FrameKind, [UInt8]) {
        do throws(ReadFailure) {
            switch request.task {
            case .read(let options):
                let document = try await reader.readHere(bytes, as: request.mediaType, options: options)
                let payload = PackedDocument.bytes(of: document)
                let limit = reader.limits.maxAnswer
                guard payload.count <= limit else {
                    throw .tooLarge(what: "bytes of words", value: payload.count, limit: limit)
                }
                return (.document, payload)
            case .picture(let page, let quarterTurns, let longestSide, let format, let marks):
                let picture = try await reader.picture(
                    ofPage: page, in: Data(bytes), as: request.mediaType, quarterTurns: quarterTurns,
                    longestSide: longestSide, format: format, marks: marks)
                return (.picture, Array(picture))
            }
        } catch {
            return (.failure, (try? JSONEncoder().encode(error)).map(Array.init) ?? [])
        }
    }
}
