import Foundation

/// A program that reads what the code wrote, so that the code isn't its own witness. Tests that need one are skipped where it isn't
/// installed.
package struct ExternalTool: Sendable {
    package struct Failure: Error {
        let tool: String
        let status: Int32
    }

    private let name: String
    private let path: String?

    package init(_ name: String) {
        self.name = name
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    package var isInstalled: Bool { path != nil }

    /// What it prints. Throws `Failure` where it says that it failed.
    package func output(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path ?? name)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(tool: name, status: process.terminationStatus) }
        return Array(data)
    }
}
