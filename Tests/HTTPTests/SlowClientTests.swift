import HTTP
import TestKit
import Testing

/// Clients that never rest long enough to be idle, and yet never come to an end.
@Suite struct SlowClientTests {
    @Test(.timeLimit(.minutes(3)), arguments: ["", "GET / HTTP/1.1\r\nHost: x\r\nX-Drip: "])
    func aHeadThatDripsInIsCut(beginning: String) async throws {
        try await withServer(limits: HTTPLimits(headSeconds: 1), handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            try await drip(beginning, "a", port: server.port)
        }
    }

    @Test(.timeLimit(.minutes(3))) func aBodyThatDripsInIsCut() async throws {
        let beginning = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
        try await withServer(limits: HTTPLimits(bodySeconds: 1), handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            try await drip(beginning, "a", port: server.port)
        }
    }

    @Test(.timeLimit(.minutes(3))) func theNextHeadOnAConnectionIsDueToo() async throws {
        let limits = HTTPLimits(idleTimeoutSeconds: 2, headSeconds: 1)
        try await withServer(limits: limits, handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            let connection = try RawConnection(port: server.port)
            defer { connection.close() }
            await connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await connection.receive(until: "handled")
            try await drip("GET / HTTP/1.1\r\nHost: x\r\nX-Drip: ", "a", over: connection)
        }
    }

    /// A reader that takes a little now and then: never idle, and never done.
    @Test(.timeLimit(.minutes(3))) func anAnswerThatIsTakenTooSlowlyIsCut() async throws {
        let failures = Counter()
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64 * 1024)
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    do {
                        while true { try await writer.write(piece) }
                    } catch {
                        await failures.add(1)
                        throw error
                    }
                })
        }
        try await withServer(limits: HTTPLimits(answerSeconds: 1), handler: handler) { server, _ in
            let connection = try RawConnection(port: server.port, receiveBufferBytes: 4096)
            defer { connection.close() }
            await connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(
                try await eventually {
                    _ = await connection.receive(atMost: 100)
                    return await failures.value == 1
                }, "the writer is held for ever")
        }
    }

    @Test func aHandlerAndAnEndlessStreamMayTakeLonger() async throws {
        let limits = HTTPLimits(headSeconds: 1, bodySeconds: 1, answerSeconds: 1)
        let handler: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            // Longer than what is bounded, and than the pause between two looks at what is overdue. Sleep fails by cancellation alone.
            try? await Task.sleep(for: .seconds(3))
            return HTTPResponse(
                status: 200,
                body: .endless { writer in
                    for number in 1...3 {
                        try await Task.sleep(for: .seconds(1))
                        try await writer.write("\(number)")
                    }
                })
        }
        try await withServer(limits: limits, handler: handler) { _, base in
            let answer = try await patientClient().send(patient(.post, base, body: [1]))
            #expect(answer.text == "123")
        }
    }

    @Test func oneAddressHasOnlySoManyConnections() async throws {
        try await withServer(limits: HTTPLimits(connectionsPerAddress: 2), handler: { _ in HTTPResponse(text: "handled") }) { server, _ in
            let connections = try (0..<3).map { _ in try RawConnection(port: server.port) }
            defer { for connection in connections { connection.close() } }
            var answers: [String] = []
            for connection in connections {
                await connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                answers.append(await connection.receive(until: "handled"))
            }
            #expect(answers.map { $0.hasSuffix("handled") } == [true, true, false])
        }
    }

    private func drip(_ beginning: String, _ drop: String, port: Int) async throws {
        let connection = try RawConnection(port: port)
        defer { connection.close() }
        try await drip(beginning, drop, over: connection)
    }

    private func drip(_ beginning: String, _ drop: String, over connection: RawConnection) async throws {
        await connection.send(beginning)
        async let answer = connection.receive()
        #expect(try await eventually { await connection.send(drop) == false }, "a client that drips is never cut")
        #expect(await answer == "", "the request was answered though it isn't whole")
    }
}
