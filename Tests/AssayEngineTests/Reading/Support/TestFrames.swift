import AssayCore
import Foundation

@testable import AssayEngine

/// Writes files of several pictures out of files of one.
enum TestFrames {
    /// Where a picture is laid, and what it does there.
    struct Place {
        var left = 0
        var top = 0
        /// GIF's way to end a frame (GIF89a, section 23).
        var disposal = 0
        /// The number of a colour that hides nothing.
        var transparent: Int?
        /// WebP: whether what is beneath shows through.
        var isBlended = false
    }

    /// GIF files of one picture each, as one of the size of the first.
    static func gif(_ pictures: [Data], _ places: [Place] = []) throws -> Data {
        var file = Data()
        for (number, picture) in pictures.enumerated() {
            let bytes = [UInt8](picture)
            let place = number < places.count ? places[number] : Place()
            guard let layer = PictureLayers(gif: bytes)?.layers.first else {
                throw CocoaError(.fileReadCorruptFile)
            }
            let start = layer.data.lowerBound
            let flags = bytes[10]
            let table = bytes[13..<13 + GIFBlocks.colourTableSize(Int(flags))]
            if file.isEmpty { file += Data("GIF89a".utf8) + bytes[6..<10] + [0, 0, 0] }
            let control = UInt8(place.disposal << 2 | (place.transparent == nil ? 0 : 1))
            file += [0x21, 0xF9, 4, control, 10, 0, UInt8(place.transparent ?? 0), 0]
            file += [0x2C] + number16(place.left) + number16(place.top) + bytes[(start + 5)..<(start + 9)]
            file += [flags & 0x87] + table + bytes[(start + 10)..<layer.data.upperBound]
        }
        return file + [0x3B]
    }

    /// WebP files of one picture each, as one of the size of the first.
    static func webP(_ pictures: [Data], _ places: [Place] = []) throws -> Data {
        var chunks = Data()
        var size = Data()
        for (number, picture) in pictures.enumerated() {
            guard let header = PictureHeader(of: [UInt8](picture), as: .webp) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            let place = number < places.count ? places[number] : Place()
            let own = number24(header.width - 1) + number24(header.height - 1)
            if number == 0 { size = own }
            let flags: UInt8 = place.isBlended ? 0 : 2
            let frame = number24(place.left / 2) + number24(place.top / 2) + own + number24(100) + [flags]
            chunks += chunk("ANMF", frame + picture.dropFirst(12))
        }
        let body =
            Data("WEBP".utf8) + chunk("VP8X", Data([2, 0, 0, 0]) + size) + chunk("ANIM", Data(count: 6))
            + chunks
        return chunk("RIFF", body)
    }

    private static func chunk(_ name: String, _ body: Data) -> Data {
        Data(name.utf8) + number24(body.count) + [0] + body + Data(count: body.count & 1)
    }

    private static func number16(_ value: Int) -> Data {
        Data([UInt8(value & 255), UInt8(value >> 8 & 255)])
    }
    private static func number24(_ value: Int) -> Data {
        number16(value & 0xFFFF) + [UInt8(value >> 16 & 255)]
    }
}
