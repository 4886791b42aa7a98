import HTTP

/// How long staff wait for the rollup: through the gateway, one request after another.
struct PageLatency {
    let stack: RunningStack

    private static let rounds = 50

    private static let pages: [(name: String, path: String)] = [
        ("rollup, first page of 100", "/rollup?limit=100"),
        ("rollup, class paying by MRR", "/rollup?class=paying&sort=-mrr&limit=100"),
        ("rollup, tier free by hours", "/rollup?tier=free&sort=-recorded_seconds&limit=100"),
        ("rollup, search for one", "/rollup?search=Organisatie%20999"),
        ("at-risk", "/at-risk"),
        ("MRR by month", "/mrr"),
        ("MRR by month, of two tiers that pay", "/mrr?class=paying&tier=guardian&tier=changemaker"),
    ]

    func measure() async throws -> [(String, String)] {
        var results: [(String, String)] = []
        for page in Self.pages {
            var durations = Durations()
            for _ in 0..<Self.rounds { _ = try await durations.measure { try await stack.call(.get, page.path) } }
            results.append(
                (page.name, "p50 \(durations.milliseconds(atPercentile: 50)) ms, p99 \(durations.milliseconds(atPercentile: 99)) ms"))
        }
        for (name, headers) in Self.forms { results.append((name, try await console(headers))) }
        return results
    }

    /// What compressing adds to a page of the console.
    private static let forms: [(name: String, headers: HTTPHeaders)] = [
        ("console, Usage & billing as it is", [:]), ("console, Usage & billing by gzip", ["accept-encoding": "gzip"]),
    ]

    private func console(_ headers: HTTPHeaders) async throws -> String {
        var durations = Durations()
        var bytes = 0
        for _ in 0..<Self.rounds { bytes = try await durations.measure { try await stack.page("/accounts", headers).count } }
        return "p50 \(durations.milliseconds(atPercentile: 50)) ms, p99 \(durations.milliseconds(atPercentile: 99)) ms, \(bytes) bytes"
    }
}
