import Foundation

/// Writes text files into one Swift file, for the build: FileEmbedder OUTPUT FILE…
@main
enum FileEmbedder {
    static func main() {
        do {
            let paths = CommandLine.arguments.dropFirst()
            guard let output = paths.first else { throw EmbeddingError(reason: "usage: FileEmbedder OUTPUT FILE…") }
            let source = try EmbeddedSource(paths.dropFirst().map { URL(fileURLWithPath: $0) })
            try source.text.write(to: URL(fileURLWithPath: output), atomically: true, encoding: .utf8)
        } catch {
            FileHandle.standardError.write(Data("FileEmbedder: \(error)\n".utf8))
            exit(1)
        }
    }
}

struct EmbeddingError: Error, Equatable, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}
