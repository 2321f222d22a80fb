import AssayCore
import Foundation

// Local: a llama.cpp server that is started when a model of this machine is first asked, serves all workers,
// is started again when it dies, and ends with this process.

/// A model of `LocalModel/manifest.json`.
struct LocalModelFile: Sendable, Hashable {
    /// `qwen2.5-coder-1.5b`.
    let name: String
    /// Name of the GGUF file.
    let file: String
    /// SHA-256 of the file, which is also the model's version.
    let digest: String
    /// Tokens of context to serve it with.
    let context: Int
    /// File of the repository's `LocalModel` that stands in for the template in the weights; nil: none does.
    let chatTemplate: String?

    /// The models of a manifest; empty where it is no manifest.
    static func all(in manifest: String) -> [LocalModelFile] {
        let models = (try? JSON(parsing: manifest))?["models"]?.array ?? []
        return models.compactMap { json in
            guard let name = json["name"]?.string, let file = json["file"]?.string, !file.contains("/"),
                let digest = json["sha256"]?.string
            else { return nil }
            let context: JSON? = json
            return LocalModelFile(
                name: name, file: file, digest: digest, context: max(1024, context.tokens("context")),
                chatTemplate: json["chatTemplate"]?.string)
        }
    }
}

/// Where the runtime and the weights lie: `ASSAY_CACHE`, else `assay` in the user's cache folder.
struct LocalFolder: Sendable, Hashable {
    let path: String

    init(environment: [String: String]) {
        if let own = environment.setting("ASSAY_CACHE") {
            path = own
        } else {
            let home = environment.setting("HOME") ?? NSHomeDirectory()
            path = (environment.setting("XDG_CACHE_HOME") ?? home + "/.cache") + "/assay"
        }
    }

    var python: String { path + "/venv/bin/python" }

    func weights(of model: LocalModelFile) -> String { "\(path)/models/\(model.file)" }

    func log(of model: LocalModelFile) -> String { "\(path)/logs/\(model.name).log" }

    /// Fails where something must be installed first.
    func check(_ model: LocalModelFile) throws(ModelFailure) {
        let files = FileManager.default
        guard files.isExecutableFile(atPath: python) else {
            throw Self.missing("the local model's runtime is not installed in \(path)")
        }
        guard files.isReadableFile(atPath: weights(of: model)) else {
            throw Self.missing("the weights of \(model.name) are not at \(weights(of: model))")
        }
    }

    private static func missing(_ what: String) -> ModelFailure {
        ModelFailure(
            .fatalForRun, code: "missing-model",
            message: "\(what): run `make setup` or scripts/local-model.sh")
    }

    /// Writes a program or template beside the runtime, under a name of its content, and returns its path.
    func install(_ text: String, as name: String) throws -> String {
        let target = URL(filePath: "\(path)/\(Digest.hex(text).prefix(12))-\(name)")
        if (try? String(contentsOf: target, encoding: .utf8)) != text {
            try text.write(to: target, atomically: true, encoding: .utf8)
        }
        return target.path
    }
}

/// The texts that a server is started with.
struct LocalPrograms: Sendable, Hashable {
    let launcher: String
    /// nil: the template in the weights.
    let chatTemplate: String?

    /// - Parameter files: texts by their path in the repository.
    init(for model: LocalModelFile, among files: [String: String]) {
        launcher = files["LocalModel/serve.py"] ?? ""
        chatTemplate = model.chatTemplate.flatMap { files["LocalModel/\($0)"] }
    }
}
