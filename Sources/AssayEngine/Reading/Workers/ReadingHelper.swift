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
        let outbox = Locked(channel)
        let pool = ReadingPool(workers: settings.workers) {
            outbox.withLock { $0.sendPatiently(.progress, []) }
        }
        let reader = FileReader(pool, settings.limits)
        while let (request, bytes) = nextRequest(from: channel) {
            HelperConfinement.renew(settings.limits, share: request.share)
            await pool.narrow(to: request.share)
            let (kind, payload) = await answer(request, bytes, reader)
            outbox.withLock { $0.sendPatiently(kind, payload) }
        }
        return true
    }

    private static func nextRequest(from channel: FrameChannel) -> (HelperRequest, Data)? {
        var patience = Patience.endless
        // A page full of marks takes a megabyte or two.
        guard let header = try? channel.receive(limit: 1 << 26, &patience), header.kind == .request,
            let request = try? JSONDecoder().decode(HelperRequest.self, from: Data(header.payload)),
            let bytes = try? channel.receive(limit: .max, &patience), bytes.kind == .bytes
        else { return nil }
        return (request, Data(bytes.payload))
    }

    private static func answer(
        _ request: HelperRequest, _ bytes: Data, _ reader: FileReader
    ) async -> (FrameKind, [UInt8]) {
        do throws(ReadFailure) {
            switch request.task {
            case .read(let options):
                let document = try await reader.read(bytes, as: request.mediaType, options: options)
                let payload = PackedDocument.bytes(of: document)
                let limit = reader.limits.maxAnswer
                guard payload.count <= limit else {
                    throw .tooLarge(what: "bytes of words", value: payload.count, limit: limit)
                }
                return (.document, payload)
            case .picture(let page, let quarterTurns, let longestSide, let format, let marks):
                let picture = try await reader.picture(
                    ofPage: page, in: bytes, as: request.mediaType, quarterTurns: quarterTurns,
                    longestSide: longestSide, format: format, marks: marks)
                return (.picture, Array(picture))
            }
        } catch {
            return (.failure, (try? JSONEncoder().encode(error)).map(Array.init) ?? [])
        }
    }
}

extension FrameChannel {
    /// A parent that is gone is noticed by the next read.
    fileprivate func sendPatiently(_ kind: FrameKind, _ payload: [UInt8]) {
        var patience = Patience.endless
        try? send(kind, payload, &patience)
    }
}
