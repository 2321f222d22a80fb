import AssayCore
import AssayEngine

/// `--vary extract.model=a,b`: a strategy in several versions that differ in one key.
struct Variation: Equatable {
    /// The key's path in the strategy's file.
    let path: [String]
    /// At least one.
    let values: [JSON]

    init(path: [String], values: [JSON]) {
        self.path = path
        self.values = values
    }

    /// nil where the text is not `key=value,value`. A value is JSON where it can be read so, else a text.
    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        values = parts[1].split(separator: ",").map {
            (try? JSON(parsing: String($0))) ?? .string(String($0))
        }
        guard !values.isEmpty, !path.contains("") else { return nil }
    }

    /// Every strategy with every combination of the values, named after what was changed: by the end of each key, as
    /// long as it must be to tell it from the others.
    static func grid(of strategies: [Strategy], _ variations: [Variation]) throws(AssayError) -> [Strategy] {
        var grid = strategies
        for variation in variations {
            var wider: [Strategy] = []
            let key = variation.shortKey(among: variations)
            for strategy in grid {
                for value in variation.values {
                    wider.append(try variation.applied(value, to: strategy, as: key))
                }
            }
            grid = wider
        }
        return grid
    }

    /// `model` for `extract.model`, unless another key ends so too.
    func shortKey(among variations: [Variation]) -> String {
        let others = variations.map(\.path).filter { $0 != path }
        let count = (1...path.count).first { count in
            !others.contains { $0.suffix(count) == path.suffix(count) }
        }
        return path.suffix(count ?? path.count).joined(separator: ".")
    }

    private func applied(
        _ value: JSON, to strategy: Strategy, as shortKey: String
    ) throws(AssayError) -> Strategy {
        let key = path.joined(separator: ".")
        let json = Self.setting(value, at: path[...], in: strategy.canonicalJSON)
        do throws(DefinitionError) {
            return try Strategy(
                parsing: json.text(.compact),
                name: "\(strategy.name) \(shortKey)=\(value.string ?? value.text(.compact))")
        } catch {
            throw AssayError(
                error.message, at: "--vary \(key)" + (error.pointer.isEmpty ? "" : ", " + error.pointer),
                hint: "docs/strategies.md has every key of a strategy.")
        }
    }

    /// In a list the key is an element's number from 0, as in `extract.steps.2.model`.
    private static func setting(_ value: JSON, at path: ArraySlice<String>, in json: JSON) -> JSON {
        guard let key = path.first else { return value }
        if var list = json.array, let number = Int(key), list.indices.contains(number) {
            list[number] = setting(value, at: path.dropFirst(), in: list[number])
            return .array(list)
        }
        var object = json.object ?? [:]
        object[key] = setting(value, at: path.dropFirst(), in: object[key] ?? [:])
        return .object(object)
    }
}
