import AssayCore

extension JSON {
    static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }
}

extension JSON {
    /// Without the member at the end of a path, and without objects that it leaves empty. Names may be written with
    /// underscores where the body has capitals.
    func removing(_ path: ArraySlice<Substring>) -> JSON {
        guard var members = object, let name = path.first else { return self }
        let camel = Self.camelCase(name)
        guard let key = members[String(name)] == nil ? camel : String(name), let value = members[key] else {
            return self
        }
        let rest = path.dropFirst()
        let child = value.removing(rest)
        let isNothing = rest.isEmpty || child.object?.isEmpty == true
        members[key] = isNothing ? JSON?.none : child
        return .object(members)
    }

    /// `generation_config` as `generationConfig`; nil where that is the same.
    private static func camelCase(_ name: Substring) -> String? {
        let words = name.split(separator: "_")
        guard let first = words.first, words.count > 1 else { return nil }
        return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension JSON? {
    /// A count of tokens; 0 where it is absent or no count.
    func tokens(_ key: String) -> Int {
        guard let number = self?[key]?.number, let count = Int(number.text) else { return 0 }
        return max(0, count)
    }
}

extension String {
    /// The text as a JSON object; nil where it is none.
    var jsonObject: JSON? {
        guard let json = try? JSON(parsing: self), json.object != nil else { return nil }
        return json
    }

    /// Some APIs refuse a turn without text.
    var orEmptyObject: String { isEmpty ? "{}" : self }
}

extension ModelRequest {
    /// Whether the answer of that id is told to the model as a tool call: only where this request forces by
    /// a tool, the answer was a call, and its arguments are an object.
    func answersByTool(_ callID: String) -> Bool {
        rung.isTool && callID != ModelReply.noCallID
            && turns.contains { turn in
                switch turn {
                case .answer(callID, let arguments): arguments.jsonObject != nil
                case .answer, .user, .rejection: false
                }
            }
    }
}
