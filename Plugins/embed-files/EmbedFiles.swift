import Foundation

/// Writes a Swift file holding the text of the given files: `embed-files OUTPUT ROOT FILE…`.
@main
struct EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FILE…\n".utf8))
            exit(2)
        }
        let root = arguments[2] + "/"
        let entries = try arguments.dropFirst(3).map { path in
            let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
            return "        \(literal(name)): \(literal(text)),"
        }
        let source = """
            /// Files of the repository compiled into the binary, by their path in it.
            enum BuiltInFiles {
                static let text: [String: String] = [
            \(entries.isEmpty ? "        :" : entries.joined(separator: "\n"))
                ]
            }

            """
        try source.write(to: URL(filePath: arguments[1]), atomically: true, encoding: .utf8)
    }

    private static func literal(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                out += "\\u{\(String(scalar.value, radix: 16))}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
