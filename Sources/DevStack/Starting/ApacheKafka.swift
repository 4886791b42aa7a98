import Foundation
import Kafka

/// One broker of Apache Kafka, started and stopped by the script in its folder.
struct ApacheKafka: Sendable {
    let home: String
    /// Where it keeps its logs, and finds them again at the next start.
    let folder: String
    let environment: [String: String]

    private var script: String { home + "/kafka.sh" }

    /// Returns where clients connect.
    func start(port: Int) async throws -> String {
        guard FileManager.default.isExecutableFile(atPath: script) else { throw StackError.noKafkaScript(path: script) }
        guard hasJava else { throw StackError.noJava }
        let lines = try await run(["start", folder, "1", "\(port)"])
        guard let servers = lines.last, servers.contains(":") else {
            throw StackError.kafkaScript(lines.isEmpty ? "kafka.sh said nothing" : lines.joined(separator: " / "))
        }
        return servers
    }

    func stop() async throws {
        _ = try await run(["stop", folder])
    }

    private var hasJava: Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/java") }
    }

    private func run(_ arguments: [String]) async throws -> [String] {
        let program = Program(name: "kafka.sh", path: script, arguments: arguments, environment: environment)
        let (end, lines) = try await program.runToItsEnd()
        guard end == .exited(code: 0) else {
            throw StackError.kafkaScript("\(ProgramError.failed(name: program.name, end, lastLines: lines))")
        }
        return lines
    }
}
