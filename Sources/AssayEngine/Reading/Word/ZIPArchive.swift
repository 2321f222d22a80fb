import AssayCore
import CZlib

// Word: DOCX, which is XML in a ZIP archive.

/// The directory of a ZIP archive (PKWARE APPNOTE 6.3), for the parts of office documents: stored or deflated, in one
/// file, below 4 GB. Nothing is unpacked before it is asked for.
struct ZIPArchive {
    private struct Entry {
        let isEncrypted: Bool
        let method: Int
        let packedSize: Int
        let header: Int
    }

    /// Documents have some dozen parts.
    private static let mostEntries = 10_000
    private static let stored = 0
    private static let deflated = 8

    private let fields: ByteFields
    private let entries: [String: Entry]

    /// Throws `damaged` where the archive has no directory.
    init(_ bytes: [UInt8]) throws(ReadFailure) {
        fields = ByteFields(bytes: bytes[...], order: .little)
        entries = try Self.directory(fields)
    }

    /// In alphabetical order.
    var names: [String] { entries.keys.sorted() }

    /// The unpacked bytes; nil where there is no such part. Throws `tooLarge` beyond the limit, before the rest is
    /// unpacked.
    func part(_ name: String, limit: Int) throws(ReadFailure) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard !entry.isEncrypted else { throw .encrypted }
        guard fields.long(at: entry.header) == 0x0403_4B50,
            let nameLength = fields.short(at: entry.header + 26),
            let extraLength = fields.short(at: entry.header + 28)
        else { throw .damaged("a part of the archive is not where it should be") }
        let start = entry.header + 30 + nameLength + extraLength
        guard start + entry.packedSize <= fields.count else { throw .damaged("the archive ends too early") }
        let packed = fields.bytes.dropFirst(start).prefix(entry.packedSize)
        switch entry.method {
        case Self.stored:
            guard packed.count <= limit else {
                throw .tooLarge(what: "bytes in a part", value: packed.count, limit: limit)
            }
            return Array(packed)
        case Self.deflated: return try Inflater.inflated(packed, limit: limit)
        default: throw .damaged("a part of the archive is packed in an unusual way")
        }
    }

    private static func directory(_ fields: ByteFields) throws(ReadFailure) -> [String: Entry] {
        guard let end = endOfDirectory(fields), let count = fields.short(at: end + 10),
            var offset = fields.long(at: end + 16)
        else { throw .damaged("the archive has no directory") }
        guard count <= mostEntries else {
            throw .tooLarge(what: "parts of an archive", value: count, limit: mostEntries)
        }
        var entries: [String: Entry] = [:]
        for _ in 0..<count {
            guard fields.long(at: offset) == 0x0201_4B50, let flags = fields.short(at: offset + 8),
                let method = fields.short(at: offset + 10), let packedSize = fields.long(at: offset + 20),
                let nameLength = fields.short(at: offset + 28),
                let extraLength = fields.short(at: offset + 30),
                let commentLength = fields.short(at: offset + 32), let header = fields.long(at: offset + 42)
            else { throw .damaged("the archive's directory is broken") }
            let name = fields.bytes.dropFirst(offset + 46).prefix(nameLength)
            entries[String(decoding: name, as: UTF8.self)] = Entry(
                isEncrypted: flags & 1 == 1, method: method, packedSize: packedSize, header: header)
            offset += 46 + nameLength + extraLength + commentLength
        }
        return entries
    }

    /// The last record, which a comment of at most 65,535 bytes may follow.
    private static func endOfDirectory(_ fields: ByteFields) -> Int? {
        let last = fields.count - 22
        guard last >= 0 else { return nil }
        return (max(0, last - 0xFFFF)...last).reversed().first { fields.long(at: $0) == 0x0605_4B50 }
    }
}

/// Unpacks deflated bytes (RFC 1951).
enum Inflater {
    private static let chunk = 1 << 16

    /// Throws `tooLarge` as soon as there are more bytes than the limit, and `damaged`.
    static func inflated(_ packed: ArraySlice<UInt8>, limit: Int) throws(ReadFailure) -> [UInt8] {
        var stream = z_stream()
        guard czlib_inflate_raw(&stream) == Z_OK else { throw .damaged("no memory to unpack the file") }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        var result: [UInt8] = []
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            var room = [UInt8](repeating: 0, count: chunk)
            while status == Z_OK, result.count <= limit {
                let made = room.withUnsafeMutableBufferPointer { room in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return room.count - Int(stream.avail_out)
                }
                result += room.prefix(made)
            }
        }
        guard result.count <= limit else {
            throw .tooLarge(what: "bytes in a part", value: result.count, limit: limit)
        }
        guard status == Z_STREAM_END else { throw .damaged("a part of the archive can't be unpacked") }
        return result
    }
}
