import Foundation

/// The Swift file that holds text files: `EmbeddedFiles.base_css` has the bytes of `base.css`.
struct EmbeddedSource {
    let text: String

    /// - Throws: `EmbeddingError` for a file that can't be read, that no literal can hold, or whose constant another file has.
    init(_ files: [URL]) throws {
        var constants: [String: String] = [:]
        for file in files {
            let name = Self.constant(for: file.lastPathComponent)
            guard constants[name] == nil else { throw EmbeddingError(reason: "\(file.path): another file is named \(name) too") }
            constants[name] = try Self.literal(of: file)
        }
        let lines = constants.sorted { $0.key < $1.key }.map { "    static let \($0.key) = [UInt8](\($0.value).utf8)\n" }
        text = "/// Written by FileEmbedder.\nenum EmbeddedFiles {\n\(lines.joined())}\n"
    }

    private static func literal(of file: URL) throws -> String {
        guard let text = String(bytes: try Data(contentsOf: file), encoding: .utf8), let literal = SwiftLiteral.of(text) else {
            throw EmbeddingError(reason: "\(file.path): only text in UTF-8 whose lines end in a line feed can be embedded")
        }
        return literal
    }

    private static func constant(for name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
