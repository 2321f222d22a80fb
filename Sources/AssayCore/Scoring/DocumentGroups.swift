/// The documents of one form, language or sender, and how right a run was on them.
public struct DocumentGroup: Sendable {
    /// The value of the key: `scan`, `de`.
    public let name: String
    /// Its intervals are of 2,000 resamples.
    public let accuracy: Accuracy
}

extension RunEvaluation {
    /// The keys by which results are told apart, the usual ones first: `form`, `lang`, `type`, then the other members of
    /// the meta data. A key counts where it has from two to thirty values, at most one for every two documents:
    /// else each document would be a group of its own.
    public var groupKeys: [String] {
        let members = documents.flatMap { $0.sample.meta?.object?.keys ?? [] }
        let others = Set(members).subtracting(Self.usualKeys).sorted()
        return (Self.usualKeys + others).filter { key in
            let groups = Set(documents.compactMap { group(of: $0, by: key) })
            return (2...30).contains(groups.count) && groups.count * 2 <= documents.count
        }
    }

    /// Members of the documents' meta data that are texts, by name.
    public var metaKeys: [String] {
        let members = documents.flatMap { document in
            (document.sample.meta?.object ?? [:]).filter { $0.value.string != nil }.map(\.key)
        }
        return Set(members).sorted()
    }

    private static let usualKeys = ["form", "lang", "type"]

    /// Accuracy by a member of the documents' meta data, by value; documents without it are left out. `type` is the
    /// type of the file where the meta data have no such member.
    public func groups(by key: String) -> [DocumentGroup] {
        let groups = Dictionary(grouping: documents) { group(of: $0, by: key) }
        return groups.compactMap { name, members in
            name.map { name in
                let accuracy = Accuracy(
                    of: members.map(\.scores), schema: schema, bootstrap: Bootstrap(resamples: 2000))
                return DocumentGroup(name: name, accuracy: accuracy)
            }
        }.sorted { $0.name < $1.name }
    }

    func group(of document: DocumentEvaluation, by key: String) -> String? {
        document.sample.meta?[key]?.string
            ?? (key == "type" ? document.sample.outcome.mediaType.rawValue : nil)
    }
}
