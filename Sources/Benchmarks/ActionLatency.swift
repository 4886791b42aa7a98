import Contracts
import WireJSON

/// From a member of staff's action to the rollup that shows it: the command, and the read that waits for its event.
struct ActionLatency {
    let stack: RunningStack
    let base: CustomerBase

    private struct Answer: Decodable {
        var eventIds: [String]

        enum CodingKeys: String, CodingKey { case eventIds = "event_ids" }
    }

    private static let rounds = 200

    func measure() async throws -> String {
        var durations = Durations()
        for round in 0..<Self.rounds {
            let account = AccountID(of: base.customers[round % base.customers.count].organisation)
            let body = Array(#"{"kind":"scholarship","percent":\#(1 + round % 90),"reason":"measuring"}"#.utf8)
            try await durations.measure {
                let answer = try await stack.call(.put, "/accounts/\(account)/discount", body: body)
                guard let event = try WireJSONDecoder().decode(Answer.self, from: answer).eventIds.first else { return }
                _ = try await stack.call(.get, "/rollup?search=\(account)&after=\(event)")
            }
        }
        return "p50 \(durations.milliseconds(atPercentile: 50)) ms, p99 \(durations.milliseconds(atPercentile: 99)) ms"
    }
}
