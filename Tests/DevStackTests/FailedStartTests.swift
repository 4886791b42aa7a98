import Foundation
import Glibc
import HTTP
import Testing

@testable import DevStack

/// What is told when something refuses to start, instead of waiting for it or falling over it.
@Suite struct FailedStartTests {
    private static func supervisor(of script: String) -> Supervisor {
        let program = Program(name: "rollup", path: "/bin/sh", arguments: ["-c", script], environment: [:])
        return Supervisor([program], console: Console { _ in }, backoff: RestartBackoff(firstSeconds: 3_600))
    }

    /// Put in its place by a program: a file that this process itself had open for writing can't be started while a child of another test, which
    /// has a copy of that, is about to become its own program.
    private static func script(_ text: String, named name: String, in folder: TemporaryFolder) throws {
        let source = "\(folder.path)/\(name).source"
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(fileURLWithPath: source))
        let install = Process()
        install.executableURL = URL(fileURLWithPath: "/usr/bin/install")
        install.arguments = ["-m", "700", source, "\(folder.path)/\(name)"]
        try install.run()
        install.waitUntilExit()
        #expect(install.terminationStatus == 0)
    }

    @Test func aServiceThatRefusesToRunEndsTheWaitWithItsLastWords() async throws {
        let supervisor = Self.supervisor(of: "echo starting; echo 'RollupService: the data is in use' >&2; exit 75")
        async let running: Void = supervisor.run()
        let readiness = Readiness(client: try HTTPClient(), failure: supervisor.failure(of:))
        let refusal = ProgramError.failed(name: "rollup", .exited(code: 75), lastLines: ["RollupService: the data is in use"])
        await #expect(throws: refusal) {
            try await readiness.wait(for: "rollup", at: "http://127.0.0.1:1", deadlineSeconds: 3_600)
        }
        #expect(refusal.description == "rollup ended with status 75: RollupService: the data is in use")
        await supervisor.stop()
        await running
    }

    @Test func aServiceThatCrashesIsStartedAgainUntilTheDeadlineAndItsTrapIsTold() async throws {
        let supervisor = Self.supervisor(of: "echo 'Main.swift:1: Fatal error: index out of range'; echo frame 1; kill -KILL $$")
        async let running: Void = supervisor.run()
        #expect(try await holds { supervisor.failure(of: "rollup") != nil })
        let crash = try #require(supervisor.failure(of: "rollup"))
        #expect(!crash.isRefusal)
        let readiness = Readiness(client: try HTTPClient(), failure: supervisor.failure(of:))
        await #expect(throws: crash) { try await readiness.wait(for: "rollup", at: "http://127.0.0.1:1", deadlineSeconds: 0) }
        #expect(crash.description == "rollup was ended by signal 9: Main.swift:1: Fatal error: index out of range")
        await supervisor.stop()
        await running
    }

    @Test func anExecutableThatIsMissingIsARefusal() async throws {
        let supervisor = Supervisor(
            [Program(name: "rollup", path: "/nowhere/RollupService", environment: [:])], console: Console { _ in },
            backoff: RestartBackoff(firstSeconds: 3_600))
        async let running: Void = supervisor.run()
        #expect(try await holds { supervisor.failure(of: "rollup")?.isRefusal == true })
        await supervisor.stop()
        await running
    }

    @Test func lastWordsAreBoundedAndNeverBlank() {
        var words = LastWords()
        #expect(words.lines.isEmpty)
        words.hear(String(repeating: "x", count: 10_000))
        words.hear("  ")
        #expect(words.lines == [String(repeating: "x", count: LastWords.longestCharacters)])
    }

    @Test func apacheKafkaWithoutJavaIsToldByName() async throws {
        let folder = try TemporaryFolder()
        try Self.script("echo 127.0.0.1:1", named: "kafka.sh", in: folder)
        let kafka = ApacheKafka(home: folder.path, folder: folder.path, environment: ["PATH": "/nowhere:\(folder.path)"])
        await #expect(throws: StackError.noJava) { try await kafka.start(port: 1) }
        try Self.script("", named: "java", in: folder)
        #expect(try await kafka.start(port: 1) == "127.0.0.1:1")
    }

    @Test func apacheKafkaThatFailsIsToldWithItsLastWords() async throws {
        let folder = try TemporaryFolder()
        try Self.script("echo 'kafka.sh: port 1 is in use' >&2; exit 3", named: "kafka.sh", in: folder)
        try Self.script("", named: "java", in: folder)
        let kafka = ApacheKafka(home: folder.path, folder: folder.path, environment: ["PATH": folder.path])
        await #expect(throws: StackError.kafkaScript("kafka.sh ended with status 3: kafka.sh: port 1 is in use")) {
            try await kafka.start(port: 1)
        }
    }
}
