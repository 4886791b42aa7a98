import HTTP
import WireJSON

/// Speaks to the staff API as staff of the demo would, and waits where something has not arrived yet.
struct DemoDesk: Sendable {
    let client: HTTPClient
    let gateway: String
    let token: String

    func get<Answer: Decodable>(_ path: String, until deadline: ContinuousClock.Instant) async throws -> Answer {
        try await answer(to: request(.get, path), until: deadline)
    }

    /// Under a key that follows from the path, so that a command that is sent again is answered as it was the first time.
    /// - Parameter mark: tells commands of one path apart.
    func post<Answer: Decodable>(
        _ path: String, _ body: some Encodable, mark: String = "", until deadline: ContinuousClock.Instant
    ) async throws -> Answer {
        try await command(.post, path, body, mark: mark, until: deadline)
    }

    /// The same for what changes a thing that is there.
    func patch<Answer: Decodable>(_ path: String, _ body: some Encodable, until deadline: ContinuousClock.Instant) async throws -> Answer {
        try await command(.patch, path, body, mark: "", until: deadline)
    }

    private func command<Answer: Decodable>(
        _ method: HTTPMethod, _ path: String, _ body: some Encodable, mark: String, until deadline: ContinuousClock.Instant
    ) async throws -> Answer {
        var request = request(method, path, body: try WireJSONEncoder().encode(body))
        request.headers["Content-Type"] = "application/json"
        request.headers["Idempotency-Key"] = "demo-\(path.dropFirst().replacing("/", with: "-"))\(mark)"
        return try await answer(to: request, until: deadline)
    }

    /// The status alone, for what may be missing.
    func status(_ path: String) async throws -> Int {
        try await client.send(request(.get, path)).status
    }

    private func request(_ method: HTTPMethod, _ path: String, body: [UInt8] = []) -> HTTPClientRequest {
        HTTPClientRequest(method, "\(gateway)/api/v1\(path)", headers: ["Authorization": "Bearer \(token)"], body: body)
    }

    /// Asks again while the account, its buyer or its people have not arrived (404, 409, 422), and while the service starts (503).
    private func answer<Answer: Decodable>(to request: HTTPClientRequest, until deadline: ContinuousClock.Instant) async throws -> Answer {
        while true {
            let answer = try await client.send(request)
            if answer.status == 200 || answer.status == 201 { return try WireJSONDecoder().decode(Answer.self, from: answer.body) }
            guard [404, 409, 422, 503].contains(answer.status), ContinuousClock.now < deadline else {
                throw StackError.demo("\(request.url) was not answered: \(answer.status) \(answer.text.prefix(300))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
