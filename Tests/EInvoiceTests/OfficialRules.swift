import Foundation
import Testing

/// The official rules of Peppol and NLCIUS, where their checker is at hand: beside the package, or where `EINVOICE_CHECK` says. It is no
/// part of the package and needs Java.
enum OfficialRules {
    /// Where the checker is. One that the settings name is used, whatever it does then; the one beside the package where it can tell the
    /// rules that it knows, which it can't where there is no Java.
    static let checker: URL? = {
        if let named = ProcessInfo.processInfo.environment["EINVOICE_CHECK"] { return URL(fileURLWithPath: named) }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.appendingPathComponent("../shared/einvoice/check.sh").standardizedFileURL
        let known = try? output(of: beside, ["list"], in: FileManager.default.temporaryDirectory)
        return known?.isEmpty == false ? beside : nil
    }()

    /// What the checker says, at the first document of a call, about the stylesheets that it compiles then.
    private static let aboutItself = ": warn null Transformation warning"

    /// What the checker says about each document of one set of rules, by the document's name.
    /// - Parameter rules: the checker's word for them, such as `peppol-credit`.
    static func verdicts(on documents: [String: [UInt8]], rules: String) throws -> [String: [String]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("einvoices-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = documents.keys.sorted()
        for name in names { try Data(documents[name] ?? []).write(to: folder.appendingPathComponent(name)) }
        let lines = try output(of: #require(checker), [rules] + names, in: folder).filter { !$0.hasSuffix(aboutItself) }
        return Dictionary(uniqueKeysWithValues: names.map { name in (name, lines.filter { $0.hasPrefix("\(name): ") }) })
    }

    private static func output(of checker: URL, _ arguments: [String], in folder: URL) throws -> [String] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = checker
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
