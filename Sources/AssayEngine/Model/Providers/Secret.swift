/// A key. It shows itself to nobody who prints, logs or dumps it.
struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Empty: no key.
    let value: String

    init(_ value: String) { self.value = value }

    static let none = Secret("")

    var isEmpty: Bool { value.isEmpty }
    var description: String { isEmpty ? "no key" : "a key" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A key with fewer bytes stands for none ("EMPTY", "ollama"), and its letters stand in any reply.
    private static let shortest = 8

    /// The text with the key taken out: a server or a proxy may send back what it was sent.
    func removed(from text: String) -> String {
        value.utf8.count < Self.shortest ? text : text.replacing(value, with: "[key]")
    }
}
