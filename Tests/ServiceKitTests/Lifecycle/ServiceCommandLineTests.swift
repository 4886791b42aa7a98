import Contracts
import EventKit
import Foundation
import ServiceTesting
import TestKit
import Testing
@testable import ProcessKit
@testable import ServiceKit

@Suite struct ServiceCommandLineTests {
    @Test(arguments: [
        ([], ServiceArguments.serve), (["serve"], .serve), (["rebuild"], .rebuild), (["recover"], .recover), (["--help"], .help),
        (["--version"], .version), (["check"], .check), (["backup", "/b"], .backup(path: "/b")), (["import", "f"], .importFile(path: "f")),
        (["dead-letters", "list"], .listDeadLetters), (["dead-letters", "replay"], .replayDeadLetters(ids: nil)),
        (["dead-letters", "replay", "3", "4"], .replayDeadLetters(ids: [3, 4])),
        (["effects", "list"], .listEffects), (["effects", "retry"], .retryEffects(ids: nil)),
        (["effects", "retry", "00000000-0000-4000-8000-000000000001"], .retryEffects(ids: [EffectID(high: 0x4000, low: 1 << 63 | 1)])),
    ])
    func readsArguments(arguments: [String], command: ServiceArguments) throws {
        #expect(try ServiceArguments(arguments) == command)
    }

    @Test(arguments: [
        ["fly"], ["serve", "now"], ["check", "x"], ["backup"], ["backup", "a", "b"], ["import"], ["dead-letters"], ["dead-letters", "eat"],
        ["dead-letters", "replay", "x"], ["dead-letters", "list", "1"], ["effects"], ["effects", "list", "1"],
        ["effects", "retry", "7"], ["effects", "eat"], ["--verbose"],
    ])
    func refusesOtherArguments(arguments: [String]) async {
        #expect(throws: ServiceArguments.Unusable.self) { try ServiceArguments(arguments) }
        #expect(await Self.run(arguments, [:]) == .usage)
    }

    @Test func refusesToStartWithoutItsSettings() async {
        #expect(await Self.run(["serve"], [:]) == .configuration)
        #expect(await Self.run(["serve"], Self.environment("/dev/null/x")) == .configuration)
    }

    @Test func doesNotDisturbARunningService() async throws {
        try await withHarness { harness in
            let environment = Self.environment(harness.directory)
            for command in ["serve", "rebuild", "recover"] { #expect(await Self.run([command], environment) == .temporary) }
            _ = try await harness.post("/tallies/ada/raise", ["amount": 4])
            #expect(await Self.run(["backup", harness.directory + "/copy.sqlite"], environment) == .success)
            #expect(FileManager.default.fileExists(atPath: harness.directory + "/copy.sqlite"))
            #expect(await Self.run(["dead-letters", "list"], environment) == .success)
            #expect(await Self.run(["dead-letters", "replay"], environment) == .success)
            #expect(await Self.run(["dead-letters", "replay", "17"], environment) == .failure)
            try harness.runtime.context.changes.run { _ = try $0.request(EffectRequest("mail", key: "ada", data: [])) }
            try await harness.runtime.database.writing { _ = try $0.execute("UPDATE effects SET status = 'dead'") }
            #expect(await Self.run(["effects", "list"], environment) == .success)
            #expect(await Self.run(["effects", "retry"], environment) == .success)
            let effects = EffectOperations(changes: harness.runtime.context.changes)
            #expect(try effects.list().map(\.status) == [.waiting])
            #expect(await Self.run(["effects", "retry", EffectID.random().description], environment) == .failure)
        }
    }

    @Test func rebuildsTheReadModels() async throws {
        let folder = NSTemporaryDirectory() + "commands-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        _ = try await first.post("/tallies/ada/raise", ["amount": 4])
        try await first.runtime.database.writing { try $0.execute("DELETE FROM tally_sums") }
        try await first.stop()
        #expect(await Self.run(["rebuild"], Self.environment(folder)) == .success)
        let second = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        #expect(try TallySums.read(second.runtime.database) == ["ada": 4])
        try await second.stop()
    }

    @Test(arguments: [("ada 3\n\nbob 4\n", ExitCode.success, ["ada": 3, "bob": 4]), ("ada 3\nbob x\n", .failure, [:])])
    func importsAllOrNothing(contents: String, code: ExitCode, sums: [String: Int]) async throws {
        let folder = NSTemporaryDirectory() + "commands-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try contents.write(toFile: folder + "/history", atomically: true, encoding: .utf8)
        #expect(await Self.run(["import", folder + "/history"], Self.environment(folder)) == code)
        #expect(await Self.run(["import", folder + "/missing"], Self.environment(folder)) == .failure)
        let harness = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        #expect(try TallySums.read(harness.runtime.database) == sums)
        try await harness.stop()
    }

    private static func environment(_ folder: String) -> [String: String] {
        ["KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9", "DATA_DIR": folder, "INTERNAL_SECRET": ServiceHarness.secret.revealed, "HTTP_PORT": "0"]
    }

    private static func run(_ arguments: [String], _ environment: [String: String]) async -> ExitCode {
        await ServiceCommandLine.run(arguments, executable: "PartnerService", environment: environment) { _ in
            var definition = TallyService.definition
            definition.importer = ServiceImporter { lines, work in
                for (index, line) in lines.enumerated() where !line.isEmpty {
                    let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
                    guard words.count == 2, let amount = Int(words[1]) else { throw ImportFaults(["line \(index + 1): no amount"]) }
                    try work.execute(RaiseTally(by: amount, owner: words[0]), on: words[0])
                }
                return "took \(lines.count) lines"
            }
            return definition
        }
    }
}
