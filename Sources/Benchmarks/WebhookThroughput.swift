import WireJSON

/// How fast webhooks of distinct payments are taken in by the gateway, and how fast the payments are then fetched from the stand-in of Mollie and
/// recorded; and whether every one of them is.
struct WebhookThroughput {
    private struct Made: Decodable {
        var payments: [String]
    }

    private struct Listed: Decodable {
        struct Totals: Decodable {
            var payments: Int
        }

        var totals: Totals
    }

    private static let madeAtOnce = 5_000
    private static let senders = 8
    private static let secondsToRecord = 1_800.0

    let stack: RunningStack
    let count: Int

    func measure() async throws -> [(String, String)] {
        let ids = try await makePayments()
        let before = try await recorded()
        let start = ContinuousClock.now
        let refusals = try await tell(ids)
        let told = (ContinuousClock.now - start).seconds
        while try await recorded() - before < count {
            guard (ContinuousClock.now - start).seconds < Self.secondsToRecord else { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        let drained = (ContinuousClock.now - start).seconds
        try await stack.settle()
        let exact = try await recorded() - before
        return [
            (
                "webhooks taken in from \(Self.senders) at once",
                "\(rate(told)) (\(count) in \(told.hundredths) s), \(refusals) told again later"
            ),
            ("payments recorded", "\(rate(drained)) (\(drained.hundredths) s from the first webhook)"),
            ("payments recorded of those told", "\(exact) of \(count)"),
            ("page of 100 payments", try await stack.latency("/payments?limit=100")),
        ]
    }

    /// Answers with their ids.
    private func makePayments() async throws -> [String] {
        var ids: [String] = []
        while ids.count < count {
            // One more than asked for at the end, where one alone would be answered in another form.
            let number = max(2, min(Self.madeAtOnce, count - ids.count))
            let made = try await stack.mollie("/payments?count=\(number)", body: #"{"status":"paid"}"#)
            ids += try WireJSONDecoder().decode(Made.self, from: made).payments
        }
        return Array(ids.prefix(count))
    }

    /// Answers how often it was told to come again.
    private func tell(_ ids: [String]) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for sender in 0..<Self.senders {
                group.addTask {
                    var refusals = 0
                    for index in stride(from: sender, to: ids.count, by: Self.senders) {
                        while try await stack.webhook(ids[index]) == 503 {
                            refusals += 1
                            try await Task.sleep(for: .milliseconds(500))
                        }
                    }
                    return refusals
                }
            }
            return try await group.reduce(0, +)
        }
    }

    private func recorded() async throws -> Int {
        let page = try await stack.call(.get, "/payments?limit=1")
        return try WireJSONDecoder().decode(Listed.self, from: page).totals.payments
    }

    private func rate(_ seconds: Double) -> String { "\(Int(Double(count) / seconds))/s" }
}
