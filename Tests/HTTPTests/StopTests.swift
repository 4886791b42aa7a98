import HTTP
import TestKit
import Testing

@Suite struct StopTests {
    @Test func runningRequestsFinish() async throws {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer(port: 0) { request in
            guard request.path == "/slow" else { return HTTPResponse(status: 204) }
            start.yield()
            for await _ in released { break }
            return HTTPResponse(text: "done")
        }
        let client = try patientClient()
        let url = "http://127.0.0.1:\(server.port)/"
        async let answer = client.send(patient(.get, url + "slow"))
        for await _ in started { break }
        async let stopped: Void = server.stop(graceSeconds: 600)
        #expect(try await eventually { try await isRefused(url) }, "new connections are still accepted")
        release.yield()
        let response = try await answer
        #expect(response.text == "done")
        #expect(response.headers["Connection"] == "close")
        await stopped
    }

    private func isRefused(_ url: String) async throws -> Bool {
        do {
            _ = try await patientClient().send(HTTPClientRequest(.get, url, timeoutSeconds: 0.2))
            return false
        } catch let error as HTTPClientError {
            return error == .connectionRefused
        }
    }

    @Test func requestsThatTakeTooLongAreCut() async throws {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer(port: 0) { _ in
            start.yield()
            await waitForCancellation()
            return HTTPResponse(text: "too late")
        }
        let answer = Task { try await patientClient().send(patient(.get, "http://127.0.0.1:\(server.port)/")) }
        for await _ in started { break }
        await server.stop(graceSeconds: 0.05)
        await #expect(throws: HTTPClientError.connectionLost) { try await answer.value }
    }

    @Test func endlessStreamsDoNotHoldTheStopUp() async throws {
        let ended = Counter()
        let server = try HTTPServer(port: 0) { _ in
            HTTPResponse(
                status: 200,
                body: .endless { writer in
                    try await writer.write("first")
                    await waitForCancellation()
                    await ended.add(1)
                })
        }
        let stream = try await patientClient().stream(patient(.get, "http://127.0.0.1:\(server.port)/"))
        _ = try await stream.next()
        let began = ContinuousClock.now
        await server.stop(graceSeconds: 180)
        #expect(ContinuousClock.now - began < .seconds(180), "the stop took all the time that it may")
        #expect(try await eventually { await ended.value == 1 }, "the stream goes on")
    }

    @Test func endlessStreamsThatBeginDuringTheStopDoNotHoldItUp() async throws {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer(port: 0) { request in
            guard request.path == "/endless" else { return HTTPResponse(status: 204) }
            start.yield()
            for await _ in released { break }
            return HTTPResponse(status: 200, body: .endless { _ in await waitForCancellation() })
        }
        let url = "http://127.0.0.1:\(server.port)/"
        let answer = Task { try await patientClient().send(patient(.get, url + "endless")) }
        for await _ in started { break }
        let began = ContinuousClock.now
        async let stopped: Void = server.stop(graceSeconds: 180)
        #expect(try await eventually { try await isRefused(url) }, "new connections are still accepted")
        release.yield()
        await stopped
        #expect(ContinuousClock.now - began < .seconds(180), "the stop took all the time that it may")
        await #expect(throws: HTTPClientError.connectionLost) { try await answer.value }
    }

    @Test func stoppingTwiceIsHarmless() async throws {
        let server = try HTTPServer(port: 0) { _ in HTTPResponse(status: 204) }
        await server.stop()
        await server.stop()
    }
}
