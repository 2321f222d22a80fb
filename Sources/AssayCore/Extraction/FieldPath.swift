// Extraction: what a strategy answers for a document, value by value with its evidence.

/// The place of a value in an extraction: `total`, `line_items[2].amount`.
public struct FieldPath: Sendable, Hashable, Codable {
    /// A property name or an index from 0.
    public enum Component: Sendable, Hashable, Codable {
        case key(String)
        case index(Int)
    }

    public let components: [Component]

    public init(_ components: [Component] = []) { self.components = components }

    /// The path of a top-level field.
    public init(_ field: String) { components = [.key(field)] }

    public func appending(_ key: String) -> FieldPath { FieldPath(components + [.key(key)]) }
    public func appending(_ index: Int) -> FieldPath { FieldPath(components + [.index(index)]) }

    /// The top-level field this path is in or under; nil for the root.
    public var field: String? {
        if case .key(let name)? = components.first { name } else { nil }
    }

    /// The path with row numbers left out: `line_items.amount`; what scores are grouped by.
    public var generalised: String {
        components.compactMap { if case .key(let name) = $0 { name } else { nil } }.joined(separator: ".")
    }

    /// As a JSON pointer (RFC 6901): `/line_items/2/amount`.
    public var pointer: String {
        components.map { component in
            switch component {
            case .key(let name):
                "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
            case .index(let index): "/\(index)"
            }
        }.joined()
    }
}

extension FieldPath: CustomStringConvertible {
    public var description: String {
        components.reduce(into: "") { text, component in
            switch component {
            case .key(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}

extension FieldPath: ExpressibleByStringLiteral {
    /// A top-level field.
    public init(stringLiteral value: String) { self.init(value) }
}

extension JSON {
    /// The value at a path; nil where the path leads nowhere.
    public subscript(path: FieldPath) -> JSON? {
        path.components.reduce(Optional(self)) { value, component in
            switch component {
            case .key(let name): value?[name]
            case .index(let index): value?[index]
            }
        }
    }
}

extension JSON {
    /// Every value that is neither object nor array, in order, with its path. An empty list has no leaf.
    public var leaves: [(path: FieldPath, value: JSON)] { leaves(under: FieldPath()) }

    private func leaves(under path: FieldPath) -> [(path: FieldPath, value: JSON)] {
        switch self {
        case .object(let members): members.flatMap { $0.value.leaves(under: path.appending($0.key)) }
        case .array(let items):
            items.enumerated().flatMap { $0.element.leaves(under: path.appending($0.offset)) }
        case .null, .bool, .number, .string: [(path, self)]
        }
    }
}

extension FieldPath {
    /// Reads what `description` writes; nil for anything else. Names with dots or brackets are not told apart.
    public init?(parsing text: String) {
        var components: [Component] = []
        for part in text.split(separator: ".") {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty else { return nil }
            components.append(.key(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else { return nil }
                components.append(.index(index))
            }
        }
        self.init(components)
    }
}
