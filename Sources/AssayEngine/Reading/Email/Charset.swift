import Foundation

/// Characters of a text whose sender says how they are encoded.
enum Charset {
    /// Decodes by the label where it is known, else by what the bytes look like. Bytes without a meaning become
    /// U+FFFD.
    static func decoded(_ bytes: [UInt8], label: String?) -> String {
        let guess = TextEncoding.detected(in: bytes)
        guard let label = label?.lowercased(), TextEncoding.mark(of: bytes) == nil else {
            return guess.decoded(bytes)
        }
        switch HTMLEncoding.declaration(label) {
        // Programs say ASCII and Latin-1 of anything; bytes that are valid UTF-8 are no accident.
        case .known: return guess.decoded(bytes)
        case .named(let name): return converted(bytes, from: name) ?? guess.decoded(bytes)
        }
    }

    /// By the system's tables; nil where it doesn't know the name.
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
        let failed = iconv_t(bitPattern: -1)
        guard let converter = iconv_open("UTF-8", name), converter != failed else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No byte becomes more than four.
        var output = [CChar](repeating: 0, count: 4 * bytes.count + 16)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                convert(input, to: output, converter)
            }
        }
        return String(decoding: output.prefix(written).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func convert(
        _ input: UnsafeMutableBufferPointer<CChar>, to output: UnsafeMutableBufferPointer<CChar>,
        _ converter: iconv_t
    ) -> Int {
        var (source, left) = (input.baseAddress, input.count)
        var (target, room) = (output.baseAddress, output.count)
        while left > 0, room > 4 {
            guard iconv(converter, &source, &left, &target, &room) == -1 else { break }
            guard left > 0 else { break }
            // A byte that can't be read is replaced, and reading goes on behind it.
            for byte in "\u{FFFD}".utf8 where room > 0 {
                target?.pointee = CChar(bitPattern: byte)
                (target, room) = (target?.successor(), room - 1)
            }
            (source, left) = (source?.successor(), left - 1)
        }
        return output.count - room
    }
}
