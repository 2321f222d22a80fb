import Crypto
import Foundation

/// Digests as the ledger writes them.
enum Digest {
    /// SHA-256 as 64 lower-case hex digits.
    static func hex(_ bytes: Data) -> String { hexDigits(SHA256.hash(data: bytes)) }

    static func hex(_ text: String) -> String { hex(Data(text.utf8)) }

    /// Two lower-case hex digits a byte.
    static func hexDigits(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
