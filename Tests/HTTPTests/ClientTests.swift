import HTTP
import Testing

@Suite struct ClientTests {
    @Test func sendsMethodHeadersAndBody() async throws {
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            let lines = request.headers.map { "\($0.name): \($0.value)" }.sorted()
            return HTTPResponse(text: ([request.method.rawValue, request.target] + lines).joined(separator: "\n"))
        }
        try await withServer(handler: handler) { server, base in
            let request = patient(.patch, "\(base)/a/../b%20c?d=e", headers: ["Content-Type": "application/json", "X-Empty": ""])
            let text = try await HTTPClient().send(request).text
            let expected = [
                "PATCH", "/a/../b%20c?d=e", "Accept: */*", "Content-Length: 0", "Content-Type: application/json",
                "Host: 127.0.0.1:\(server.port)", "X-Empty: ",
            ]
            #expect(text == expected.joined(separator: "\n"))
        }
    }

    @Test func doesNotFollowRedirects() async throws {
        try await withServer(handler: { _ in HTTPResponse(status: 302, headers: ["Location": "/elsewhere"]) }) { _, base in
            let response = try await HTTPClient().send(patient(.get, base))
            #expect(response.status == 302)
            #expect(response.headers["location"] == "/elsewhere")
        }
    }

    @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", ""])
    func refusesOtherSchemes(url: String) async throws {
        await #expect(throws: HTTPClientError.invalidRequest("the URL isn't http or https")) {
            try await HTTPClient().send(patient(.get, url))
        }
    }

    @Test func refusesHeadersWithLineBreaks() async throws {
        await #expect(throws: HTTPClientError.self) {
            try await HTTPClient().send(patient(.get, "http://127.0.0.1/", headers: ["X-A": "a\r\nX-B: b"]))
        }
    }

    @Test func saysThatTheConnectionWasRefused() async throws {
        let server = try HTTPServer(port: 0) { _ in HTTPResponse(status: 204) }
        await server.stop()
        await #expect(throws: HTTPClientError.connectionRefused) {
            try await HTTPClient().send(patient(.get, "http://127.0.0.1:\(server.port)/"))
        }
    }

    @Test func timesOut() async throws {
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            await withTaskCancellationHandler {
                while !Task.isCancelled { try? await Task.sleep(for: .seconds(1)) }
            } onCancel: {
            }
            return HTTPResponse(status: 204)
        }
        let server = try HTTPServer(port: 0, handler: handler)
        let request = HTTPClientRequest(.get, "http://127.0.0.1:\(server.port)/", timeoutSeconds: 0.1)
        await #expect(throws: HTTPClientError.timedOut) { try await HTTPClient().send(request) }
        await #expect(throws: HTTPClientError.timedOut) { try await HTTPClient().stream(request) }
        await server.stop(graceSeconds: 0)
    }

    @Test func refusesAnswersOverTheLimit() async throws {
        try await withServer(handler: { _ in HTTPResponse(text: String(repeating: "x", count: 2000)) }) { _, base in
            let client = try HTTPClient(limits: HTTPClientLimits(responseBytes: 1000))
            await #expect(throws: HTTPClientError.responseTooLarge(limitBytes: 1000)) {
                try await client.send(patient(.get, base))
            }
        }
    }

    @Test func isBusyBeyondItsBound() async throws {
        let counter = Counter()
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            await counter.add(1)
            await waitForCancellation()
            return HTTPResponse(status: 204)
        }
        let server = try HTTPServer(port: 0, handler: handler)
        let url = "http://127.0.0.1:\(server.port)/"
        let client = try HTTPClient(limits: HTTPClientLimits(requests: 2))
        let first = Task { try await client.send(patient(.get, url)) }
        let second = Task { try await client.send(patient(.get, url)) }
        try await eventually("the two never start") { await counter.value == 2 }
        await #expect(throws: HTTPClientError.busy) { try await client.send(patient(.get, url)) }
        first.cancel()
        await #expect(throws: HTTPClientError.cancelled) { try await first.value }
        client.close()
        await #expect(throws: HTTPClientError.closed) { try await second.value }
        await #expect(throws: HTTPClientError.closed) { try await client.send(patient(.get, url)) }
        await server.stop(graceSeconds: 0)
    }

    @Test func aRoundTripIsShort() async throws {
        try await withServer(handler: { _ in HTTPResponse(text: "hello") }) { _, base in
            let client = try HTTPClient()
            var best = Duration.seconds(1)
            for _ in 0..<200 {
                let began = ContinuousClock.now
                _ = try await client.send(patient(.get, base))
                best = min(best, ContinuousClock.now - began)
            }
            // A connection that isn't kept, or a poll that isn't woken, costs far more than this.
            #expect(best < .milliseconds(3))
            print("fastest round trip: \(best)")
        }
    }
}
