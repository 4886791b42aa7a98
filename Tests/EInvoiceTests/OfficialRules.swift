import Foundation

/// The official rules of Peppol and NLCIUS, where their checker is at hand: beside the package, or where `EINVOICE_CHECK` says. It is no
/// part of the package and needs Java.
enum OfficialRules {
    static let checker: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.appendingPathComponent("../shared/einvoice/check.sh").standardizedFileURL.path
        let path = ProcessInfo.processInfo.environment["EINVOICE_CHECK"] ?? beside
        return FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
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
        let lines = try output(of: [rules] + names, in: folder).filter { !$0.hasSuffix(aboutItself) }
        return Dictionary(uniqueKeysWithValues: names.map { name in (name, lines.filter { $0.hasPrefix("\(name): ") }) })
    }

    private static func output(of arguments: [String], in folder: URL) throws -> [String] {
        guard let checker else { return [] }
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
