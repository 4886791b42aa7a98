import HTTP
import TestKit
import Testing

@Suite(.serialized) struct StreamingTests {
    private static let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000)

    /// What neither side has in hand lies in the buffers of the two sockets. How large those grow is the system's choice, some tens of
    /// megabytes at most; were the stream kept by us, all of it would be written before any more is read.
    @Test func aReaderHoldsTheWriterOfALongStreamBack() async throws {
        let length = 4000 * Self.piece.count
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
            let stream = try await patientClient().stream(patient(.get, base))
            #expect(stream.status == 200)
            var read = try #require(try await stream.next()).count
            #expect(try await eventually { try await written.isAtRest }, "the writer never comes to rest")
            var mostHeld = await written.value - read
            while let bytes = try await stream.next() {
                read += bytes.count
                mostHeld = max(mostHeld, await written.value - read)
            }
            #expect(read == length)
            #expect(mostHeld < length / 2)
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
            #expect(try await eventually { await failures.value == 1 }, "the writer goes on writing to nobody")
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
            await #expect(throws: HTTPClientError.connectionLost) { try await patientClient().send(patient(.get, base)) }
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
        try await withServer(limits: HTTPLimits(idleTimeoutSeconds: 2), handler: handler) { _, base in
            let stream = try await patientClient().stream(patient(.get, base))
            for number in 1...3 {
                send.yield("event \(number)")
                #expect(try await stream.next() == Array("data: event \(number)\n\n".utf8))
                if number == 2 { try await Task.sleep(for: .seconds(3)) }  // longer than the idle timeout
            }
        }
    }
}
