import Contracts
import HTTP
import ProcessKit
import ServiceKit
import StaffAPI
import WebKit

/// Compares the terms that the rollup reckons with to those that billing has decided, page by page. Neither may read the other's database, and
/// an event may be under way between them, so what differs is looked at again once the rollup has billing's newest event.
struct TermsComparison: Sendable {
    private static let accountsPerPage = 200
    /// How often a page that differs is looked at, and how long is waited before.
    private static let looks = 3
    private static let pauseSeconds = 5

    /// In whose name the Gateway asks when nobody does.
    private static let itself = StaffIdentity(email: "system", subject: "gateway", policies: [])

    let owners: OwnerClient

    var check: SelfCheck {
        SelfCheck("terms", holds: "The rollup has the terms of every account as billing has decided them.") { run in
            do {
                try await compare(run)
            } catch let problem as Problem {
                throw NotSettled(problem.sentence)
            }
        }
    }

    /// The accounts of a page that differ, and behind which account the next page begins.
    struct Look {
        var differences: [CheckDifference] = []
        /// Nil after the last page.
        var end: AccountID?
        /// Of billing, as of the look.
        var newestEventID: String?
    }

    private func compare(_ run: CheckRun) async throws {
        var place: AccountID?
        repeat {
            try Task.checkCancellation()
            var look = try await look(beyond: place, at: run.time.now, after: nil)
            for _ in 1..<Self.looks where !look.differences.isEmpty {
                await run.time.wait(until: run.time.now.adding(seconds: Self.pauseSeconds))
                try Task.checkCancellation()
                look = try await self.look(beyond: place, at: run.time.now, after: look.newestEventID)
            }
            for difference in look.differences { run.findings.add(difference) }
            place = look.end
        } while place != nil
    }

    /// - Parameter eventID: of billing, which the rollup shall have seen.
    private func look(beyond place: AccountID?, at instant: Instant, after eventID: String?) async throws -> Look {
        let question = TermsQuestion(beyond: place, limit: Self.accountsPerPage, at: instant)
        let billing = try await ask(.billing, JoinedParts.billingTerms, question, after: nil)
        let rollup = try await ask(.rollup, JoinedParts.rollupTerms, question, after: eventID)
        return Self.look(billing, rollup, limit: question.limit)
    }

    /// An account that one of them doesn't have is one of which nothing was agreed. Where a page is full, what lies beyond its last account is
    /// left to the next one.
    static func look(_ billing: TermsPage, _ rollup: TermsPage, limit: Int) -> Look {
        let ends = [billing, rollup].compactMap { $0.terms.count >= limit ? $0.terms.last?.accountID : nil }
        let decided = Dictionary(billing.terms.map { ($0.accountID, $0) }) { first, _ in first }
        let kept = Dictionary(rollup.terms.map { ($0.accountID, $0) }) { first, _ in first }
        let accounts = Set(decided.keys).union(kept.keys).filter { account in ends.allSatisfy { account <= $0 } }.sorted()
        let differences = accounts.flatMap { account in
            (decided[account] ?? ComparedTerms(of: account)).differences(from: kept[account] ?? ComparedTerms(of: account))
        }
        return Look(differences: differences, end: ends.min(), newestEventID: billing.newestEventID)
    }

    private func ask(_ owner: Owner, _ operation: StaffAPI.Operation, _ question: TermsQuestion, after: String?) async throws -> TermsPage {
        var query = QueryItems()
        for item in question.query { query.add(item.name, item.value) }
        if let after { query.add("after", after) }
        return try await owners.ask(OwnerRequest(asking: owner, operation.path, query, as: Self.itself, waits: after != nil))
    }
}
