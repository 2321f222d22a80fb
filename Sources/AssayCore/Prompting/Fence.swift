/// Marks where untrusted text begins and ends, by a boundary that the text can't hold.
struct Fence {
    let boundary: String

    /// The text between two lines that name what it is and the boundary.
    func around(_ text: String, as name: String) -> String {
        // A random boundary is not in the text; if it should be, whoever put it there must not close the fence.
        let safe = boundary.isEmpty ? text : text.replacing(boundary, with: "")
        return "<\(name) \(boundary)>\n\(safe)\n</\(name) \(boundary)>"
    }
}
