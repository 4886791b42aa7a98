import Foundation
import HTTP
import Testing

/// Starts a server on a free port, runs the body against it, and stops it.
func withServer(
    limits: HTTPLimits = HTTPLimits(), handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse,
    _ body: (_ server: HTTPServer, _ base: String) async throws -> Void
) async throws {
    let server = try HTTPServer(port: 0, limits: limits, handler: handler)
    do {
        try await body(server, "http://127.0.0.1:\(server.port)")
        await server.stop(graceSeconds: 2)
    } catch {
        await server.stop(graceSeconds: 0)
        throw error
    }
}

/// Waits until the condition holds; fails after ten seconds.
func eventually(_ comment: Comment, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record(comment)
}

actor Counter {
    private(set) var value = 0
    private(set) var maximum = 0

    func add(_ amount: Int) {
        value += amount
        maximum = max(maximum, value)
    }
}

/// The memory that the process holds now, in bytes.
func residentBytes() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4096
}
