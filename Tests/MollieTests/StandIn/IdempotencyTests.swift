import Contracts
import HTTP
import TestKit
import Testing

@testable import MollieStandIn

@Suite struct IdempotencyTests {
    private let body = Array("{}".utf8)

    @Test func remembersForAnHour() {
        var memory = IdempotencyMemory()
        #expect(memory.begin("1", body: body, now: t0) == .first)
        #expect(memory.begin("1", body: body, now: t0) == .stillRunning)
        memory.end("1", HTTPResponse(status: 201))
        #expect(memory.begin("1", body: body, now: t0.adding(seconds: 3_599)) == .answered(201))
        #expect(memory.begin("1", body: [], now: t0.adding(seconds: 3_599)) == .otherBody)
        #expect(memory.begin("1", body: body, now: t0.adding(seconds: 3_600)) == .first)
    }

    @Test func aKeyThatCameToNothingIsFree() {
        var memory = IdempotencyMemory()
        #expect(memory.begin("1", body: body, now: t0) == .first)
        memory.end("1", nil)
        #expect(memory.begin("1", body: [], now: t0) == .first)
    }

    @Test func hasABound() {
        var memory = IdempotencyMemory()
        for number in 0..<10_000 { _ = memory.begin(number.description, body: body, now: t0) }
        #expect(memory.begin("another", body: body, now: t0) == .full)
        #expect(memory.begin("1", body: body, now: t0) == .stillRunning)
        #expect(memory.begin("another", body: body, now: t0.adding(hours: 1)) == .first)
    }
}

/// What tests compare of a verdict.
private enum Seen: Equatable {
    case first, stillRunning, otherBody, full
    case answered(Int)
}

private func == (verdict: IdempotencyMemory.Verdict, seen: Seen) -> Bool {
    switch verdict {
    case .first: seen == .first
    case .stillRunning: seen == .stillRunning
    case .otherBody: seen == .otherBody
    case .full: seen == .full
    case .answered(let response): seen == .answered(response.status)
    }
}
