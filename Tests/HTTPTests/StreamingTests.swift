import HTTP
import Testing

@Suite(.serialized) struct StreamingTests {
    private static let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000)

    @Test func neverHoldsMuchOfALongStream() async throws {
        let written = Counter()
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    for _ in 0..<4000 {
                        try await writer.write(Self.piece)
                        await written.add(Self.piece.count)
                    }
                })
        }
        try await withServer(handler: handler) { _, base in
            let stream = try await HTTPClient().stream(patient(.get, base))
            #expect(stream.status == 200)
            var read = 0
            var mostHeld = 0
            for try await bytes in stream {
                read += bytes.count
                mostHeld = max(mostHeld, await written.value - read)
            }
            #expect(read == 200_000_000)
            // Both buffers of ours and those of the two sockets.
            #expect(mostHeld < 20_000_000)
        }
    }

    @Test func aSlowReaderHoldsTheWriterBack() async throws {
        let written = Counter()
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    for _ in 0..<1000 {
                        try await writer.write(Self.piece)
                        await written.add(Self.piece.count)
                    }
                })
        }
        try await withServer(handler: handler) { _, base in
            let stream = try await HTTPClient().stream(patient(.get, base))
            _ = try await stream.next()
            // The writer has come to rest when the count stays the same over many looks.
            var last = -1
            var same = 0
            try await eventually("the writer never waits") {
                let now = await written.value
                same = now == last ? same + 1 : 0
                last = now
                return same > 40
            }
            #expect(await written.value < 30_000_000)
            var total = Self.piece.count
            while let bytes = try await stream.next() { total += bytes.count }
            #expect(await written.value == 50_000_000)
            #expect(total >= 49_000_000)
        }
    }

    @Test func theWriterLearnsThatTheClientHasGone() async throws {
        let failures = Counter()
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    do {
                        while true { try await writer.write(Self.piece) }
                    } catch {
                        await failures.add(1)
                        throw error
                    }
                })
        }
        try await withServer(handler: handler) { server, _ in
            let connection = try RawConnection(port: server.port)
            await connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await connection.receive(until: "xxx")
            connection.close()
            try await eventually("the writer goes on writing to nobody") { await failures.value == 1 }
        }
    }

    @Test func aFailingStreamIsSeenToBeCut() async throws {
        struct Broken: Error {}
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    try await writer.write("half")
                    throw Broken()
                })
        }
        try await withServer(handler: handler) { _, base in
            await #expect(throws: HTTPClientError.connectionLost) { try await HTTPClient().send(patient(.get, base)) }
        }
    }

    @Test func piecesArriveWhileTheStreamIsOpen() async throws {
        let (events, send) = AsyncStream.makeStream(of: String.self)
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200, headers: ["Content-Type": "text/event-stream"],
                body: .endless { writer in
                    for await event in events { try await writer.write("data: \(event)\n\n") }
                })
        }
        try await withServer(limits: HTTPLimits(idleTimeoutSeconds: 1), handler: handler) { _, base in
            let stream = try await HTTPClient().stream(patient(.get, base))
            for number in 1...3 {
                send.yield("event \(number)")
                #expect(try await stream.next() == Array("data: event \(number)\n\n".utf8))
                if number == 2 { try await Task.sleep(for: .milliseconds(1500)) }  // longer than the idle timeout
            }
        }
    }
}
