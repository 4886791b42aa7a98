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

actor Counter {
    private(set) var value = 0

    func add(_ amount: Int) {
        value += amount
    }

    /// Whether the value stays the same over many looks.
    var isAtRest: Bool {
        get async throws {
            let before = value
            for _ in 0..<40 where value == before { try await Task.sleep(for: .milliseconds(5)) }
            return value == before
        }
    }
}

/// Holds everyone back until all have come.
actor Meeting {
    private let size: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of size: Int) {
        self.size = size
    }

    func arrive() async {
        guard waiting.count + 1 < size else {
            for continuation in waiting { continuation.resume() }
            waiting = []
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }
}

/// Returns when the task is cancelled.
func waitForCancellation() async {
    while !Task.isCancelled {
        // Sleep fails by cancellation alone, which is what is waited for.
        try? await Task.sleep(for: .seconds(3600))
    }
}

/// A request with time enough on a machine that is busy with other tests.
func patient(_ method: HTTPMethod, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = []) -> HTTPClientRequest {
    HTTPClientRequest(method, url, headers: headers, body: body, timeoutSeconds: 180)
}

/// A client with time enough to connect on such a machine.
func patientClient(_ change: (inout HTTPClientLimits) -> Void = { _ in }) throws -> HTTPClient {
    var limits = HTTPClientLimits(connectTimeoutSeconds: 180)
    change(&limits)
    return try HTTPClient(limits: limits)
}
