extension PatternParser {
    /// What a `\` outside of a class stands for, from behind it.
    mutating func escape() throws(SchemaPattern.Mistake) -> PatternNode {
        switch peek {
        case "b":
            position += 1
            return .assertion(.wordBoundary)
        case "B":
            position += 1
            return .assertion(.noWordBoundary)
        case "k":
            position += 1
            guard skip("<") else { throw mistake("\\k without a group's name") }
            try groupName()
            return referBack()
        case let digit? where ("1"..."9").contains(digit):
            while let digit = peek, ("0"..."9").contains(digit) { position += 1 }
            return referBack()
        default:
            var members = ClassMembers()
            try members.add(escapedMember())
            return .set(members.set(isNegated: false))
        }
    }

    /// What a class is made of.
    enum ClassMember {
        case scalar(UInt32)
        case ranges([ClosedRange<UInt32>])
        case property(ScalarProperty)
    }

    struct ClassMembers {
        private var ranges: [ClosedRange<UInt32>] = []
        private var properties: [ScalarProperty] = []

        mutating func add(_ member: ClassMember) {
            switch member {
            case .scalar(let value): ranges.append(value...value)
            case .ranges(let more): ranges += more
            case .property(let property): properties.append(property)
            }
        }

        func set(isNegated: Bool) -> ScalarSet {
            ScalarSet(ranges, properties: properties, isNegated: isNegated)
        }
    }

    /// Behind `[`, to behind `]`.
    mutating func characterClass() throws(SchemaPattern.Mistake) -> ScalarSet {
        let isNegated = skip("^")
        var members = ClassMembers()
        while let scalar = peek, scalar != "]" {
            let member = try classMember()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
                case .scalar(let first) = member
            else {
                members.add(member)
                continue
            }
            position += 1
            let end = try classMember()
            guard case .scalar(let last) = end else {
                // `[+-\d]`: no range.
                for member in [member, .scalar(0x2D), end] { members.add(member) }
                continue
            }
            guard first <= last else { throw mistake("a range whose ends are out of order") }
            members.add(.ranges([first...last]))
        }
        guard skip("]") else { throw mistake("a [ without its ]") }
        return members.set(isNegated: isNegated)
    }

    private mutating func classMember() throws(SchemaPattern.Mistake) -> ClassMember {
        guard let scalar = next() else { throw mistake("a [ without its ]") }
        guard scalar == "\\" else { return .scalar(scalar.value) }
        return skip("b") ? .scalar(0x08) : try escapedMember()
    }

    private mutating func escapedMember() throws(SchemaPattern.Mistake) -> ClassMember {
        guard let scalar = next() else { throw mistake("a \\ at the end") }
        switch scalar {
        case "d", "D": return .ranges(ScalarSet.digit.ranges(complement: scalar == "D"))
        case "w", "W": return .ranges(ScalarSet.word.ranges(complement: scalar == "W"))
        case "s", "S": return .ranges(ScalarSet.space.ranges(complement: scalar == "S"))
        case "p", "P": return .property(try property(isNegated: scalar == "P"))
        case "t": return .scalar(0x09)
        case "n": return .scalar(0x0A)
        case "v": return .scalar(0x0B)
        case "f": return .scalar(0x0C)
        case "r": return .scalar(0x0D)
        case "0": return .scalar(0)
        case "c": return .scalar(try control())
        case "x": return .scalar(try hex(digits: 2))
        case "u": return .scalar(try unicodeEscape())
        default:
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                throw mistake("an unknown escape \\\(scalar)")
            }
            return .scalar(scalar.value)
        }
    }

    /// Behind `\p`: the name of a Unicode property in braces.
    private mutating func property(isNegated: Bool) throws(SchemaPattern.Mistake) -> ScalarProperty {
        guard skip("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw mistake("\\p without the name of a property in braces")
        }
        let name = scalars[position..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
        position = end + 1
        guard let property = ScalarProperty(name, isNegated: isNegated) else {
            throw mistake("there is no Unicode property \(SchemaWording.cut(name))")
        }
        return property
    }

    private mutating func control() throws(SchemaPattern.Mistake) -> UInt32 {
        guard let letter = next(), letter.isASCII, letter.properties.isAlphabetic else {
            throw mistake("\\c without a letter")
        }
        return letter.value % 32
    }

    /// Behind `\u`: four digits, two such escapes for a surrogate pair, or digits in braces.
    private mutating func unicodeEscape() throws(SchemaPattern.Mistake) -> UInt32 {
        if skip("{") {
            let end = scalars[position...].firstIndex(of: "}") ?? position
            let value = try hex(digits: end - position)
            position += 1
            return value
        }
        let first = try hex(digits: 4)
        guard (0xD800..<0xDC00).contains(first), scalars[position...].starts(with: ["\\", "u"]) else {
            return first
        }
        let before = position
        position += 2
        let second = try hex(digits: 4)
        guard (0xDC00..<0xE000).contains(second) else {
            position = before
            return first
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private mutating func hex(digits: Int) throws(SchemaPattern.Mistake) -> UInt32 {
        let text = scalars[position...].prefix(digits).reduce(into: "") { $0.unicodeScalars.append($1) }
        guard (1...6).contains(digits), text.utf8.count == digits,
            text.utf8.allSatisfy({ $0.hexValue != nil }), let value = UInt32(text, radix: 16),
            value <= ScalarSet.largest
        else { throw mistake("an escape without its hexadecimal digits") }
        position += digits
        return value
    }
}
