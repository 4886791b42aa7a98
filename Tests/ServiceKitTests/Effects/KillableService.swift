import Database
import EventKit
import Foundation
import ServiceTesting
import TestKit

/// The executable `EffectService` with data of its own, run as often as a test wants.
final class KillableService: Sendable {
    struct Letter: Sendable {
        let name: String
        let id: String
    }

    enum Ending: Equatable, Sendable {
        case exit(Int32)
        case signal(Int32)
    }

    /// What ends a run.
    enum Limit: Sendable {
        case killsItself(at: String, on: Int)
        case killed(afterSending: Int)
        case allAnswered
    }

    private let folder: String
    private let letters: Int

    private init(letters: Int) throws {
        folder = TestFolders.make()
        self.letters = letters
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// A service that was asked for these letters and has not begun to send them.
    static func asked(for letters: [String]) async throws -> KillableService {
        let service = try KillableService(letters: letters.count)
        try letters.joined(separator: "\n").write(toFile: service.folder + "/letters", atomically: true, encoding: .utf8)
        let process = try service.process(["import", service.folder + "/letters"], [:])
        guard try await service.run(process, { _ in }) == .exit(0) else { throw Interruption() }
        return service
    }

    func serve(concurrency: Int = 1, until limit: Limit) async throws -> Ending {
        // A service that is stopped before it listens to signals is ended by them.
        if case .allAnswered = limit, try isDone() { return .exit(0) }
        var environment = ["EFFECT_CONCURRENCY": String(concurrency)]
        if case .killsItself(let point, let number) = limit {
            environment["EFFECT_KILL_AT"] = point
            environment["EFFECT_KILL_ON"] = String(number)
        }
        return try await run(try process(["serve"], environment)) { [self] process in
            switch limit {
            case .killsItself:
                break
            case .killed(let number):
                _ = try await eventually { try !process.isRunning || sent().count >= number || isDone() }
                if try isDone() { process.terminate() } else { kill(process.processIdentifier, SIGKILL) }
            case .allAnswered:
                _ = try await eventually { try !process.isRunning || isDone() }
                process.terminate()
            }
        }
    }

    /// What arrived outside, in order.
    func sent() throws -> [Letter] {
        guard FileManager.default.fileExists(atPath: folder + "/outside") else { return [] }
        return try String(contentsOfFile: folder + "/outside", encoding: .utf8).split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return Letter(name: words[0], id: words[1])
        }
    }

    /// How many letters the service knows to be sent.
    func answered() throws -> Int {
        let database = try Database(path: folder + "/data/partner.sqlite", migrations: EventSchema.migrations, durability: .full)
        defer { database.close() }
        return try database.read { connection in
            try connection.first("SELECT count(*) FROM events WHERE type = 'org.example.letter-sent'") { Int($0.int(0)) } ?? 0
        }
    }

    private func isDone() throws -> Bool {
        try sent().count >= letters && answered() == letters
    }

    private func process(_ arguments: [String], _ environment: [String: String]) throws -> Process {
        let tests = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("EffectService")
        process.arguments = arguments
        process.environment = environment.merging(
            [
                "EFFECT_OUTSIDE": folder + "/outside", "DATA_DIR": folder + "/data", "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9",
                "INTERNAL_SECRET": ServiceHarness.secret.revealed, "HTTP_PORT": "0", "LOG_LEVEL": "error",
                "PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], uniquingKeysWith: { first, _ in first })
        process.standardOutput = FileHandle.nullDevice
        return process
    }

    private func run(_ process: Process, _ body: (Process) async throws -> Void) async throws -> Ending {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        try await body(process)
        for await _ in ended {}
        switch process.terminationReason {
        case .exit: return .exit(process.terminationStatus)
        case .uncaughtSignal: return .signal(process.terminationStatus)
        @unknown default: return .exit(process.terminationStatus)
        }
    }
}
