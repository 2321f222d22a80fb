/// What another method says of a field's value.
public enum Witness: Sendable, Hashable, CaseIterable {
    /// It gives the same.
    case agrees
    /// It vouches for another.
    case differs
    /// It has nothing, only guesses, or is the one that gave the value.
    case silent
}

extension SecondOpinion {
    /// What the rules say of each field that has a value, lists and tables included; on values that are their own they
    /// are silent.
    ///
    /// - Parameters:
    ///   - answer: canonical values.
    ///   - origins: where each came from, by field.
    func witnesses(on answer: JSON, from origins: [String: Origin]) -> [String: Witness] {
        let currency = schema.fields.first { $0.kind == .currency }.flatMap { answer[$0.name]?.string }
        let digits = CurrencyText.minorUnits(of: currency)
        return schema.fields.reduce(into: [:]) { witnesses, field in
            guard origins[field.name] != .rules, let value = answer[field.name], !value.isNull else { return }
            let mine = values[field.name] ?? .null
            let likeness = ComparableValue(mine, by: field.compare, minorUnits: digits)
                .likeness(to: ComparableValue(value, by: field.compare, minorUnits: digits))
            witnesses[field.name] =
                mine.isNull
                ? .silent : likeness.isEqual ? .agrees : vouches(against: value, field) ? .differs : .silent
        }
    }

    /// Guesses are no evidence against anybody, and rows that differ somewhere mostly agree elsewhere.
    private func vouches(against value: JSON, _ field: FieldDefinition) -> Bool {
        guard let found = evidence[FieldPath(field.name)], found.score >= Grounder.leastScore else {
            return false
        }
        return !found.rivals.contains { isSame($0, value, field) }
    }
}
