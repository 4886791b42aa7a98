import HTTP
import Testing

@Suite struct ServerTests {
    private static let echo: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
        var response = HTTPResponse(contentType: "application/octet-stream", request.body)
        response.headers["X-Path"] = PercentEncoding.encode(request.path)
        response.headers["X-Method"] = request.method.rawValue
        response.headers["X-Length"] = String(request.body.count)
        return response
    }

    @Test(arguments: [0, 1, 100, 65_536, 1_048_576])
    func echoesBodies(count: Int) async throws {
        try await withServer(handler: Self.echo) { _, base in
            let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let response = try await patientClient().send(patient(.put, "\(base)/echo", body: body))
            #expect(response.status == 200)
            #expect(response.body == body)
            #expect(response.headers["x-method"] == "PUT")
        }
    }

    @Test(arguments: [1_048_577, 3_000_000])
    func refusesBodiesOverTheLimit(count: Int) async throws {
        try await withServer(handler: Self.echo) { _, base in
            let body = [UInt8](repeating: 7, count: count)
            let response = try await patientClient().send(
                patient(.post, "\(base)/echo", body: body))
            #expect(response.status == 413)
        }
    }

    @Test func readsABodySomewhatTooLargeToItsEndBeforeRefusingIt() async throws {
        try await withServer(limits: HTTPLimits(bodyBytes: 1000), handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n" + String(repeating: "a", count: 2000))
            #expect(await connection.receive(until: "bytes\n").hasPrefix("HTTP/1.1 413 "))
            await connection.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func refusesAFarTooLargeBodyBeforeItIsSent() async throws {
        try await withServer(limits: HTTPLimits(bodyBytes: 1000), handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4001\r\nExpect: 100-continue\r\n\r\n")
            #expect(await connection.receive().hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func refusesAnEndlessChunkedBody() async throws {
        try await withServer(limits: HTTPLimits(bodyBytes: 1000), handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            let chunk = "3e8\r\n" + String(repeating: "a", count: 1000) + "\r\n"
            await connection.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 20))
            #expect(await connection.receive().contains("200 OK") == false)
        }
    }

    @Test func refusesAHeadThatIsTooLarge() async throws {
        try await withServer(handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("GET / HTTP/1.1\r\nHost: x\r\nX-Big: \(String(repeating: "b", count: 40_000))\r\n\r\n")
            #expect(await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 431 "))
        }
    }

    @Test(arguments: [
        ("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("GET /?a=%C3 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET http://other/ HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
        ("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501), ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nX-Note: a\u{1}b\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: x\r\nX-Note: a\u{7F}b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nX-Note: a\tb\r\n\r\n", 200),
    ])
    func refusesNoOtherThanMalformedRequests(request: String, status: Int) async throws {
        try await withServer(handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send(request)
            #expect(await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test func answersManyRequestsOverOneConnection() async throws {
        try await withServer(handler: Self.echo) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            for number in 1...50 {
                await connection.send("GET /request-\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
                let answer = await connection.receive(until: "\r\n\r\n")
                #expect(answer.contains("X-Path: %2Frequest-\(number)\r\n"))
            }
        }
    }

    @Test func headHasNoBody() async throws {
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            request.path == "/stream"
                ? HTTPResponse(status: 200, body: .stream { try await $0.write("never sent") }) : HTTPResponse(text: "hello")
        }
        try await withServer(handler: handler) { server, base in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = await connection.receive(until: "\r\n\r\n")
            #expect(answer.contains("Content-Length: 5\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n"))
            let streamed = try await patientClient().send(patient(.head, "\(base)/stream"))
            #expect(streamed.status == 200)
            #expect(streamed.body.isEmpty)
        }
    }

    @Test(arguments: ["a\r\nSet-Cookie: x=1", "a\nb", "a\u{7F}"])
    func neverSendsAHeaderWithALineBreak(value: String) async throws {
        try await withServer(handler: { _ in HTTPResponse(status: 200, headers: ["X-Value": value]) }) { _, base in
            let response = try await patientClient().send(patient(.get, base))
            #expect(response.status == 500)
            #expect(response.headers["Set-Cookie"] == nil)
            #expect(response.headers["X-Value"] == nil)
        }
    }

    @Test func twoHundredRequestsRunAtOnce() async throws {
        let meeting = Meeting(of: 200)
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            await meeting.arrive()
            return HTTPResponse(text: request.query["n"] ?? "")
        }
        try await withServer(handler: handler) { _, base in
            let client = try patientClient { $0.connectionsPerHost = 256 }
            try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for number in 0..<200 {
                    group.addTask { (number, try await client.send(patient(.get, "\(base)/?n=\(number)")).text) }
                }
                for try await (number, text) in group { #expect(text == String(number)) }
            }
        }
    }

    @Test func saysWhyItCannotListen() async throws {
        try await withServer(handler: Self.echo) { server, _ in
            #expect(throws: HTTPServerError.cannotListen(host: "127.0.0.1", port: server.port, reason: "Address already in use")) {
                try HTTPServer(port: server.port, handler: Self.echo)
            }
        }
    }
}
