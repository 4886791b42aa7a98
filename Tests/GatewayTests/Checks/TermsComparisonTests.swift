import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct TermsComparisonTests {
    private static func terms(_ number: UInt64, _ tier: Tier = .free) -> ComparedTerms {
        var terms = ComparedTerms(of: Fixtures.id(number))
        terms.tier = Word(tier)
        return terms
    }

    private func look(_ billing: [ComparedTerms], _ rollup: [ComparedTerms], limit: Int = 10) -> TermsComparison.Look {
        TermsComparison.look(TermsPage(terms: billing, newestEventID: "e"), TermsPage(terms: rollup), limit: limit)
    }

    @Test func anAccountThatOneDoesNotHaveHasAgreedNothing() {
        #expect(look([Self.terms(1), Self.terms(2, .guardian)], [Self.terms(2, .guardian), Self.terms(3)]).differences == [])
        #expect(
            look([Self.terms(1, .guardian)], []).differences
                == [CheckDifference(account: Fixtures.id(1), "tier", expected: "guardian", found: "free")])
        #expect(
            look([], [Self.terms(1, .guardian)]).differences
                == [CheckDifference(account: Fixtures.id(1), "tier", expected: "free", found: "guardian")])
    }

    /// What lies behind the end of a full page may stand on the next one.
    @Test func pagesEndWhereTheShorterOfTheFullOnesDoes() {
        let cut = look([Self.terms(1, .guardian), Self.terms(3, .guardian)], [Self.terms(1, .guardian)], limit: 2)
        #expect(cut.end == Fixtures.id(3))
        #expect(cut.differences.map(\.accountID) == [Fixtures.id(3)])
        let other = look([Self.terms(5, .guardian), Self.terms(9)], [Self.terms(1), Self.terms(2)], limit: 2)
        #expect(other.end == Fixtures.id(2))
        #expect(other.differences == [])
        #expect(look([Self.terms(1)], [], limit: 2).end == nil)
    }

    @Test func everyTermIsCompared() {
        var other = Self.terms(1, .guardian)
        (other.billingPeriod, other.paymentMode, other.managed) = (Word(.monthly), Word(.offline), true)
        (other.seats, other.agreedCents, other.tierExpiresAt, other.endsAt) = (3, Cents(5), t0, t0)
        other.setDiscounts(Discount(kind: .trial, percent: .hundred), [Fixtures.id(2): Discount(kind: .trial, percent: .hundred)])
        other.accountManager = "ann@dembrane.com"
        let names = Self.terms(1).differences(from: other).map(\.figure)
        #expect(
            names == [
                "tier", "billing_period", "payment_mode", "managed", "seats", "agreed_cents", "tier_expires_at", "ends_at", "discount",
                "workspace_discounts", "account_manager",
            ])
        #expect(other.differences(from: other) == [])
    }

    private static func page(_ terms: [ComparedTerms]) -> HTTPResponse {
        guard let text = try? WireJSONEncoder().encode(TermsPage(terms: terms, newestEventID: "newest")) else {
            return HTTPResponse(status: 500)
        }
        return .owner(String(decoding: text, as: UTF8.self))
    }

    /// Runs the Gateway's checks and lets the time of its pauses pass.
    private static func run(_ gateway: GatewayUnderTest) async throws -> CheckReport {
        let run = Task { try await gateway.harness.runtime.checks.run() }
        let clock = Task {
            while !Task.isCancelled {
                if let next = gateway.harness.time.nextWaited { gateway.harness.time.set(next) }
                await Task.yield()
            }
        }
        let result = await run.result
        clock.cancel()
        await clock.value
        return try result.get()
    }

    /// An event that is under way is no difference: the rollup is asked again, for what it knows after billing's newest event.
    @Test(arguments: [true, false]) func whatDiffersIsLookedAtAgain(arrives: Bool) async throws {
        let gateway = try GatewayUnderTest([
            .billing: { _ in Self.page([Self.terms(1, .guardian)]) },
            .rollup: { Self.page([Self.terms(1, arrives && $0.query["after"] == "newest" ? .guardian : .pilot)]) },
        ])
        let report = try await Self.run(gateway)
        let check = try #require(report.checks.first)
        #expect(check.unfinished == nil)
        #expect(check.differences.map(\.accountID) == (arrives ? [] : [Fixtures.id(1)]))
        #expect(gateway.askedRequests.filter { $0.owner == .rollup }.count == (arrives ? 2 : 3))
        #expect(gateway.askedRequests.allSatisfy { $0.content?.identity.subject == "gateway" })
        try await gateway.stop()
    }

    @Test func anOwnerThatIsDownIsNoDifference() async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in Self.page([Self.terms(1, .guardian)]) }])
        let check = try #require(try await Self.run(gateway).checks.first)
        #expect(check.differenceCount == 0)
        #expect(check.unfinished?.contains("RollupService doesn't answer now") == true)
        try await gateway.stop()
    }
}
