extension PictureLayers {
    /// More are not looked for: what has so many is a film.
    private static let mostFrames = 100_000

    /// The frames of an animated WebP file as far as they can be found (WebP Container Specification, "Animation");
    /// nil for one with a single picture.
    init?(webP bytes: [UInt8]) {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        guard let flags = fields.byte(at: 20), flags & 2 != 0, fields.isChunk("VP8X", at: 12),
            let width = fields.triple(at: 24), let height = fields.triple(at: 27)
        else { return nil }
        var layers: [Layer] = []
        for chunk in fields.chunks(from: 12, to: fields.count) where fields.isChunk("ANMF", at: chunk.start) {
            guard layers.count < Self.mostFrames else { break }
            guard let layer = Self.layer(fields, chunk) else { continue }
            layers.append(layer)
        }
        guard !layers.isEmpty else { return nil }
        self.init(width: width + 1, height: height + 1, layers: layers, bytes: bytes)
    }

    private static func layer(_ fields: ByteFields, _ chunk: WebPChunk) -> Layer? {
        let start = chunk.start + 8
        guard let left = fields.triple(at: start), let top = fields.triple(at: start + 3),
            let width = fields.triple(at: start + 6), let height = fields.triple(at: start + 9),
            let flags = fields.byte(at: start + 15), start + 16 <= chunk.end
        else { return nil }
        let data = (start + 16)..<chunk.end
        return Layer(
            left: 2 * left, top: 2 * top, width: width + 1, height: height + 1,
            isOpaque: flags & 2 != 0 || !fields.mayBeTransparent(data),
            end: flags & 1 == 1 ? .isCleared : .stays,
            transparentColour: nil, data: data)
    }
}

/// A part of a RIFF file: where its name begins, and where it ends.
struct WebPChunk {
    let start: Int
    let end: Int
}

enum WebPFile {
    /// A file of one frame alone.
    static func file(of layer: PictureLayers.Layer, in bytes: [UInt8]) -> [UInt8] {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        let hasAlpha = fields.isChunk("ALPH", at: layer.data.lowerBound)
        let extended =
            hasAlpha
            ? Array("VP8X".utf8) + number(10, bytes: 4) + [0x10, 0, 0, 0] + number(layer.width - 1, bytes: 3)
                + number(layer.height - 1, bytes: 3) : []
        let body = Array("WEBP".utf8) + extended + bytes[layer.data]
        return Array("RIFF".utf8) + number(body.count, bytes: 4) + body
    }

    private static func number(_ value: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

extension ByteFields {
    /// Three bytes, the least first.
    fileprivate func triple(at offset: Int) -> Int? {
        guard let low = short(at: offset), let high = byte(at: offset + 2) else { return nil }
        return high << 16 | low
    }

    fileprivate func isChunk(_ name: StaticString, at offset: Int) -> Bool {
        (0..<4).allSatisfy { byte(at: offset + $0) == Int(name.utf8Start[$0]) }
    }

    /// Those that are whole.
    fileprivate func chunks(from start: Int, to limit: Int) -> [WebPChunk] {
        var chunks: [WebPChunk] = []
        var offset = start
        while let size = long(at: offset + 4), offset + 8 + size <= limit {
            chunks.append(WebPChunk(start: offset, end: offset + 8 + size))
            // Of odd ones a byte follows.
            offset += 8 + size + (size & 1)
        }
        return chunks
    }

    /// An alpha channel beside the picture, or the bit of a lossless one that says that it uses its own.
    fileprivate func mayBeTransparent(_ data: Range<Int>) -> Bool {
        chunks(from: data.lowerBound, to: data.upperBound).contains { chunk in
            isChunk("ALPH", at: chunk.start)
                || isChunk("VP8L", at: chunk.start) && (byte(at: chunk.start + 12) ?? 0) & 0x10 != 0
        }
    }
}
