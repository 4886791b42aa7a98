import Contracts
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
            usersByEmail: [:], usage: [workspace: usage], terms: AccountTerms(terms))
    }

    @Test func showsEachMonthAsItWasAtItsEnd() {
        let lines = Self.history(
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

    @Test func remembersRevenueFromBeforeTheWindow() {
        let terms = [
            Given.term("2026-03-10", 1, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
            Given.term("2026-04-10", 2, .mode(.none, .free, .annual, expiresAt: nil)),
            Given.term("2026-09-10", 3, .mode(Self.live, .changemaker, .annual, expiresAt: nil)),
        ]
        let lines = Self.history(terms: terms).months(Month(year: 2026, number: 6)...Given.november, now: Given.t0)
        #expect(lines.compactMap(\.movement) == [.reactivation])
    }

    @Test func aDeletedWorkspaceFreesItsSeatsAndKeepsTheHoursRecordedInIt() {
        let july = Month(year: 2026, number: 7)
        let lines = Self.history(deleted: "2026-07-20", usage: [july: Usage(recordedSeconds: 60, countedSeconds: 60)])
            .months(Self.window, now: Given.t0)
        let inJuly = lines.first { $0.month == july }
        #expect(inJuly?.heads.seats == 0)
        #expect(inJuly?.usage.recordedSeconds == 60)
        #expect(inJuly?.workspaces.map(\.deleted) == [true])
        #expect(lines.first { $0.month == july.previous }?.heads.seats == 1)
        #expect(lines.last?.workspaces.isEmpty == true)
    }

    @Test func hoursRecordedBeforeTheWorkspaceWasCreatedAreNotLost() {
        let february = Month(year: 2026, number: 2)
        let lines = Self.history(usage: [february: Usage(recordedSeconds: 60, countedSeconds: 60)]).months(Self.window, now: Given.t0)
        #expect(lines.first?.month == february)
        #expect(lines.first?.usage.recordedSeconds == 60)
    }

    @Test func anInvitedPersonWhoIsAlsoSeatedCountsOnce() {
        var history = Self.history()
        let workspace = Given.workspace(1)
        history.memberships[workspace]?.append(
            MembershipHistory(
                workspaceID: workspace, person: .invited(email: "ada@example.org"),
                [HistoryTests.version("2026-04-01", .pending, joined: "2026-04-01")]))
        #expect(history.months(Self.window, now: Given.t0).last?.heads.seats == 2)
        history.usersByEmail["ada@example.org"] = UserID(high: 1, low: 1)
        #expect(history.months(Self.window, now: Given.t0).last?.heads.seats == 1)
    }
}
