import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("An account in the months of the rollup")
struct AccountMonthsTests {
    static let window = Given.november.adding(months: -12)...Given.november
    static let live = BillingMode(paymentMode: .mollie, managed: false, hasLiveSubscription: true, agreedSeats: nil)

    static func history(
        terms: [Term] = [], members: [(UInt64, String)] = [(1, "2026-03-10")], deleted: String? = nil, usage: [Month: Usage] = [:]
    ) -> AccountHistory {
        let account = AccountID(of: Given.organisation)
        func version(_ fact: String, deleted: Bool = false) -> WorkspaceVersion {
            WorkspaceVersion(
                stamp: FactStamp(at: Given.at(fact), id: fact), name: "Research", organisationID: Given.organisation, accountID: account,
                createdAt: Given.at("2026-03-10"), deleted: deleted)
        }
        let organisation = OrganisationVersion(
            stamp: FactStamp(at: Given.at("2026-03-01"), id: "o"), name: "Acme", createdAt: Given.at("2026-03-01"), deleted: false)
        let workspace = Given.workspace(1)
        return AccountHistory(
            accountID: account, scope: .organisation, organisationID: Given.organisation,
            organisations: [Given.organisation: OrganisationHistory([organisation])],
            workspaces: [WorkspaceHistory(workspace, [version("2026-03-10")] + (deleted.map { [version($0, deleted: true)] } ?? []))],
            memberships: [
                workspace: members.map { member in
                    MembershipHistory(
                        workspaceID: workspace, person: Given.user(member.0),
                        [HistoryTests.version(member.1, .active, joined: member.1)])
                }
            ],
            usersByAddress: [:], usage: [workspace: usage], terms: AccountTerms(terms), prices: .standard)
    }

    @Test func showsEachMonthAsItWasAtItsEnd() throws {
        let lines = try Self.history(
            terms: [
                Given.term("2026-05-10", 1, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
                Given.term("2026-08-31T23:59:59.999Z", 2, .mode(.none, .free, .annual, expiresAt: nil)),
                Given.term("2026-10-01", 3, .mode(Self.live, .innovator, .monthly, expiresAt: nil)),
            ],
            members: [(1, "2026-03-10"), (2, "2026-07-02")]
        ).months(Self.window, now: Given.t0)
        #expect(lines.map(\.month.number) == Array(3...11))
        #expect(lines.map(\.heads.seats) == [1, 1, 1, 1, 2, 2, 2, 2, 2])
        #expect(lines.map(\.mrr.amount) == [0, 0, 7_500, 7_500, 15_000, 0, 0, 4_600, 4_600])
        let movements = lines.map(\.movement)
        #expect(movements == [nil, nil, .new, nil, .expansion, .churn, nil, .reactivation, nil])
        #expect(lines.reduce(0) { $0 + $1.movementAmount.amount } == 4_600)
    }

    /// Also before the window, and where the amount stays; not where nothing was paid, or nobody was there.
    @Test func tellsWhichClassAndTierItsRevenueLeft() throws {
        let managed = BillingMode(paymentMode: .offline, managed: true, hasLiveSubscription: false, agreedSeats: nil)
        let lines = try Self.history(
            terms: [
                Given.term("2026-05-10", 1, .mode(managed, .guardian, .annual, expiresAt: nil)),
                Given.term("2026-06-10", 2, .mode(Self.live, .guardian, .annual, expiresAt: nil)),
                Given.term("2026-08-10", 3, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
                Given.term("2026-09-10", 4, .mode(.none, .free, .annual, expiresAt: nil)),
                Given.term("2026-11-01", 5, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
            ]
        ).months(Month(year: 2026, number: 6)...Given.november, now: Given.t0)
        let movedFrom = lines.map { $0.movedFrom?.description }
        #expect(movedFrom == ["managed guardian", nil, "paying guardian", "paying changemaker", nil, nil])
        #expect(lines.map(\.movement) == [nil, nil, .contraction, .churn, nil, .reactivation])
        let kept = lines.map { $0.flow != nil }
        #expect(kept == [true, false, true, true, false, true])
    }

    @Test func remembersRevenueFromBeforeTheWindow() throws {
        let terms = [
            Given.term("2026-03-10", 1, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
            Given.term("2026-04-10", 2, .mode(.none, .free, .annual, expiresAt: nil)),
            Given.term("2026-09-10", 3, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
        ]
        let lines = try Self.history(terms: terms).months(Month(year: 2026, number: 6)...Given.november, now: Given.t0)
        #expect(lines.compactMap(\.movement) == [.reactivation])
    }

    /// Honest histories are far shorter; what is older costs nothing and counts as if it had never been.
    @Test(arguments: [(119, RevenueMovement.reactivation), (122, .new)])
    func revenueIsLookedForTenYearsBack(monthsBefore: Int, expected: RevenueMovement) throws {
        let window = Month(year: 2026, number: 6)...Given.november
        let paid = window.lowerBound.adding(months: -monthsBefore).start
        var history = Self.history(terms: [
            Term(effectiveAt: paid, position: 1, change: .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
            Term(effectiveAt: paid.adding(days: 40), position: 2, change: .mode(.none, .free, .annual, expiresAt: nil)),
            Given.term("2026-09-10", 3, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
        ])
        let began = OrganisationVersion(
            stamp: FactStamp(at: Given.at("2026-03-01"), id: "o"), name: "Acme", createdAt: Instant.range.lowerBound, deleted: false)
        history.organisations[Given.organisation] = OrganisationHistory([began])
        #expect(try history.months(window, now: Given.t0).compactMap(\.movement) == [expected])
    }

    @Test func hoursThatDoNotAddUpAreRefused() {
        var history = Self.history()
        let half = Usage(recordedSeconds: .max / 2 + 1, countedSeconds: 0)
        for number in [2, 3] as [UInt64] {
            let workspace = Given.workspace(number)
            history.workspaces.append(WorkspaceHistory(workspace, history.workspaces[0].versions))
            history.usage[workspace] = [Given.november: half]
        }
        #expect(throws: SumOverflow(figure: "recorded seconds")) { try history.months(Self.window, now: Given.t0) }
    }

    @Test func aDeletedWorkspaceFreesItsSeatsAndKeepsTheHoursRecordedInIt() throws {
        let july = Month(year: 2026, number: 7)
        let lines = try Self.history(deleted: "2026-07-20", usage: [july: Usage(recordedSeconds: 60, countedSeconds: 60)])
            .months(Self.window, now: Given.t0)
        let inJuly = lines.first { $0.month == july }
        #expect(inJuly?.heads.seats == 0)
        #expect(inJuly?.usage.recordedSeconds == 60)
        #expect(inJuly?.workspaces.map(\.deleted) == [true])
        #expect(lines.first { $0.month == july.previous }?.heads.seats == 1)
        #expect(lines.last?.workspaces.isEmpty == true)
    }

    @Test func hoursRecordedBeforeTheWorkspaceWasCreatedAreNotLost() throws {
        let february = Month(year: 2026, number: 2)
        let lines = try Self.history(usage: [february: Usage(recordedSeconds: 60, countedSeconds: 60)]).months(Self.window, now: Given.t0)
        #expect(lines.first?.month == february)
        #expect(lines.first?.usage.recordedSeconds == 60)
    }

    @Test func anInvitedPersonWhoIsAlsoSeatedCountsOnce() throws {
        var history = Self.history()
        let workspace = Given.workspace(1)
        history.memberships[workspace]?.append(
            MembershipHistory(
                workspaceID: workspace, person: .invited(AddressKey(text: "ada")),
                [HistoryTests.version("2026-11-20", .pending, joined: "2026-11-20")]))
        #expect(try history.months(Self.window, now: Given.t0).last?.heads.seats == 2)
        history.usersByAddress[AddressKey(text: "ada")] = UserID(high: 1, low: 1)
        #expect(try history.months(Self.window, now: Given.t0).last?.heads.seats == 1)
    }

    /// A seat counts while its invitation stands, and is billed once somebody sits in it (DOMAIN §1, §16).
    @Test func anInvitationLapsesByTheClockAndIsNotBilled() throws {
        var history = Self.history(terms: [Given.term("2026-05-10", 1, .mode(Self.live, .changemaker, .annual, expiresAt: nil))])
        history.memberships[Given.workspace(1)]?.append(
            MembershipHistory(
                workspaceID: Given.workspace(1), person: .invited(AddressKey(text: "new")),
                [HistoryTests.version("2026-10-28T12:00:00Z", .pending, joined: "2026-10-28T12:00:00Z")]))
        let lapse = Given.at("2026-11-04T12:00:00Z")
        func line(_ moment: Instant) throws -> AccountMonth? { try history.months(Self.window, now: moment).last }
        let before = try #require(try line(lapse.adding(milliseconds: -1)))
        #expect(before.heads.seats == 2 && before.pendingSeats == 1)
        #expect(before.mrr == .euros(75) && before.pendingMRR == .euros(75))
        let after = try #require(try line(lapse))
        #expect(after.heads.seats == 1 && after.pendingSeats == 0 && after.pendingMRR == .zero)
        #expect(try history.months(Self.window, now: Given.t0).first { $0.month == Given.november.previous }?.pendingSeats == 1)
        #expect(history.nextChange(after: lapse.adding(milliseconds: -1)) == lapse)
        #expect(history.nextChange(after: lapse) == nil)
    }
}
