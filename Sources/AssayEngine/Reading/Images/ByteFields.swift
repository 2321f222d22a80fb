/// Whole numbers at offsets of a file's bytes; nil outside of it.
struct ByteFields {
    enum Order { case big, little }

    let bytes: ArraySlice<UInt8>
    let order: Order

    var count: Int { bytes.count }

    func byte(at offset: Int) -> Int? {
        guard offset >= 0, offset < bytes.count else { return nil }
        return Int(bytes[bytes.startIndex + offset])
    }

    func short(at offset: Int) -> Int? {
        guard let first = byte(at: offset), let second = byte(at: offset + 1) else { return nil }
        return order == .big ? first << 8 | second : second << 8 | first
    }

    func long(at offset: Int) -> Int? {
        guard let first = short(at: offset), let second = short(at: offset + 2) else { return nil }
        return order == .big ? first << 16 | second : second << 16 | first
    }
}
