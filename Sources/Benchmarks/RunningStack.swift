import ProcessKit
import Contracts
import Foundation
import Glibc
import HTTP
import WireJSON

/// The five services with their broker, started by DevStack from the folder of this executable.
struct RunningStack {
    private struct Ready: Decodable {
        struct Service: Decodable {
            var url: String
            var pid: Int32
        }

        struct Tokens: Decodable {
            var allPolicies: String
        }

        struct StandIn: Decodable {
            var controls: String
        }

        var gateway: String
        var bootstrap: String
        var mollie: StandIn?
        var services: [String: Service]
        var tokens: Tokens
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let startDeadlineSeconds = 120.0
    /// Figures are brought up to date once a second.
    private static let quietLooksWanted = 8
    private static let looksMaximum = 4_000
    private static let rounds = 50

    private let devStack: DevStackProcess
    private let ready: Ready
    let client: HTTPClient
    let startSeconds: Double

    static func start(_ options: BenchmarkOptions) async throws -> RunningStack {
        let executables = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent()
        let start = ContinuousClock.now
        let devStack = try DevStackProcess(
            executable: executables.appendingPathComponent("DevStack"),
            arguments: ["--demo", "none"] + (options.kafkaHome.map { ["--kafka-home", $0] } ?? []), settings: InvoiceThroughput.seller)
        try await devStack.waitUntilReady(withinSeconds: startDeadlineSeconds)
        let startSeconds = (ContinuousClock.now - start).seconds
        let ready = try WireJSONDecoder().decode(Ready.self, from: Array(try Data(contentsOf: devStack.readyFile)))
        let limits = HTTPClientLimits(responseBytes: 512 * 1024 * 1024)
        return RunningStack(devStack: devStack, ready: ready, client: try HTTPClient(limits: limits), startSeconds: startSeconds)
    }

    var services: [String] { ready.services.keys.sorted() }
    var bootstrapServers: String { ready.bootstrap }

    func stop() async throws {
        for service in services { signal(service, SIGCONT) }
        client.close()
        try await devStack.stop()
    }

    /// Holds or continues a service, so that what is measured has the machine for itself.
    func signal(_ service: String, _ signal: Int32) {
        if let pid = ready.services[service]?.pid { kill(pid, signal) }
    }

    /// Memory that a service holds.
    struct Memory: CustomStringConvertible {
        let residentMegabytes: Int
        /// Without the pages of files, such as the database, which the system takes back when it needs them.
        let ownMegabytes: Int

        var description: String { "\(residentMegabytes) MB, \(ownMegabytes) MB of it not backed by files" }
    }

    func memory(_ service: String) throws -> Memory {
        let status = try String(contentsOfFile: "/proc/\(ready.services[service]?.pid ?? 0)/status", encoding: .utf8)
        func megabytes(_ field: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
            return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
        }
        return Memory(residentMegabytes: megabytes("VmRSS:"), ownMegabytes: megabytes("RssAnon:"))
    }

    /// A figure of a service's metrics, summed over its labels; 0 where it is not there yet.
    func metric(_ service: String, _ name: String) async throws -> Int {
        let response = try await client.send(HTTPClientRequest(.get, (ready.services[service]?.url ?? "") + "/metrics"))
        let lines = response.text.split(separator: "\n").filter { $0.hasPrefix(name) }
        return lines.compactMap { $0.split(separator: " ").last }.compactMap { Double($0) }.map { Int($0) }.reduce(0, +)
    }

    /// Waits until nobody has anything left to read, to publish or to do.
    func settle() async throws {
        var quietLooks = 0
        for _ in 0..<Self.looksMaximum where quietLooks < Self.quietLooksWanted {
            var waiting = 0
            for service in services {
                for name in ["consumer_lag_messages", "events_unpublished", "timers_overdue"] { waiting += try await metric(service, name) }
            }
            quietLooks = waiting == 0 ? quietLooks + 1 : 0
            try await Task.sleep(for: .milliseconds(250))
        }
        guard quietLooks == Self.quietLooksWanted else { throw Failure(description: "the services did not come to rest") }
    }

    /// Reads an answer piece by piece and keeps nothing of it; its length in bytes.
    func drain(_ path: String, timeoutSeconds: Double = 60) async throws -> Int {
        let headers: HTTPHeaders = ["authorization": "Bearer \(ready.tokens.allPolicies)"]
        let answer = try await client.stream(
            HTTPClientRequest(.get, ready.gateway + "/api/v1" + path, headers: headers, timeoutSeconds: timeoutSeconds))
        guard answer.status == 200 else { throw Failure(description: "\(path): \(answer.status)") }
        var count = 0
        while let piece = try await answer.next() { count += piece.count }
        return count
    }

    /// The body of a page of the console, in whichever coding it comes.
    func page(_ path: String, _ headers: HTTPHeaders) async throws -> [UInt8] {
        var headers = headers
        headers["authorization"] = "Bearer \(ready.tokens.allPolicies)"
        let response = try await client.send(HTTPClientRequest(.get, ready.gateway + path, headers: headers))
        guard response.status == 200 else { throw Failure(description: "\(path): \(response.status)") }
        return response.body
    }

    func call(_ method: HTTPMethod, _ path: String, body: [UInt8] = [], timeoutSeconds: Double = 60) async throws -> [UInt8] {
        let headers: HTTPHeaders = ["authorization": "Bearer \(ready.tokens.allPolicies)", "content-type": "application/json"]
        let request = HTTPClientRequest(
            method, ready.gateway + "/api/v1" + path, headers: headers, body: body, timeoutSeconds: timeoutSeconds)
        let response = try await client.send(request)
        guard response.status == 200 else { throw Failure(description: "\(path): \(response.status) \(response.text.prefix(300))") }
        return response.body
    }

    /// Asks the stand-in of Mollie for something, and answers with the body.
    func mollie(_ path: String, body: String) async throws -> [UInt8] {
        guard let controls = ready.mollie?.controls else {
            throw Failure(description: "payments are measured with the stand-in of Mollie alone")
        }
        let request = HTTPClientRequest(.post, controls + path, body: Array(body.utf8), timeoutSeconds: 60)
        let response = try await client.send(request)
        guard (200..<300).contains(response.status) else { throw Failure(description: "\(path): \(response.status) \(response.text)") }
        return response.body
    }

    /// Tells the gateway of a payment, as Mollie does; answers with the status, which is 503 when it shall be told again.
    func webhook(_ id: String) async throws -> Int {
        let headers: HTTPHeaders = ["content-type": "application/x-www-form-urlencoded"]
        let request = HTTPClientRequest(.post, ready.gateway + "/webhooks/mollie", headers: headers, body: Array("id=\(id)".utf8))
        let status = try await client.send(request).status
        guard status == 200 || status == 503 else { throw Failure(description: "the webhook of \(id) was answered with \(status)") }
        return status
    }

    /// How long an answer of the staff API takes.
    func latency(_ path: String) async throws -> String {
        var durations = Durations()
        for _ in 0..<Self.rounds { _ = try await durations.measure { try await call(.get, path) } }
        return "p50 \(durations.milliseconds(atPercentile: 50)) ms, p95 \(durations.milliseconds(atPercentile: 95)) ms"
    }
}
