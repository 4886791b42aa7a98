import HTTP
import TestKit
import Testing

@Suite struct ClientTests {
    @Test func sendsMethodHeadersAndBody() async throws {
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            let lines = request.headers.map { "\($0.name): \($0.value)" }.sorted()
            return HTTPResponse(text: ([request.method.rawValue, request.target] + lines).joined(separator: "\n"))
        }
        try await withServer(handler: handler) { server, base in
            let request = patient(.patch, "\(base)/a/../b%20c?d=e", headers: ["Content-Type": "application/json", "X-Empty": ""])
            let text = try await patientClient().send(request).text
            let expected = [
                "PATCH", "/a/../b%20c?d=e", "Accept: */*", "Content-Length: 0", "Content-Type: application/json",
                "Host: 127.0.0.1:\(server.port)", "X-Empty: ",
            ]
            #expect(text == expected.joined(separator: "\n"))
        }
    }

    @Test func doesNotFollowRedirects() async throws {
        try await withServer(handler: { _ in HTTPResponse(status: 302, headers: ["Location": "/elsewhere"]) }) { _, base in
            let response = try await patientClient().send(patient(.get, base))
            #expect(response.status == 302)
            #expect(response.headers["location"] == "/elsewhere")
        }
    }

    @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", ""])
    func refusesOtherSchemes(url: String) async throws {
        await #expect(throws: HTTPClientError.invalidRequest("the URL isn't http or https")) {
            try await patientClient().send(patient(.get, url))
        }
    }

    @Test func refusesHeadersWithLineBreaks() async throws {
        await #expect(throws: HTTPClientError.self) {
            try await patientClient().send(patient(.get, "http://127.0.0.1/", headers: ["X-A": "a\r\nX-B: b"]))
        }
    }

    @Test func saysThatTheConnectionWasRefused() async throws {
        let port = try SilentPort()
        await #expect(throws: HTTPClientError.connectionRefused) {
            try await patientClient().send(patient(.get, "http://127.0.0.1:\(port.number)/"))
        }
    }

    @Test func timesOut() async throws {
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            await waitForCancellation()
            return HTTPResponse(status: 204)
        }
        let server = try HTTPServer(port: 0, handler: handler)
        let request = HTTPClientRequest(.get, "http://127.0.0.1:\(server.port)/", timeoutSeconds: 0.1)
        await #expect(throws: HTTPClientError.timedOut) { try await patientClient().send(request) }
        await #expect(throws: HTTPClientError.timedOut) { try await patientClient().stream(request) }
        await server.stop(graceSeconds: 0)
    }

    @Test func refusesAnswersOverTheLimit() async throws {
        try await withServer(handler: { _ in HTTPResponse(text: String(repeating: "x", count: 2000)) }) { _, base in
            let client = try patientClient { $0.responseBytes = 1000 }
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
        let client = try patientClient { $0.requests = 2 }
        let first = Task { try await client.send(patient(.get, url)) }
        let second = Task { try await client.send(patient(.get, url)) }
        #expect(try await eventually { await counter.value == 2 }, "the two never start")
        await #expect(throws: HTTPClientError.busy) { try await client.send(patient(.get, url)) }
        first.cancel()
        await #expect(throws: HTTPClientError.cancelled) { try await first.value }
        client.close()
        await #expect(throws: HTTPClientError.closed) { try await second.value }
        await #expect(throws: HTTPClientError.closed) { try await client.send(patient(.get, url)) }
        await server.stop(graceSeconds: 0)
    }

    /// A poll that isn't woken goes on by itself after a second, so that these requests would take ten minutes.
    @Test(.timeLimit(.minutes(5))) func aRequestWakesTheThreadThatSendsIt() async throws {
        try await withServer(handler: { _ in HTTPResponse(text: "hello") }) { _, base in
            let client = try patientClient()
            for _ in 0..<600 { #expect(try await client.send(patient(.get, base)).text == "hello") }
        }
    }

    @Test func requestsOneAfterAnotherShareAConnection() async throws {
        let listener = try OneConnection()
        let client = try patientClient()
        for number in 0..<3 {
            async let request = listener.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\(number)")
            #expect(try await client.send(patient(.get, "http://127.0.0.1:\(listener.port)/\(number)")).text == "\(number)")
            #expect(await request.hasPrefix("GET /\(number) HTTP/1.1\r\n"))
        }
    }
}
