import Contracts
import HTTP

/// Which requests were made under which idempotency key in the last hour, and what came of them.
struct IdempotencyMemory: Sendable {
    enum Verdict {
        case first
        case answered(HTTPResponse)
        case otherBody
        case stillRunning
        case full
    }

    private struct Entry {
        let body: [UInt8]
        let startedAt: Instant
        var response: HTTPResponse?

        func isRemembered(at now: Instant) -> Bool { startedAt.adding(hours: 1) > now }
    }

    private static let capacity = 10_000

    private var entries: [String: Entry] = [:]

    /// After `first`, the key is at work until `end`.
    mutating func begin(_ key: String, body: [UInt8], now: Instant) -> Verdict {
        if entries.count >= Self.capacity { entries = entries.filter { $0.value.isRemembered(at: now) } }
        if let entry = entries[key], entry.isRemembered(at: now) {
            guard entry.body == body else { return .otherBody }
            return entry.response.map { .answered($0) } ?? .stillRunning
        }
        guard entries.count < Self.capacity else { return .full }
        entries[key] = Entry(body: body, startedAt: now)
        return .first
    }

    /// - Parameter response: nil where nothing came of it, so that the key is free again.
    mutating func end(_ key: String, _ response: HTTPResponse?) {
        if let response { entries[key]?.response = response } else { entries[key] = nil }
    }
}
