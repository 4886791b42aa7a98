import Foundation

/// A Swift file of this package as the tidiness rules see it.
struct SourceFile: Sendable {
    /// Path from the package's folder, such as `Sources/Kafka/KafkaProducer.swift`.
    let path: String
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.components(separatedBy: "\n")
    }

    var components: [String] { path.components(separatedBy: "/") }

    /// The target that the file belongs to.
    var target: String { components.count > 1 ? components[1] : "" }

    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && $0 != "public" && $0 != "private" }
            // An indented line is not code of the file's top level, where imports stand, but for example a help text.
            guard words.count >= 2, words[0] == "import", !line.hasPrefix(" ") else { return nil }
            return words.last.map { String($0.prefix { $0 != "." }) }
        }
    }

    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below a folder of the package that this test stands in.
    static func all(below folder: String = "Sources") throws -> [SourceFile] {
        let root = package.appendingPathComponent(folder)
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            SourceFile(path: "\(folder)/\(path)", text: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
        }
    }
}
