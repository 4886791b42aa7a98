import Contracts
import Database
import EventKit
import Foundation
import ProcessKit

/// Does what the command line of a service asks.
struct ServiceCommands {
    private static let importLinesMaximum = 1_000_000
    private static let importLineBytesMaximum = 65_536

    let definition: ServiceDefinition
    let configuration: ServiceConfiguration

    func run(_ command: ServiceArguments) async throws -> ExitCode {
        switch command {
        case .serve: return try await serve()
        case .rebuild: return try rebuild()
        case .recover: return try await recover()
        case .check: return try await check()
        case .backup(let path): return try backup(to: path)
        case .importFile(let path): return try importFile(path)
        case .listDeadLetters: return try listDeadLetters()
        case .replayDeadLetters(let ids): return try replayDeadLetters(ids)
        case .listEffects: return try listEffects()
        case .retryEffects(let ids): return try retryEffects(ids)
        case .help, .version: return .success
        }
    }

    private func serve() async throws -> ExitCode {
        let signals = ShutdownSignals()
        let sources = signals.listen()
        defer { for source in sources { source.cancel() } }
        let runtime = try ServiceRuntime(definition, configuration: configuration)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            group.addTask {
                await signals.wait()
                await runtime.stop()
            }
            await group.waitForAll()
        }
        return .success
    }

    private func rebuild() throws -> ExitCode {
        let data = try ServiceData(definition, directory: configuration.dataDirectory)
        let count = try Rebuild(changes: changes(data.database)).run()
        say("rebuilt the read models from \(count) events of this service; those of others are read again on the next start")
        return .success
    }

    private func recover() async throws -> ExitCode {
        let data = try ServiceData(definition, directory: configuration.dataDirectory)
        let recovery = Recovery(
            changes: changes(data.database), topic: definition.topic, kafka: configuration.kafka, clientID: "dembrane.\(definition.name)"
        )
        do {
            say("recovered \(try await recovery.run()) events from \(definition.topic)")
            return .success
        } catch let failure as RecoveryFailure {
            StandardOutput.writeErrorLine("\(definition.name): \(failure)")
            return .failure
        }
    }

    /// Looks without keeping what it finds, so that it may be done beside the running service, and on the data of one that is down.
    private func check() async throws -> ExitCode {
        let database = try ServiceData.open(definition, directory: configuration.dataDirectory)
        var isWell = true
        for check in definition.checks {
            let result = try await CheckRun.result(of: check, database, SystemTime(), tries: CheckRun.commandTries)
            for line in CheckLine.lines(result) { say(line) }
            isWell = isWell && result.holdsTrue
        }
        if definition.checks.isEmpty { say("\(definition.name) has nothing to check") }
        return isWell ? .success : .failure
    }

    private func backup(to path: String) throws -> ExitCode {
        try ServiceData.open(definition, directory: configuration.dataDirectory).backup(to: path)
        say("wrote \(path)")
        return .success
    }

    private func importFile(_ path: String) throws -> ExitCode {
        guard let importer = definition.importer else {
            StandardOutput.writeErrorLine("\(definition.name) has nothing to import")
            return .failure
        }
        guard let contents = FileManager.default.contents(atPath: path) else {
            StandardOutput.writeErrorLine("\(definition.name): cannot read \(path)")
            return .failure
        }
        let data = try ServiceData(definition, directory: configuration.dataDirectory)
        do {
            let lines = try Self.lines(of: Array(contents))
            say(try changes(data.database).run { try importer.run(lines, $0) })
            return .success
        } catch let faults as ImportFaults {
            for fault in faults.faults.prefix(20) { StandardOutput.writeErrorLine("\(path): \(fault)") }
            if faults.faults.count > 20 { StandardOutput.writeErrorLine("\(path): and \(faults.faults.count - 20) more faults") }
            return .failure
        }
    }

    /// The lines of a file, blank ones included, so that their numbers stay those of the file.
    static func lines(of contents: [UInt8]) throws -> [[UInt8]] {
        var lines = contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.count <= importLinesMaximum else { throw ImportFaults(["more than \(importLinesMaximum) lines"]) }
        let tooLong = lines.enumerated().filter { $0.element.count > importLineBytesMaximum }
        guard tooLong.isEmpty else {
            throw ImportFaults(tooLong.map { "line \($0.offset + 1): longer than \(importLineBytesMaximum) bytes" })
        }
        return lines
    }

    private func listDeadLetters() throws -> ExitCode {
        let letters = deadLetters(try ServiceData.open(definition, directory: configuration.dataDirectory))
        var last: Int64 = 0
        while true {
            let page = try letters.list(after: last)
            guard let newest = page.last?.id else { break }
            for letter in page { say(DeadLetterLine.text(letter)) }
            last = newest
        }
        if last == 0 { say("there are no dead letters") }
        return .success
    }

    private func replayDeadLetters(_ ids: [Int64]?) throws -> ExitCode {
        let results = try deadLetters(try ServiceData.open(definition, directory: configuration.dataDirectory)).replay(ids)
        for result in results { say("\(result.id)\t\(result.reason.map { "still fails: \($0)" } ?? "took effect")") }
        if results.isEmpty { say("no dead letters wait") }
        return results.contains { $0.reason != nil } ? .failure : .success
    }

    private func listEffects() throws -> ExitCode {
        let effects = EffectOperations(changes: changes(try ServiceData.open(definition, directory: configuration.dataDirectory)))
        var last: Int64 = 0
        while true {
            let page = try effects.list(after: last)
            guard let newest = page.last?.number else { break }
            for effect in page { say(EffectLine.text(effect)) }
            last = newest
        }
        if last == 0 { say("nothing waits to be done outside, and nothing was given up") }
        return .success
    }

    private func retryEffects(_ ids: [EffectID]?) throws -> ExitCode {
        let database = try ServiceData.open(definition, directory: configuration.dataDirectory)
        let results = try EffectOperations(changes: changes(database)).retry(ids)
        for result in results { say("\(result.id)\t\(result.isBack ? "is tried again" : "is not among those given up")") }
        if results.isEmpty { say("no effect was given up") }
        return results.allSatisfy(\.isBack) ? .success : .failure
    }

    private func deadLetters(_ database: Database) -> DeadLetters {
        DeadLetters(changes: changes(database), subscriptions: definition.subscriptions)
    }

    private func changes(_ database: Database) -> ChangePath {
        ChangePath(database: database, source: definition.source, projections: definition.projections, time: SystemTime())
    }

    private func say(_ text: String) {
        StandardOutput.writeLine(text)
    }
}
