import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("Revenue class: the first that fits (DOMAIN §4)")
struct RevenueClassTests {
    static let full = Discount(kind: .scholarship, percent: .hundred)
    static let half = Discount(kind: .scholarship, percent: Given.percent(50))
    static let trialKind = Discount(kind: .trial, percent: Given.percent(10))

    static let cases: [(String, TermsInForce, RevenueClass)] = [
        ("nothing agreed", Given.terms(.free), .free),
        ("pilot", Given.terms(.pilot), .free),
        ("running trial", Given.terms(.changemaker, trial: true), .trial),
        ("trial before live subscription", Given.terms(.changemaker, live: true, trial: true), .trial),
        ("discount of kind trial", Given.terms(.changemaker, live: true, discount: trialKind), .trial),
        ("free with discount of kind trial", Given.terms(.free, discount: trialKind), .trial),
        ("comped by 100 %", Given.terms(.guardian, live: true, discount: full), .comped),
        ("managed and comped by 100 %", Given.terms(.guardian, managed: true, paidUp: true, discount: full), .comped),
        ("paid tier, nobody pays", Given.terms(.innovator), .comped),
        ("free with 100 %", Given.terms(.free, discount: full), .free),
        ("live subscription", Given.terms(.changemaker, live: true), .paying),
        ("live subscription with 50 %", Given.terms(.changemaker, live: true, discount: half), .paying),
        ("managed, paid invoice", Given.terms(.changemaker, managed: true, paidUp: true), .paying),
        ("managed, no paid invoice", Given.terms(.changemaker, managed: true), .managed),
        ("managed on free", Given.terms(.free, managed: true), .managed),
    ]

    @Test(arguments: cases)
    func hasOneClass(_ name: String, _ terms: TermsInForce, _ expected: RevenueClass) {
        #expect(AccountRevenue(terms: terms, seats: Given.seats(2), prices: .standard).revenueClass == expected, "\(name)")
    }

    @Test func isCompedWhenTheWorkspacesTogetherLeaveNothing() {
        var terms = Given.terms(.changemaker, live: true)
        terms.workspaceDiscounts[Given.workspace(1)] = Self.full
        #expect(AccountRevenue(terms: terms, seats: Given.seats(3), prices: .standard).revenueClass == .comped)
        let oneElsewhere = Given.seats(2) + [Seat(person: Given.user(9), workspaceID: Given.workspace(2), joinedAt: Given.t0)]
        #expect(AccountRevenue(terms: terms, seats: oneElsewhere, prices: .standard).revenueClass == .paying)
    }
}
