import Foundation

/// Writes ZIP archives whose parts are not packed.
enum TestZIP {
    static func file(_ parts: [(name: String, text: String)], flags: Int = 0, method: Int = 0) -> Data {
        file(parts.map { (name: $0.name, body: Data($0.text.utf8)) }, flags: flags, method: method)
    }

    static func file(_ parts: [(name: String, body: Data)], flags: Int = 0, method: Int = 0) -> Data {
        var file = Data()
        var directory = Data()
        for (name, body) in parts {
            let name = Data(name.utf8)
            let sizes = long(body.count) + long(body.count)
            let shared = short(20) + short(flags) + short(method) + long(0) + long(0) + sizes
            directory += long(0x0201_4B50) + short(20) + shared + short(name.count) + short(0) + short(0)
            directory += short(0) + short(0) + long(0) + long(file.count) + name
            file += long(0x0403_4B50) + shared + short(name.count) + short(0) + name + body
        }
        let counts = short(parts.count) + short(parts.count)
        let end = long(0x0605_4B50) + short(0) + short(0) + counts + long(directory.count) + long(file.count)
        return file + directory + end + short(0)
    }

    /// A document that says "Packed", deflated.
    static var deflated: Data {
        let text =
            "UEsDBBQAAAAIAAAAIQB9Ret9dAAAAJgAAAARAAAAd29yZC9kb2N1bWVudC54bWxFzj0OwjAMBeCroB4A"
            + "VwwMUcgZuEJIQltR/8gxSrk9TRlYvmfLb7BvLnN6YyE7bbhSde02zGbiAGqaC8Z6Zim0356sGG1fdYLG"
            + "mkU5lVoXmnCFyzheAeNCQ/DNPTh/ekpHOxbuMb1K9tDnrh7K4a8P/1/CF1BLAQIUAxQAAAAIAAAAIQB9"
            + "Ret9dAAAAJgAAAARAAAAAAAAAAAAAACAAQAAAAB3b3JkL2RvY3VtZW50LnhtbFBLBQYAAAAAAQABAD8A"
            + "AACjAAAAAAA="
        return Data(base64Encoded: text) ?? Data()
    }

    private static func short(_ value: Int) -> Data { Data([UInt8(value & 255), UInt8(value >> 8 & 255)]) }
    private static func long(_ value: Int) -> Data { short(value & 0xFFFF) + short(value >> 16) }
}
