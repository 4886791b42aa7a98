import HTTP
import Testing

/// Requests whose end, host or target another reader of the same bytes could take for something else.
@Suite struct FramingTests {
    private static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"

    @Test(arguments: [
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 36\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 36\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\ncontent-length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0, 36\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a?b=1#c HTTP/1.1\r\nHost: x\r\n\r\n",
    ])
    func isRefusedAndClosesTheConnection(request: String) async throws {
        let handled = Counter()
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            await handled.add(1)
            return HTTPResponse(text: "handled")
        }
        try await withServer(handler: handler) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send(request + Self.smuggled)
            let answer = await connection.receive()
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.contains("handled") == false, "what follows the request was answered too")
            #expect(await handled.value == 0)
        }
    }

    @Test(arguments: [
        ("Content-Length: 2\r\n\r\nhi", "hi"), ("Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "hi"),
        ("Transfer-Encoding: Chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "hi"),
        ("Content-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi", "hi"),
    ])
    func clearRequestsAreTakenOneAfterTheOther(rest: String, body: String) async throws {
        try await withServer(handler: { HTTPResponse(contentType: "text/plain", $0.body + Array("|\($0.path)|".utf8)) }) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("POST /first HTTP/1.1\r\nHost: x\r\n\(rest)GET /second HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = await connection.receive(until: "|/second|")
            #expect(answer.contains("\r\n\r\n\(body)|/first|"))
            #expect(answer.hasSuffix("\r\n\r\n|/second|"))
        }
    }

    @Test(arguments: ["gzip", "br", "identity, gzip", "deflate"])
    func encodedBodiesAreRefused(coding: String) async throws {
        try await withServer(handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: \(coding)\r\nContent-Length: 2\r\n\r\n{}")
            #expect(await connection.receive().hasPrefix("HTTP/1.1 415 "))
        }
    }

    @Test(arguments: [
        ("/", "X-Big: " + String(repeating: "b", count: 33_000), 431), ("/" + String(repeating: "p", count: 33_000), "A: b", 414),
    ])
    func aHeadOverTheLimitIsRefusedInOurOwnForm(target: String, field: String, status: Int) async throws {
        let server = try HTTPServer(port: 0, refusal: { HTTPResponse(status: $0.status, text: "our own form") }) { _ in
            HTTPResponse(text: "handled")
        }
        let connection = try RawConnection(port: server.port)
        await connection.send("GET \(target) HTTP/1.1\r\nHost: x\r\n\(field)\r\n\r\n")
        let answer = await connection.receive()
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
        #expect(answer.hasSuffix("our own form"))
        connection.close()
        await server.stop()
    }

    @Test func anEmptyLineBeforeTheRequestIsIgnored() async throws {
        try await withServer(handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await connection.receive(until: "handled").hasPrefix("HTTP/1.1 200 "))
        }
    }
}
