import Foundation

/// DevStack as a child of this process, with a temporary folder for its ready file and what it says.
struct DevStackProcess {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let lastBytes: UInt64 = 16 * 1_024

    private let process = Process()
    private let folder: URL
    private let log: URL
    let readyFile: URL

    /// - Parameter settings: beside those of this process.
    init(executable: URL, arguments: [String], settings: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dembrane-benchmark-\(UUID().uuidString)")
        readyFile = folder.appendingPathComponent("ready.json")
        log = folder.appendingPathComponent("devstack.log")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: log)
            let output = try FileHandle(forWritingTo: log)
            process.executableURL = executable
            process.arguments = arguments + ["--ready-file", readyFile.path]
            process.environment = ProcessInfo.processInfo.environment.merging(settings) { own, _ in own }
            process.standardOutput = output
            process.standardError = output
            try process.run()
        } catch {
            throw Failure(description: "\(executable.path) can't be started: \(error.localizedDescription)")
        }
    }

    /// Returns when the ready file is there. Throws, after the end of DevStack, what it said last.
    func waitUntilReady(withinSeconds seconds: Double) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !FileManager.default.fileExists(atPath: readyFile.path) {
            let isRunning = process.isRunning
            guard isRunning, ContinuousClock.now < deadline else {
                let failure = Failure(
                    description: isRunning
                        ? "DevStack was not ready within \(Int(seconds)) s; it last said: \(try lastWords())"
                        : "DevStack did not start: \(try lastWords())")
                try await stop()
                throw failure
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Ends DevStack with all that it started, and removes the folder.
    func stop() async throws {
        if process.isRunning { process.terminate() }
        while process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
        try FileManager.default.removeItem(at: folder)
    }

    /// The last line of its output, without the name that stands before it.
    private func lastWords() throws -> String {
        let file = try FileHandle(forReadingFrom: log)
        let length = try file.seekToEnd()
        try file.seek(toOffset: length - min(length, Self.lastBytes))
        let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        guard let line = text.split(separator: "\n").last else { return "it said nothing" }
        return line.split(separator: " | ", maxSplits: 1).last.map(String.init) ?? String(line)
    }
}
