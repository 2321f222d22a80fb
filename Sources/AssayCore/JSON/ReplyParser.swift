/// Reads the JSON object out of a model's reply, with tolerance for what models do to JSON. For replies and
/// nothing else: what people and programs write is read strictly. Time is linear in the reply's length.
public enum ReplyParser {
    /// What a reply holds.
    public enum Reply: Sendable, Hashable {
        /// The first JSON object, and what had to be forgiven to read it, each thing once.
        case json(JSON, forgiven: [Forgiven])
        /// The reply ends inside the object: what was complete by then, nil where nothing was.
        case truncated(partial: JSON?)
        /// No JSON object, or one that is beyond forgiving: why.
        case notJSON(String)
    }

    /// The first JSON object of a reply. Objects inside a broken object are not taken for the answer, nor is
    /// anything that a reasoning model writes before `</think>`.
    public static func parse(_ text: String) -> Reply {
        let bytes = Array(text.utf8)
        var start = bytes.startOfAnswer
        while let from = start {
            let reply = firstObject(in: bytes, from: from)
            // Reasoning whose opening mark the server swallowed may hold objects, too.
            guard case .found(_, let end) = reply, let answer = bytes.end(of: reasoningEnd, from: end) else {
                return Self.reply(reply, in: bytes, from: from)
            }
            start = answer
        }
        return .truncated(partial: nil)
    }

    private enum Search {
        case found(TolerantJSONParser.Object, end: Int)
        case cut(JSON?)
        case nothing(String)
    }

    private static func firstObject(in bytes: [UInt8], from start: Int) -> Search {
        var parser = TolerantJSONParser(bytes, at: start)
        var firstProblem: String?
        while let brace = bytes[parser.position...].firstIndex(of: UInt8(ascii: "{")) {
            parser.restart(at: brace)
            do throws(TolerantJSONParser.Interruption) {
                return .found(try parser.wholeObject(), end: parser.position)
            } catch {
                switch error {
                case .cut(let partial): return .cut(partial)
                case .wrong(let problem): firstProblem = firstProblem ?? problem
                }
            }
            parser.skipBrokenObject()
        }
        return .nothing(firstProblem ?? "the reply holds no JSON object")
    }

    private static func reply(_ search: Search, in bytes: [UInt8], from start: Int) -> Reply {
        switch search {
        case .found(let object, let end):
            let around = surroundings(before: bytes[start..<object.start], after: bytes[end...])
            return .json(object.json, forgiven: (start > 0 ? [.reasoning] : []) + around + object.forgiven)
        case .cut(let partial):
            let isEmpty = partial?.object?.isEmpty ?? true
            return .truncated(partial: isEmpty ? nil : partial)
        case .nothing(let problem): return .notJSON(problem)
        }
    }

    private static func surroundings(before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) -> [Forgiven] {
        let fence = "```"
        let before = String(decoding: before, as: UTF8.self).trimmed
        let after = String(decoding: after, as: UTF8.self).trimmed
        // The language stands between the fence and the object: ```json
        let opening = [fence, fence + "json", fence + "JSON", fence + "json5"].first { before.hasSuffix($0) }
        let isClosed = after.hasPrefix(fence)
        let isAlone =
            before.utf8.count == opening?.utf8.count ?? 0 && after.utf8.count == (isClosed ? 3 : 0)
        return (opening != nil || isClosed ? [.codeFence] : []) + (isAlone ? [] : [.surroundingText])
    }
}

private let reasoningStart = Array("<think>".utf8)
private let reasoningEnd = Array("</think>".utf8)

extension [UInt8] {
    /// Where the answer begins: behind reasoning that stands at the start; nil where that never ends.
    fileprivate var startOfAnswer: Int? {
        let text = drop { $0 <= 0x20 }
        return text.starts(with: reasoningStart) ? end(of: reasoningEnd, from: text.startIndex) : 0
    }

    /// The index behind the first occurrence of a mark at or after an index.
    fileprivate func end(of mark: [UInt8], from start: Int) -> Int? {
        var rest = self[start...]
        while let index = rest.firstIndex(of: mark[0]) {
            if self[index...].starts(with: mark) { return index + mark.count }
            rest = self[(index + 1)...]
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? endIndex
        let end = unicodeScalars.lastIndex { !$0.properties.isWhitespace } ?? start
        return start == endIndex ? "" : self[start...end]
    }
}
