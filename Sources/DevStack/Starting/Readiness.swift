import HTTP

/// Waits until a service says that it is ready.
struct Readiness: Sendable {
    static let deadlineSeconds = 60

    let client: HTTPClient
    /// How the last life of a service ended, if it ended by itself.
    let failure: @Sendable (_ service: String) -> ProgramError?

    /// Throws why the service ended as soon as it refuses to run, and when the deadline passes, why it crashed or what it last answered.
    func wait(for service: String, at url: String, deadlineSeconds: Int = Self.deadlineSeconds) async throws {
        let deadline = ContinuousClock.now + .seconds(deadlineSeconds)
        var lastAnswer = "nothing"
        while ContinuousClock.now < deadline {
            if let failure = failure(service), failure.isRefusal { throw failure }
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
        if let failure = failure(service) { throw failure }
        throw StackError.notReady(service: service, seconds: deadlineSeconds, lastAnswer: lastAnswer)
    }
}
