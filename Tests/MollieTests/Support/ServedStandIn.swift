import Contracts
import HTTP
import Mollie
import ProcessKit
import Synchronization
import TestKit
import WireJSON

@testable import MollieStandIn

/// A stand-in that serves in this process, with a clock of its own and a client of it.
struct ServedStandIn {
    let time = SettableTime()
    let waiting = RecordedWaiting()
    /// The delays of answers and the pauses between attempts of webhooks.
    let delays = Recorder<Duration>()
    private let server: HTTPServer
    private let http: HTTPClient

    init() throws {
        http = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
        let pause: @Sendable (Duration) async -> Void = { [delays] in delays.add($0) }
        let standIn = StandIn(key: try .forTests(), webhooks: WebhookSender(http: http, pause: pause), time: time, pause: pause)
        server = try HTTPServer(port: 0, handler: standIn.handler)
    }

    var origin: String { "http://127.0.0.1:\(server.port)" }

    func client(_ change: (inout MollieLimits) -> Void = { _ in }) throws -> MollieClient {
        guard let baseURL = BaseURL("\(origin)/v2") else { throw UnfitTestValue() }
        return try MollieClient.forTests(baseURL, waiting: waiting, change)
    }

    /// Asks for something that goes well, and answers with the body.
    @discardableResult
    func control(_ method: HTTPMethod, _ path: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        let response = try await send(method, "/stand-in\(path)", body: try WireJSONEncoder().encode(body))
        guard (200..<300).contains(response.status) else { throw Refused(status: response.status, text: response.text) }
        return response.body.isEmpty ? .null : try WireJSONDecoder(limits: .ours).decode(JSONValue.self, from: response.body)
    }

    func send(_ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: [UInt8] = []) async throws -> HTTPClientResponse {
        try await http.send(HTTPClientRequest(method, origin + path, headers: headers, body: body, timeoutSeconds: 180))
    }

    struct Refused: Error, Equatable {
        let status: Int
        let text: String
    }
}

/// A clock that stands still between a test's settings.
final class SettableTime: TimeSource {
    private let instant = Mutex(t0)

    var now: Instant { instant.withLock { $0 } }

    func advance(seconds: Int) {
        instant.withLock { $0 = $0.adding(seconds: seconds) }
    }

    func wait(until instant: Instant) async {}
}
