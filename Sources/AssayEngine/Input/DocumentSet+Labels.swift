public import AssayCore
import Foundation

extension DocumentSet {
    /// Reads the labels of the set's documents and keeps them in the ledger, so that reports need no files. What the
    /// ledger has of documents that the folder no longer labels is forgotten: a document that was given another name
    /// would count twice.
    ///
    /// - Returns: the names of the documents that have a label.
    /// - Throws: where a label file can't be used, with the file and the place in it.
    public func storeLabels(in ledger: Ledger, schema: DocumentSchema, folder: String) throws(AssayError)
        -> Set<String>
    {
        try ledger.forgetLabels(in: folder, except: Set(labels.keys))
        var samples: [(name: String, label: Label, meta: JSON?)] = []
        for file in files {
            guard let url = labels[file.name] else { continue }
            let label = try Self.label(at: url, schema: schema)
            samples.append((file.name, label, meta[file.name].flatMap { try? Self.json(at: $0) }))
        }
        try ledger.store(samples, in: folder)
        return Set(samples.map(\.name))
    }

    private static func label(at url: URL, schema: DocumentSchema) throws(AssayError) -> Label {
        let json = try json(at: url)
        do {
            return try Label(json: json, schema: schema)
        } catch {
            let place = error.pointer.isEmpty ? "" : "#" + error.pointer
            throw AssayError(error.message, at: url.path + place, hint: "See docs/schemas.md on labels.")
        }
    }

    private static func json(at url: URL) throws(AssayError) -> JSON {
        guard let bytes = try? Data(contentsOf: url) else {
            throw AssayError("this file can't be opened", at: url.path, hint: "Check that it may be read.")
        }
        do {
            return try JSON(parsing: [UInt8](bytes))
        } catch {
            throw AssayError("this is no JSON: \(error)", at: url.path, hint: "Mend the file.")
        }
    }
}
