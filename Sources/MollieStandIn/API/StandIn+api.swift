import HTTP

extension StandIn {
    typealias Handler = @Sendable (HTTPRequest) async throws -> HTTPResponse

    /// Registers a route of Mollie's API: with the key alone, with the faults that are due, and by idempotency keys.
    func api(_ method: HTTPMethod, _ path: String, to router: inout Router, _ work: @escaping Handler) {
        router.on(method, Self.apiPath + path) { [self] request in
            guard request.headers["Authorization"] == key.authorization else {
                throw Problem(status: 401, "the key is missing or not the one that the stand-in was started with")
            }
            let fault = state.withLock { $0.faults.next() }
            if let answer = fault.answer, !fault.isAfterwards {
                await pause(fault.delay)
                return answer
            }
            let response = try await once(request) { request in
                await pause(fault.delay)
                return try await work(request)
            }
            return fault.answer ?? response
        }
    }

    /// What was asked under an idempotency key before isn't done again.
    private func once(_ request: HTTPRequest, _ work: Handler) async throws -> HTTPResponse {
        guard request.method == .post, let key = request.headers["Idempotency-Key"] else { return try await work(request) }
        switch state.withLock({ $0.idempotency.begin(key, body: request.body, now: now) }) {
        case .answered(let response): return response
        case .otherBody: throw Problem(status: 400, "this idempotency key came with another body before")
        case .stillRunning: throw Problem(status: 409, "the first request of this idempotency key is still at work")
        case .full: throw Problem(status: 422, "the stand-in remembers no more idempotency keys")
        case .first: break
        }
        var response: HTTPResponse?
        defer { state.withLock { $0.idempotency.end(key, response) } }
        let answer = try await work(request)
        response = answer
        return answer
    }
}
