import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("Monthly recurring revenue (DOMAIN §3, §5)")
struct RevenueTests {
    static func discount(_ percent: Int) -> Discount { Discount(kind: .scholarship, percent: Given.percent(percent)) }

    static let cases: [(String, TermsInForce, Int, Int64, Int64)] = [
        ("changemaker yearly, 4 seats", Given.terms(.changemaker, live: true), 4, 30_000, 0),
        ("changemaker monthly, 4 seats", Given.terms(.changemaker, .monthly, live: true), 4, 34_400, 0),
        ("innovator monthly", Given.terms(.innovator, .monthly, live: true), 3, 6_900, 0),
        ("guardian monthly", Given.terms(.guardian, .monthly, live: true), 1, 17_200, 0),
        ("no seats bills one", Given.terms(.guardian, managed: true), 0, 15_000, 0),
        ("33 % off", Given.terms(.changemaker, live: true, discount: discount(33)), 2, 10_050, 0),
        ("comped", Given.terms(.guardian), 3, 0, 0),
        ("pilot", Given.terms(.pilot, managed: true), 3, 0, 0),
        ("free", Given.terms(.free), 3, 0, 0),
        ("trial counts at list price yearly", Given.terms(.changemaker, .monthly, trial: true, discount: discount(50)), 3, 0, 22_500),
        ("trial without seats", Given.terms(.changemaker, trial: true), 0, 0, 7_500),
        ("agreed seats beyond those in use", Given.terms(.changemaker, managed: true, agreedSeats: 10), 3, 75_000, 0),
        ("agreed seats below those in use", Given.terms(.changemaker, managed: true, agreedSeats: 2), 3, 15_000, 0),
        ("agreed seats without managed billing", Given.terms(.changemaker, live: true, agreedSeats: 2), 3, 22_500, 0),
    ]

    @Test(arguments: cases)
    func forecasts(_ name: String, _ terms: TermsInForce, _ seats: Int, _ mrr: Int64, _ potential: Int64) {
        let revenue = AccountRevenue(terms: terms, seats: Given.seats(seats), prices: .standard)
        #expect(revenue.mrr == Cents(mrr), "\(name)")
        #expect(revenue.trialPotential == Cents(potential), "\(name)")
    }

    @Test(arguments: [(20, 50, 2 * 3_750 + 6_000), (60, 50, 3 * 3_000), (0, 100, 7_500)])
    func givesEachSeatTheBestDiscount(ofAccount: Int, ofWorkspace: Int, expected: Int64) {
        var terms = Given.terms(.changemaker, live: true, discount: Self.discount(ofAccount))
        terms.workspaceDiscounts[Given.workspace(1)] = Self.discount(ofWorkspace)
        let seats = Given.seats(2) + [Seat(person: Given.user(9), workspaceID: Given.workspace(2), joinedAt: Given.t0)]
        #expect(AccountRevenue(terms: terms, seats: seats, prices: .standard).mrr == Cents(expected))
    }

    /// Each seat in use counts at its own discount, the many that are only agreed at the account's.
    @Test(arguments: [2, 3, 4, 1_000_000])
    func agreedSeatsAreCountedAndMultiplied(agreed: Int) {
        var terms = Given.terms(.changemaker, managed: true, discount: Self.discount(20), agreedSeats: agreed)
        terms.workspaceDiscounts[Given.workspace(1)] = Self.discount(50)
        let revenue = AccountRevenue(terms: terms, seats: Given.seats(3), prices: .standard)
        #expect(revenue.billedSeats == agreed)
        #expect(revenue.mrr == Cents(Int64(min(agreed, 3)) * 3_750 + Int64(max(0, agreed - 3)) * 6_000))
    }

    static let assumptions: [(String, TermsInForce, AssumedTerms, Int64)] = [
        ("nothing else", Given.terms(.guardian, managed: true), .none, 45_000),
        ("a lower tier", Given.terms(.guardian, managed: true), AssumedTerms(tier: .changemaker), 22_500),
        ("billed monthly", Given.terms(.changemaker, managed: true), AssumedTerms(billingPeriod: .monthly), 25_800),
        ("another tier, paid as staff's setting it is", Given.terms(.free), AssumedTerms(tier: .guardian), 45_000),
        ("another tier until a date", Given.terms(.free), AssumedTerms(tier: .guardian, hasEnd: true), 0),
        ("the tier that nobody pays for already", Given.terms(.guardian), AssumedTerms(tier: .guardian, billingPeriod: .monthly), 0),
        ("another tier over a subscription", Given.terms(.changemaker, live: true), AssumedTerms(tier: .guardian), 45_000),
        ("another cadence on trial", Given.terms(.changemaker, trial: true), AssumedTerms(tier: .changemaker, billingPeriod: .monthly), 0),
        ("granted and invoiced", Given.terms(.free), AssumedTerms(tier: .guardian, payment: .managed), 45_000),
        ("granted and given away", Given.terms(.free), AssumedTerms(tier: .guardian, payment: .comped), 0),
        ("invoiced already", Given.terms(.guardian, managed: true), AssumedTerms(tier: .changemaker, payment: .managed), 22_500),
        ("free, whatever pays", Given.terms(.guardian, managed: true), AssumedTerms(tier: .free, payment: .managed), 0),
        ("an agreed amount", Given.terms(.free), AssumedTerms(tier: .guardian, managed: true, agreedAmount: Cents(12_000)), 1_000),
        ("managed, with seats agreed", Given.terms(.free), AssumedTerms(tier: .guardian, managed: true, seats: 5), 75_000),
        ("managed at the end of a trial", Given.terms(.changemaker, trial: true), AssumedTerms(managed: true), 22_500),
        ("no longer managed", Given.terms(.guardian, managed: true), AssumedTerms(tier: .free, managed: false), 0),
        (
            "agreed seats stay with another tier", Given.terms(.guardian, managed: true, agreedSeats: 4), AssumedTerms(tier: .innovator),
            8_000
        ),
    ]

    @Test(arguments: assumptions)
    func reckonsTermsThatAreNotAgreedYet(_ name: String, _ terms: TermsInForce, _ assumed: AssumedTerms, _ mrr: Int64) {
        let revenue = AccountRevenue(terms: assumed.applied(to: terms), seats: Given.seats(3), prices: .standard)
        #expect(revenue.mrr == Cents(mrr), "\(name)")
    }

    /// What an account costs is told by discount: its own first, then each workspace that does better.
    @Test func namesThePartsOfThePrice() {
        var terms = Given.terms(.changemaker, managed: true, discount: Self.discount(20), agreedSeats: 6)
        terms.workspaceDiscounts = [Given.workspace(1): Self.discount(50), Given.workspace(2): Self.discount(10)]
        let seats = Given.seats(3) + [Seat(person: Given.user(9), workspaceID: Given.workspace(2), joinedAt: Given.t0)]
        let revenue = AccountRevenue(terms: terms, seats: seats, prices: .standard)
        #expect(revenue.seatPrice == Cents(7_500))
        #expect(revenue.parts.map(\.seats) == [3, 3])
        #expect(revenue.parts.map(\.discount) == [Self.discount(20), Self.discount(50)])
        #expect(revenue.parts.map(\.workspaceID) == [nil, Given.workspace(1)])
        #expect(revenue.parts.map(\.amount) == [Cents(18_000), Cents(11_250)])
        #expect(revenue.mrr == Cents(29_250))
        #expect(AccountRevenue(terms: Given.terms(.free), seats: seats, prices: .standard).parts.isEmpty)
    }

    static func agreed(_ cents: Int64, _ period: BillingPeriod = .annual, discount: Discount? = nil) -> TermsInForce {
        var terms = Given.terms(.changemaker, period, managed: true, discount: discount)
        terms.mode.agreedAmount = Cents(cents)
        return terms
    }

    /// Yearly amounts are told by the month, half to even to the cent (DOMAIN §16).
    @Test(arguments: [(120_000, 10_000), (100_002, 8_334), (100_006, 8_334), (100_018, 8_335), (1, 0), (7, 1)] as [(Int64, Int64)])
    func followsAnAgreedAmount(yearly: Int64, monthly: Int64) {
        let revenue = AccountRevenue(terms: Self.agreed(yearly, discount: Self.discount(50)), seats: Given.seats(3), prices: .standard)
        #expect(revenue.agreed == Cents(monthly))
        #expect(revenue.mrr == Cents(monthly))
        #expect(revenue.givenAway[.agreed] == Cents(22_500 - monthly), "discounts are in the amount already")
        #expect(AccountRevenue(terms: Self.agreed(yearly, .monthly), seats: Given.seats(3), prices: .standard).mrr == Cents(yearly))
    }

    static func referred(_ terms: TermsInForce, _ percent: Int) -> TermsInForce {
        var terms = terms
        terms.referralDiscount = Discount(kind: .referral, percent: Given.percent(percent))
        return terms
    }

    static let gifts: [(String, TermsInForce, Int64, [GivenAwayKind: Int64])] = [
        ("list price", Given.terms(.changemaker, live: true), 22_500, [:]),
        ("a discount", Given.terms(.changemaker, live: true, discount: discount(20)), 22_500, [.scholarship: 4_500]),
        ("nobody pays", Given.terms(.changemaker), 22_500, [.comped: 22_500]),
        (
            "nobody pays a discounted price", Given.terms(.changemaker, discount: discount(20)), 22_500,
            [.scholarship: 4_500, .comped: 18_000]
        ),
        ("all of it", Given.terms(.changemaker, managed: true, discount: discount(100)), 22_500, [.scholarship: 22_500]),
        ("more than the list price", agreed(360_000), 22_500, [.agreed: -7_500]),
        ("on trial", Given.terms(.changemaker, trial: true), 0, [:]),
        ("a referral", referred(Given.terms(.changemaker, live: true), 20), 22_500, [.referral: 4_500]),
        (
            "the better of two", referred(Given.terms(.changemaker, live: true, discount: discount(30)), 20), 22_500,
            [.scholarship: 6_750]
        ),
        (
            "a referral that gives more", referred(Given.terms(.changemaker, live: true, discount: discount(10)), 20), 22_500,
            [.referral: 4_500]
        ),
        ("free", Given.terms(.free), 0, [:]),
    ]

    /// List price minus revenue, to the cent, by the reason for it.
    @Test(arguments: gifts)
    func tellsWhatIsGivenAway(_ name: String, _ terms: TermsInForce, _ list: Int64, _ given: [GivenAwayKind: Int64]) {
        let revenue = AccountRevenue(terms: terms, seats: Given.seats(3), prices: .standard)
        #expect(revenue.list == Cents(list), "\(name)")
        for kind in GivenAwayKind.allCases { #expect(revenue.givenAway[kind] == Cents(given[kind] ?? 0), "\(name): \(kind)") }
        #expect(revenue.givenAway.total == revenue.list - revenue.mrr, "\(name)")
    }

    @Test func whatACanceledSubscriptionHasPaidForIsRevenue() {
        var terms = Given.terms(.guardian)
        terms.paidUntil = Given.t0.adding(days: 3)
        let revenue = AccountRevenue(terms: terms, seats: Given.seats(2), prices: .standard)
        #expect(revenue.revenueClass == .paying && revenue.mrr == .euros(300))
        let comped = AssumedTerms(tier: .changemaker, payment: .comped).applied(to: terms)
        #expect(AccountRevenue(terms: comped, seats: [], prices: .standard).mrr == .zero, "another tier was not paid for")
        let same = AssumedTerms(tier: .guardian).applied(to: terms)
        #expect(AccountRevenue(terms: same, seats: Given.seats(2), prices: .standard).mrr == .euros(300), "nothing changes")
    }

    @Test func attributesAPersonToTheWorkspaceJoinedFirst() {
        let placements = [
            Given.placement(Given.user(1), .member, in: 2, joined: "2026-03-01"),
            Given.placement(Given.user(1), .owner, in: 1, joined: "2026-05-01"),
            Given.placement(Given.user(1), .observer, in: 3, joined: "2026-01-01"),
            Given.placement(Given.user(2), .observer, in: 1),
        ]
        let seats = Seats.attribute(placements)
        #expect(seats.map(\.workspaceID) == [Given.workspace(2)])
        #expect(Seats.count(placements) == HeadCount(members: 1, externals: 0, observers: 1))
    }

    @Test(arguments: WorkspaceRole.allCases)
    func countsEveryRoleButTheObserver(role: WorkspaceRole) {
        let count = Seats.count([Given.placement(Given.user(1), role, pending: true)])
        #expect(count.seats == (role == .observer ? 0 : 1))
        #expect(count.externals == (role == .external ? 1 : 0))
    }

    static let movements: [(Int64, Int64, Bool, RevenueMovement?)] = [
        (0, 0, false, nil), (0, 500, false, .new), (0, 500, true, .reactivation), (500, 800, true, .expansion),
        (800, 500, true, .contraction), (500, 0, true, .churn), (500, 500, true, nil),
    ]

    @Test(arguments: movements)
    func namesTheMovement(_ before: Int64, _ after: Int64, _ ever: Bool, _ kind: RevenueMovement?) {
        #expect(RevenueMovement.between(Cents(before), Cents(after), hadRevenueEver: ever) == kind)
    }
}
