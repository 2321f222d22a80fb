import Foundation

extension ReadDocument {
    /// Compact form for the ledger and for helper processes: a word is
    /// `[text, left, top, right, bottom, confidence, line, hidden?]`, numbers with at most two decimals
    /// (confidence three).
    public var json: JSON {
        let unread: [(String, JSON)] =
            unreadPictures == 0 ? [] : [("unread_pictures", .number(JSONNumber(unreadPictures)))]
        let data = embedded.map { part -> JSON in
            [
                "format": .string(part.format.rawValue), "name": .string(part.name),
                "text": .string(part.text),
            ]
        }
        let members: [(String, JSON)] = [("pages", .array(pages.map(\.json))), ("embedded", .array(data))]
        return .object(JSONObject(members + unread))
    }

    /// Reads what `json` wrote; nil for anything else.
    public init?(json: JSON) {
        guard let pageList = json["pages"]?.array, let embeddedList = json["embedded"]?.array else {
            return nil
        }
        let pages = pageList.compactMap(Page.init(json:))
        let embedded = embeddedList.compactMap(EmbeddedData.init(json:))
        guard pages.count == pageList.count, embedded.count == embeddedList.count else { return nil }
        // Absent where nothing was left out, and in readings of before it was counted.
        let unread = (json["unread_pictures"]?.number?.double).flatMap(Int.init(exactly:)) ?? 0
        self.init(pages: pages, embedded: embedded, unreadPictures: max(0, unread))
    }
}

extension Page {
    fileprivate var json: JSON {
        let turns: [(String, JSON)] =
            quarterTurns == 0 ? [] : [("quarter_turns", .number(JSONNumber(quarterTurns)))]
        return .object(
            JSONObject(
                [
                    ("width", .rounded(width)), ("height", .rounded(height)),
                    ("source", .string(source.rawValue)),
                ] + turns + [("words", .array(words.map(\.json)))]))
    }

    fileprivate init?(json: JSON) {
        guard let width = json["width"]?.number?.double, let height = json["height"]?.number?.double,
            let source = (json["source"]?.string).flatMap(ReadingSource.init(rawValue:)),
            let list = json["words"]?.array
        else { return nil }
        let words = list.compactMap(Word.init(json:))
        guard words.count == list.count else { return nil }
        // Absent for a page that stands as it is in the file, and in readings of before it was kept.
        let turns = (json["quarter_turns"]?.number?.double).flatMap(Int.init(exactly:)) ?? 0
        self.init(
            width: width, height: height, source: source, words: words, quarterTurns: min(3, max(0, turns)))
    }
}

extension Word {
    fileprivate var json: JSON {
        let numbers: [JSON] = [
            .rounded(box.left), .rounded(box.top), .rounded(box.right), .rounded(box.bottom),
            .rounded(confidence, decimals: 3), .number(JSONNumber(line)),
        ]
        return .array([.string(text)] + numbers + (hidden.map { [.string($0.rawValue)] } ?? []))
    }

    fileprivate init?(json: JSON) {
        guard let parts = json.array, parts.count == 7 || parts.count == 8, let text = parts[0].string else {
            return nil
        }
        let numbers = parts[1...6].compactMap(\.number?.double)
        guard numbers.count == 6, numbers.allSatisfy(\.isFinite), let line = Int(exactly: numbers[5]) else {
            return nil
        }
        self.init(
            text: text,
            box: Box(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3]),
            confidence: numbers[4], line: line,
            hidden: parts.count == 8 ? parts[7].string.flatMap(HiddenReason.init(rawValue:)) : nil)
    }
}

extension EmbeddedData {
    fileprivate init?(json: JSON) {
        guard let format = (json["format"]?.string).flatMap(Format.init(rawValue:)),
            let name = json["name"]?.string, let text = json["text"]?.string
        else { return nil }
        self.init(format: format, name: name, text: text)
    }
}

extension JSON {
    /// A measure as a JSON number; 0 for what is not finite.
    fileprivate static func rounded(_ value: Double, decimals: Int = 2) -> JSON {
        let scale = decimals == 3 ? 1000.0 : 100.0
        guard value.isFinite, abs(value) < 1e12 else { return 0 }
        let rounded = (value * scale).rounded() / scale
        if let whole = Int(exactly: rounded) { return .number(JSONNumber(whole)) }
        return .number(JSONNumber(checked: "\(rounded)"))
    }
}
