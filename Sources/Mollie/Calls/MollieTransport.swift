import HTTP
import WireJSON

/// Sends calls: so many at once, each so often, and says in one vocabulary what came of it.
struct MollieTransport: Sendable {
    private let key: MollieKey
    private let baseURL: BaseURL
    private let http: HTTPClient
    private let limits: MollieLimits
    private let waiting: MollieWaiting
    private let turnstile: Turnstile

    init(key: MollieKey, baseURL: BaseURL, http: HTTPClient, limits: MollieLimits, waiting: MollieWaiting) {
        self.key = key
        self.baseURL = baseURL
        self.http = http
        self.limits = limits
        self.waiting = waiting
        turnstile = Turnstile(places: limits.concurrency, waiters: limits.waiting)
    }

    /// The body of a successful answer.
    func send(_ call: MollieCall) async throws(MollieFailure) -> [UInt8] {
        let request = try request(for: call)
        let start = waiting.elapsed()
        var attempt = 1
        while true {
            do throws(MollieFailure) {
                let response = try await answer(to: request)
                return try MollieAnswer.body(of: response, hadKey: call.idempotencyKey != nil)
            } catch {
                let pause = waiting.draw(limits.pauseBound(after: attempt))
                guard error.mayPass, attempt < limits.attempts, waiting.elapsed() - start + pause <= limits.totalTime else { throw error }
                try await wait(pause)
                attempt += 1
            }
        }
    }

    private func wait(_ pause: Duration) async throws(MollieFailure) {
        // Waiting fails by cancellation alone.
        do { try await waiting.pause(pause) } catch { throw .cancelled }
    }

    private func answer(to request: HTTPClientRequest) async throws(MollieFailure) -> HTTPClientResponse {
        switch await turnstile.enter() {
        case .entered: break
        case .noRoom: throw .unavailable(reason: "too many calls wait for their turn already")
        case .cancelled: throw .cancelled
        }
        defer { turnstile.leave() }
        do {
            return try await http.send(request)
        } catch {
            throw MollieAnswer.failure(error)
        }
    }

    private func request(for call: MollieCall) throws(MollieFailure) -> HTTPClientRequest {
        let url: String
        switch call.target {
        case .path(let path):
            url = baseURL.text + path
        case .address(let address):
            guard address.utf8.count <= WebAddress.lengthMaximum, baseURL.isOrigin(of: address) else {
                throw .unreadable(reason: "it leads to another place, where the key doesn't go: \(address.prefix(128))")
            }
            url = address
        }
        var headers: HTTPHeaders = ["Authorization": key.authorization, "Accept": "application/json"]
        if let idempotencyKey = call.idempotencyKey { headers["Idempotency-Key"] = idempotencyKey }
        var bytes: [UInt8] = []
        if let body = call.body {
            headers["Content-Type"] = "application/json"
            do { bytes = try WireJSONEncoder().encode(body) } catch { throw .invalid(reason: "\(error)") }
        }
        return HTTPClientRequest(call.method, url, headers: headers, body: bytes, timeoutSeconds: limits.requestSeconds)
    }
}
