import Foundation

/// What a PDF holds, as the programs of poppler and zbar see it.
package struct PDFInspection {
    private static let information = ExternalTool("pdfinfo")
    private static let textReader = ExternalTool("pdftotext")
    private static let painter = ExternalTool("pdftoppm")
    private static let codeReader = ExternalTool("zbarimg")

    package static var isPossible: Bool { information.isInstalled && textReader.isInstalled && painter.isInstalled }
    package static var readsCodes: Bool { codeReader.isInstalled }

    private let file: String

    package init(_ bytes: [UInt8]) throws {
        let folder = TestFolders.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        file = folder + "/document.pdf"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    /// The text of each page, laid out as on it, with plain blanks for those that don't break.
    package func pages() throws -> [String] {
        let text = String(decoding: try Self.textReader.output(["-layout", file, "-"]), as: UTF8.self)
        return text.replacing("\u{A0}", with: " ").split(separator: "\u{C}").map(String.init)
    }

    /// From where to where the words of the first page reach, in points from its left edge.
    package func edges() throws -> ClosedRange<Double> {
        let boxes = String(decoding: try Self.textReader.output(["-bbox", "-l", "1", file, "-"]), as: UTF8.self)
        let numbers = boxes.matches(of: /<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"/)
        let left = numbers.compactMap { Double($0.1) }.min() ?? 0
        return left...max(left, numbers.compactMap { Double($0.2) }.max() ?? 0)
    }

    /// Title, author, number of pages and so on, by pdfinfo's names for them.
    package func facts() throws -> [String: String] {
        let text = String(decoding: try Self.information.output(["-isodates", file]), as: UTF8.self)
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The parts of the document and their texts, each on a line: `Table`, `"Training"`.
    package func structure() throws -> [String] {
        let text = String(decoding: try Self.information.output(["-struct-text", file]), as: UTF8.self)
        return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces).replacing(" (block)", with: "") }
    }

    private func picture(page: Int) throws -> String {
        let picture = file + "-\(page)"
        _ = try Self.painter.output(["-r", "150", "-f", "\(page)", "-l", "\(page)", "-png", "-singlefile", file, picture])
        return picture + ".png"
    }

    /// What a camera reads in the QR code of a page. Throws where there is none.
    package func code(page: Int) throws -> String {
        // As bytes: else it guesses at their character set.
        let options = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Sbinary"]
        let output = try Self.codeReader.output(options + [picture(page: page)])
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
