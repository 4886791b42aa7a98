import Foundation
import HTTP
import Mollie
import ProcessKit
import TestKit
import Testing
import WireJSON

@testable import MollieStandIn

@Suite struct ProgramTests {
    @Test func understandsItsCommandLine() throws {
        #expect(try Invocation(arguments: ["--port", "1", "-h"]) == .help)
        let standard = try Options(arguments: [])
        #expect(standard.port == 0)
        #expect(standard.readyFile == nil)
        let options = try Options(arguments: ["--port=8080", "--key", "test_abc", "--ready-file", "/tmp/ready"])
        #expect(options.port == 8_080)
        #expect(options.key == MollieKey(Secret("test_abc")))
        #expect(options.readyFile == "/tmp/ready")
    }

    @Test(arguments: [["--port"], ["--port", "65536"], ["--port", "x"], ["--key", "live_abc"], ["--key="], ["--frob", "1"], ["serve"]])
    func refusesOtherCommandLines(arguments: [String]) {
        #expect(throws: UsageError.self) { try Invocation(arguments: arguments) }
    }

    @Test func runsUntilItIsAskedToEnd() async throws {
        let folder = TestFolders.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/ready.json"
        let program = try StandInProgram(["--key", "test_program", "--ready-file", path])
        #expect(try await eventually { FileManager.default.fileExists(atPath: path) || !program.isRunning })
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let ready = try WireJSONDecoder().decode(ReadyFile.self, from: Array(bytes))
        #expect(ready.pid == program.pid)
        let http = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
        let key = try #require(MollieKey(Secret("test_program")))
        let client = MollieClient(key: key, baseURL: try #require(BaseURL(ready.api)), http: http)
        #expect(try await client.payments().isComplete)
        #expect(await program.end() == 0)
    }
}

/// The executable in a process of its own.
private final class StandInProgram: Sendable {
    private let process = Process()
    private let ended: AsyncStream<Void>

    init(_ arguments: [String]) throws {
        let tests = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("MollieStandIn")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.terminationHandler = { _ in end.finish() }
        try process.run()
    }

    var isRunning: Bool { process.isRunning }
    var pid: Int32 { process.processIdentifier }

    /// Asks it to end, waits, and tells how it did.
    func end() async -> Int32 {
        process.terminate()
        for await _ in ended {}
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { process.terminate() }
    }
}
