import Foundation
import Kafka

/// One broker of Apache Kafka, started and stopped by the script in its folder.
struct ApacheKafka: Sendable {
    let home: String
    /// Where it keeps its logs, and finds them again at the next start.
    let folder: String

    private var script: String { home + "/kafka.sh" }

    /// Returns where clients connect.
    func start(port: Int) async throws -> String {
        guard FileManager.default.isExecutableFile(atPath: script) else { throw StackError.noKafkaScript(path: script) }
        let lines = try await run(["start", folder, "1", "\(port)"])
        guard let servers = lines.last, servers.contains(":") else {
            throw StackError.kafkaScript(lines.isEmpty ? "it said nothing" : lines.suffix(5).joined(separator: " / "))
        }
        return servers
    }

    func stop() async throws {
        _ = try await run(["stop", folder])
    }

    private func run(_ arguments: [String]) async throws -> [String] {
        let program = Program(name: "kafka", path: script, arguments: arguments, environment: ProcessInfo.processInfo.environment)
        let (end, lines) = try await program.runToItsEnd()
        guard end == .exited(code: 0) else { throw StackError.kafkaScript("\(end): \(lines.suffix(5).joined(separator: " / "))") }
        return lines
    }
}
