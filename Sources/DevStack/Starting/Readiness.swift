import HTTP

/// Waits until a service says that it is ready.
struct Readiness: Sendable {
    static let deadlineSeconds = 60

    let client: HTTPClient

    /// Throws `StackError.notReady` with the last answer when the deadline passes.
    func wait(for service: String, at url: String, deadlineSeconds: Int = Self.deadlineSeconds) async throws {
        let deadline = ContinuousClock.now + .seconds(deadlineSeconds)
        var lastAnswer = "nothing"
        while ContinuousClock.now < deadline {
            do {
                let answer = try await client.send(HTTPClientRequest(.get, "\(url)/readyz", timeoutSeconds: 2))
                if answer.status == 200 { return }
                lastAnswer = "\(answer.status) \(answer.text.prefix(500))"
            } catch let error as HTTPClientError {
                if error == .cancelled { throw CancellationError() }
                lastAnswer = "\(error)"
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw StackError.notReady(service: service, seconds: deadlineSeconds, lastAnswer: lastAnswer)
    }
}
