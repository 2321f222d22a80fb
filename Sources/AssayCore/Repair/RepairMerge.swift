/// Puts the fields that were asked again into the answer before.
public enum RepairMerge {
    /// The earlier values with those `fields` that the repaired answer has; all of the repaired answer where
    /// `fields` is nil. A null in a field that was asked for is an answer: the document does not state it.
    /// Everything else stays as it was, whatever the model said about it this time.
    public static func merge(_ repaired: JSON, into earlier: JSON?, fields: [String]?) -> JSON {
        guard let fields, case .object(var values)? = earlier else { return repaired }
        for field in fields {
            if let value = repaired[field] { values[field] = value }
        }
        return .object(values)
    }
}
