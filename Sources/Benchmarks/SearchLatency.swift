import Contracts
import Foundation

/// How long staff wait for what they look for: through the gateway, one question after another. All names begin alike, so that each question has to
/// be told from many that nearly answer it.
struct SearchLatency {
    let stack: RunningStack
    let base: CustomerBase

    private static let rounds = 50
    private static let managed = 40

    func measure() async throws -> [(String, String)] {
        for customer in base.customers.prefix(Self.managed) {
            let body = Array(#"{"email":"marloes@dembrane.com","confirm":["unknown_manager"]}"#.utf8)
            _ = try await stack.call(.put, "/accounts/\(AccountID(of: customer.organisation))/account-manager", body: body)
        }
        var results: [(String, String)] = []
        for (name, text) in questions {
            let typed = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            var durations = Durations()
            for _ in 0..<Self.rounds { _ = try await durations.measure { try await stack.call(.get, "/search?limit=5&q=\(typed)") } }
            results.append(
                (
                    "search, \(name)",
                    "p50 \(durations.milliseconds(atPercentile: 50)) ms, p95 \(durations.milliseconds(atPercentile: 95)) ms"
                ))
        }
        return results
    }

    private var questions: [(name: String, text: String)] {
        let last = base.customers.count - 1
        let id = base.customers[last].organisation.description
        return [
            ("one word", "\(last)"), ("a name in whole", "Organisatie \(last)"), ("the beginning of names", "organisatie 99"),
            ("two words of two fields", "organisatie owner\(last)@example.org"), ("an e-mail address", "mailto:owner\(last)@example.org"),
            ("an account manager", "marloes"), ("an id", id), ("the first digits of an id", String(id.prefix(8))),
            ("a word in every account", "organisatie"), ("two words in every account", "werkplek eigenaar"), ("two letters", "ow"),
            ("nothing found", "xylofoon"), ("nothing found, of words in every account", "organisatie werkplek xylofoon"),
            ("two letters, nothing found", "qz"),
        ]
    }
}
