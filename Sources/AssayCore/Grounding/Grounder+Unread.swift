/// What the document states and the answer leaves out: null in a VALID document says that nothing is stated.
extension Grounder {
    /// Of empty fields those of which the document has something that no other field states: a date later than the one
    /// that the field's date must not precede, an account with its check digits. Such a value may still be none, as the
    /// end of a period, and a person sees that at a glance.
    func unread(values: JSON) -> [Finding] { unreadDates(values) + unreadAccounts(values) }

    private func unreadDates(_ values: JSON) -> [Finding] {
        schema.checks.flatMap { check -> [Finding] in
            guard case .order(let order) = check.form else { return [] }
            return zip(order.fields, order.fields.dropFirst()).compactMap { earlier, later in
                guard schema.field(later)?.kind == .date, values[later]?.isNull ?? true,
                    let start = values[earlier]?.string.flatMap(CalendarDate.init(iso:)),
                    let place = unclaimedDate(after: start, values)
                else { return nil }
                let quote = place.words.map { index.words[$0].text }.joined(separator: " ")
                return Finding(
                    .unclear, .unread, at: FieldPath(later),
                    message:
                        "\(later): nothing was found, but the document states \(Self.quoted(quote)), which is "
                        + "later than \(earlier).")
            }
        }
    }

    /// The first in the document, within a year, whose words no value was read from.
    private func unclaimedDate(after start: CalendarDate, _ values: JSON) -> Place? {
        let stated = Set(values.leaves.compactMap { $0.value.string.flatMap(CalendarDate.init(iso:)) })
        let claimed = Set(stated.flatMap { dates.places[$0] ?? [] }.flatMap(\.words))
        return dates.places.lazy
            .filter {
                $0.key > start && $0.key.year * 12 + $0.key.month <= start.year * 12 + start.month + 12
            }
            .flatMap(\.value).filter { claimed.isDisjoint(with: $0.words) }
            .min { ($0.words.first ?? 0) < ($1.words.first ?? 0) }
    }

    private func unreadAccounts(_ values: JSON) -> [Finding] {
        schema.checks.compactMap { check in
            guard case .checksum(let form) = check.form, form.standard == .iban,
                values[form.field]?.isNull ?? true, let account = accounts.first
            else { return nil }
            return Finding(
                .unclear, .unread, at: FieldPath(form.field),
                message: "\(form.field): nothing was found, but the document states the account "
                    + "\(Self.quoted(account.text)).")
        }
    }
}
