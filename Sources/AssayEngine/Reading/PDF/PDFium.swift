import AssayCore
import CPDFium
import Foundation

/// PDFium, the engine of Chrome, loaded when the first PDF is read.
///
/// It is for one thread at a time: all use of it is inside of `exclusively`, and never one inside of another.
enum PDFium {
    typealias Functions = CPDFiumFunctions

    private static let lock = NSLock()

    /// Runs `work` while no other thread uses the library. Throws `missingTool` where there is none.
    static func exclusively<Value: ~Copyable>(
        _ work: (Functions) throws(ReadFailure) -> Value
    ) throws(ReadFailure) -> Value {
        let functions = try loaded.get()
        lock.lock()
        defer { lock.unlock() }
        return try work(functions.pointer.pointee)
    }

    /// To free what the library gave.
    static func release(_ work: (Functions) -> Void) {
        guard case .success(let functions) = loaded else { return }
        lock.lock()
        defer { lock.unlock() }
        work(functions.pointer.pointee)
    }

    /// Where it was loaded from.
    static var path: Result<String, ReadFailure> { loaded.map(\.path) }

    /// The functions never change once they are found.
    private struct Library: @unchecked Sendable {
        let pointer: UnsafePointer<Functions>
        let path: String
    }

    private static let loaded: Result<Library, ReadFailure> = {
        guard let path = PDFiumPlace(environment: ProcessInfo.processInfo.environment).found else {
            return .failure(.missingTool("PDFium is not installed: run scripts/setup.sh none"))
        }
        var reason: UnsafePointer<CChar>?
        guard let pointer = cpdfium_load(path, &reason) else {
            let reason = reason.map { String(cString: $0) } ?? "?"
            return .failure(.missingTool("PDFium can't be loaded (\(reason)): run scripts/setup.sh none"))
        }
        return .success(Library(pointer: pointer, path: path))
    }()
}
