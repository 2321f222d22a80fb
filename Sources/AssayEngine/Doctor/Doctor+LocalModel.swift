import Foundation

extension Doctor {
    /// The runtime of the local model and each model's weights.
    func localModel() -> [Diagnosis] {
        let folder = LocalFolder(environment: environment)
        let runtime = FileManager.default.isExecutableFile(atPath: folder.python)
        let first = Diagnosis(
            "local runtime", runtime ? .ready : .optional,
            runtime ? folder.python : "llama.cpp's server is not installed",
            fix: runtime ? "" : Self.install("default"))
        let models = LocalModelFile.all(in: BuiltInFiles.text["LocalModel/manifest.json"] ?? "")
        return [first]
            + models.map { model in
                let place = folder.weights(of: model)
                let isThere = FileManager.default.fileExists(atPath: place)
                return Diagnosis(
                    "local/\(model.name)", isThere ? .ready : .optional, isThere ? place : "not downloaded",
                    fix: isThere ? "" : Self.install(model.name))
            }
    }

    private static func install(_ model: String) -> String { "scripts/local-model.sh \(model)" }
}
