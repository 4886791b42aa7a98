import Foundation
import TestKit
import Testing

@testable import Mail

/// A real SMTP server, `Server/smtp_server.py`, in a process of its own.
struct MailServer: Sendable {
    /// Python with aiosmtpd, which `scripts/python-environment` prepares; nil where it doesn't run, as in the Debian 13 root.
    static let python: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let python = package.appendingPathComponent(".build/tools/bin/python")
        let ending = try? status(of: python, ["-c", "import aiosmtpd"])
        return ending == 0 ? python : nil
    }()

    static let whyNot: Comment = "Python with aiosmtpd doesn't run here; scripts/python-environment prepares it"

    let port: Int
    private let lines: Recorder<Line>

    /// Starts the server, runs the body, and ends the server.
    static func run<Value>(
        _ behaviour: String, _ options: [String] = [], _ body: (MailServer) async throws -> Value
    ) async throws -> Value {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        let python: URL = try #require(python)
        process.executableURL = python
        let script = try #require(Bundle.module.url(forResource: "smtp_server", withExtension: "py", subdirectory: "Server"))
        process.arguments = ["-B", script.path, behaviour] + options
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // The server ends with its input, also when this process is ended before it comes to that.
        defer {
            input.fileHandleForWriting.closeFile()
            process.waitUntilExit()
        }
        let lines = Recorder<Line>()
        read(output.fileHandleForReading, into: lines)
        let isThere = try await eventually { lines.values.contains { $0.port != nil } || !process.isRunning }
        #expect(isThere)
        return try await body(MailServer(port: try #require(lines.values.first?.port), lines: lines))
    }

    /// All mails that it took on, of which there are to be so many.
    func mails(_ count: Int) async throws -> [ReceivedMail] {
        let areThere = try await eventually { lines.values.count { $0.mail != nil } >= count }
        #expect(areThere)
        return lines.values.compactMap(\.mail)
    }

    /// All that was said to it without TLS.
    var heard: String { lines.values.compactMap(\.heard).joined() }

    func settings(
        _ security: SMTPServer.Security = .none, login: SMTPServer.Login? = nil, authoritiesFile: String? = nil
    ) -> SMTPServer {
        SMTPServer(host: "127.0.0.1", port: port, security: security, login: login, authoritiesFile: authoritiesFile)
    }

    private struct Line: Decodable, Sendable {
        let port: Int?
        let heard: String?
        let mail: ReceivedMail?
    }

    /// Blocks a thread of its own until the server has ended.
    private static func read(_ handle: FileHandle, into lines: Recorder<Line>) {
        Thread {
            var line = Data()
            while case let data = handle.availableData, !data.isEmpty {
                let pieces = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                for piece in pieces.dropLast() {
                    add(line + piece, to: lines)
                    line = Data()
                }
                line += pieces.last ?? Data()
            }
        }.start()
    }

    private static func add(_ line: Data, to lines: Recorder<Line>) {
        do {
            lines.add(try JSONDecoder().decode(Line.self, from: line))
        } catch {
            Issue.record(error)
        }
    }

    private static func status(of program: URL, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
