import AssayCore
import Foundation

/// What a helper is asked to do with the bytes that follow.
struct HelperRequest: Codable, Hashable {
    enum Task: Codable, Hashable {
        case read(ReaderOptions)
        case picture(
            page: Int, quarterTurns: Int, longestSide: Int, format: PictureFormat, marks: [PictureMark])
    }

    let mediaType: MediaType
    let task: Task
    /// Pages that may be worked on at a time: the cores that no other helper needs.
    let share: Int
}

/// What a helper answers.
enum HelperAnswer {
    case document(ReadDocument)
    case picture([UInt8])
}

/// What a helper is started with, as its one argument.
struct HelperSettings: Codable {
    /// Process number of the program that it serves.
    let parent: Int32
    let workers: Int
    let limits: ReadingLimits

    init(parent: Int32, workers: Int, limits: ReadingLimits) {
        self.parent = parent
        self.workers = workers
        self.limits = limits
    }

    /// nil for anything but what `argument` gave.
    init?(argument: String) {
        guard let settings = try? JSONDecoder().decode(Self.self, from: Data(argument.utf8)) else {
            return nil
        }
        self = settings
    }

    var argument: String {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
