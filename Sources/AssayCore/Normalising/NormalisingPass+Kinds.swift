import Foundation

// The canonical form of a single value, kind by kind.
extension NormalisingPass {
    /// Numbers become their text, lists are joined: an address may come line by line.
    mutating func text(_ raw: JSON, at path: FieldPath, kind: String) -> JSON {
        switch raw {
        case .string(let text): return Self.canonical(text)
        case .number(let number): return .string(number.text)
        case .array(let parts):
            guard parts.allSatisfy({ $0.isNull || $0.string != nil }) else {
                return unreadable(raw, at: path, kind: kind)
            }
            let texts = parts.compactMap { $0.string.flatMap { Self.canonical($0).string } }
            return Self.canonical(texts.joined(separator: ", "))
        case .null: return .null
        case .bool, .object: return unreadable(raw, at: path, kind: kind)
        }
    }

    private static func canonical(_ text: String) -> JSON {
        let canonical = CanonicalText.canonical(text)
        return CanonicalText.statesNothing(canonical) ? .null : .string(canonical)
    }

    mutating func date(_ raw: JSON, at path: FieldPath) -> JSON {
        guard let text = raw.string ?? raw.number?.text, let reading = dateReading(text) else {
            return unreadable(raw, at: path, kind: "a date")
        }
        let date = reading.likelier
        if case .ambiguous(let likelier, let other) = reading {
            let message = "\(path): \(quoted(text)) can be \(likelier) or \(other), and nothing decides."
            report(.unclear, .ambiguousDate, at: path, message)
        }
        rewritten(text, to: date.description, at: path)
        return .string(date.description)
    }

    /// The whole text, or the one date in it: "until 12 May 2026".
    private func dateReading(_ text: String) -> DateText.Reading? {
        if let reading = DateText.read(text, conventions: conventions) { return reading }
        let found = DateText.scan(words: words(of: text), conventions: conventions)
        return found.count == 1 ? found[0].reading : nil
    }

    mutating func number(_ raw: JSON, at path: FieldPath, isMoney: Bool) -> JSON {
        if case .number(let number) = raw {
            return plain(number).map(JSON.number) ?? unreadable(raw, at: path, kind: "a number")
        }
        guard let text = raw.string, let readings = readings(of: text, isMoney: isMoney) else {
            return unreadable(raw, at: path, kind: isMoney ? "an amount" : "a number")
        }
        if readings.count > 1, conventions.decimalSeparator == nil {
            let message = "\(path): \(quoted(text)) can be \(readings[0].text) or \(readings[1].text)."
            report(.unclear, .ambiguous, at: path, message)
        }
        rewritten(text, to: readings[0].text, at: path)
        return .number(JSONNumber(checked: readings[0].text))
    }

    /// The whole text, or the one number in it: "5 pcs", "Total 12.50 EUR incl. VAT". A percentage is no amount.
    private func readings(of text: String, isMoney: Bool) -> [NumberText.Reading]? {
        let words = words(of: text)
        let whole = NumberText.numerals(in: words).first { $0.range == words.indices }
        let found = NumberText.separate(NumberText.scan(words: words, conventions: conventions))
        let isPercent = whole?.numeral.affixes.isPercent ?? found.contains(where: \.isPercent)
        if isMoney, isPercent { return nil }
        let readings = NumberText.readings(of: text, conventions: conventions)
        if !readings.isEmpty { return readings }
        return found.count == 1 && NumberText.range(in: text, conventions: conventions) == nil
            ? found[0].readings : nil
    }

    private func words(of text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).prefix(200).map(String.init)
    }

    /// Without exponent and without negative zero; nil beyond what a Decimal holds.
    private func plain(_ number: JSONNumber) -> JSONNumber? {
        guard !number.text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
            let value = number.normalised
            guard (-38...38).contains(value.exponent), value.digits.count <= 38 else { return nil }
            let zeros = Array(repeating: UInt8(ascii: "0"), count: max(0, value.exponent))
            let places = max(0, -value.exponent)
            let padding = Array(repeating: UInt8(ascii: "0"), count: max(0, places - value.digits.count))
            return NumberText.Reading(
                digits: padding + value.digits + zeros, fractionDigits: places, isNegative: value.isNegative
            ).map { JSONNumber(checked: $0.text) }
        }
        let isZero = number.text.utf8.allSatisfy { !(0x31...0x39).contains($0) }
        return isZero && number.text.hasPrefix("-")
            ? JSONNumber(checked: String(number.text.dropFirst())) : number
    }

    mutating func currency(_ raw: JSON, at path: FieldPath) -> JSON {
        guard let text = raw.string, let code = CurrencyText.code(in: text, conventions: conventions) else {
            return unreadable(raw, at: path, kind: "a currency")
        }
        rewritten(text, to: code, at: path)
        return .string(code)
    }

    mutating func choice(_ raw: JSON, field: FieldDefinition, at path: FieldPath) -> JSON {
        guard let text = raw.string else { return unreadable(raw, at: path, kind: "one of the choices") }
        if let choice = ChoiceText.read(text, field: field) {
            rewritten(text, to: choice, at: path)
            return .string(choice)
        }
        let mentioned = ChoiceText.mentions(in: text, field: field)
        guard let first = mentioned.first else {
            return unreadable(raw, at: path, kind: "one of the choices")
        }
        if mentioned.count > 1 {
            let message = "\(path): \(quoted(text)) names \(mentioned.joined(separator: " and "))."
            report(.unclear, .ambiguous, at: path, message)
        }
        rewritten(text, to: first, at: path)
        return .string(first)
    }

    /// Texts without repetitions; nothing at all is null.
    mutating func list(_ raw: JSON, at path: FieldPath) -> JSON {
        var items: [JSON] = []
        var seen: Set<String> = []
        for item in raw.string.map({ ListText.items(of: $0).map(JSON.string) }) ?? raw.array ?? [raw] {
            guard let text = Self.itemText(item) else {
                if !item.isNull {
                    items.append(unreadable(item, at: path.appending(items.count), kind: "a text"))
                }
                continue
            }
            let canonical = ListText.item(text)
            if canonical.isEmpty || CanonicalText.statesNothing(canonical) { continue }
            if seen.insert(canonical.lowercased()).inserted { items.append(.string(canonical)) }
        }
        return items.isEmpty ? .null : .array(items)
    }

    /// Models wrap items: `{"name": "Swift"}`.
    private static func itemText(_ item: JSON) -> String? {
        switch item {
        case .string(let text): text
        case .number(let number): number.text
        case .object(let members):
            members.count == 1 ? members.first { _ in true }?.value.string : nil
        case .null, .bool, .array: nil
        }
    }
}
