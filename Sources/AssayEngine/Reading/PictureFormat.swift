/// What a picture of a page is written as.
public enum PictureFormat: Sendable, Hashable {
    case png
    /// Quality 1...100.
    case jpeg(quality: Int)
}
