import AssayCore
import AssayEngine

/// `--vary extract.model=a,b`: a strategy in several versions that differ in one key.
struct Variation: Equatable {
    /// The key's path in the strategy's file.
    let path: [String]
    /// At least one.
    let values: [JSON]

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

    /// Every strategy with every combination of the values, named after what was changed.
    static func grid(of strategies: [Strategy], _ variations: [Variation]) throws(AssayError) -> [Strategy] {
        var grid = strategies
        for variation in variations {
            var wider: [Strategy] = []
            for strategy in grid {
                for value in variation.values { wider.append(try variation.applied(value, to: strategy)) }
            }
            grid = wider
        }
        return grid
    }

    private func applied(_ value: JSON, to strategy: Strategy) throws(AssayError) -> Strategy {
        let key = path.joined(separator: ".")
        let json = Self.setting(value, at: path[...], in: strategy.canonicalJSON)
        do throws(DefinitionError) {
            return try Strategy(
                parsing: json.text(.compact),
                name: "\(strategy.name) \(key)=\(value.string ?? value.text(.compact))")
        } catch {
            throw AssayError(
                error.message, at: "--vary \(key)" + (error.pointer.isEmpty ? "" : ", " + error.pointer),
                hint: "docs/strategies.md has every key of a strategy.")
        }
    }

    private static func setting(_ value: JSON, at path: ArraySlice<String>, in json: JSON) -> JSON {
        guard let key = path.first else { return value }
        var object = json.object ?? [:]
        object[key] = setting(value, at: path.dropFirst(), in: object[key] ?? [:])
        return .object(object)
    }
}
