/// What a picture of a page is written as.
public enum PictureFormat: Sendable, Hashable, Codable {
    case png
    /// Quality 1...100.
    case jpeg(quality: Int)
}
