import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("Histories of platform facts")
struct HistoryTests {
    static func version(
        _ fact: String, _ state: MembershipChanged.State, joined: String, source: MembershipChanged.Source = .direct
    ) -> MembershipVersion {
        MembershipVersion(
            stamp: FactStamp(at: Given.at(fact), id: fact), role: .member, state: state, joinedAt: Given.at(joined), source: source)
    }

    @Test(arguments: [(nil, "2026-11-09"), ("2026-11-05", "2026-11-05"), ("2026-12-24", "2026-12-24")] as [(String?, String)])
    func anInvitationLapsesWhenItSaysSoOrAfterAWeek(expiresAt: String?, lapse: String) {
        var version = Self.version("2026-11-02", .pending, joined: "2026-11-02")
        version.expiresAt = expiresAt.map { Given.at($0) }
        #expect(version.lapsesAt == Given.at(lapse))
        let history = MembershipHistory(workspaceID: Given.workspace(1), person: Given.user(1), [version])
        func stands(_ moment: Instant) -> Bool { history.version(AsOf(month: moment.month, now: moment)) != nil }
        #expect(stands(Given.at(lapse).adding(milliseconds: -1)) && !stands(Given.at(lapse)))
    }

    @Test func whoeverAcceptedDoesNotLapse() {
        let invited = Self.version("2026-11-02", .pending, joined: "2026-11-02")
        let joined = Self.version("2026-11-04", .active, joined: "2026-11-04")
        #expect(Self.counts([invited, joined], 11...11) == [true])
        #expect(joined.lapsesAt == nil)
    }

    static func counts(_ versions: [MembershipVersion], _ months: ClosedRange<Int>) -> [Bool] {
        let history = MembershipHistory(workspaceID: Given.workspace(1), person: Given.user(1), versions)
        return months.map { history.version(AsOf(month: Month(year: 2026, number: $0), now: Given.t0))?.counts ?? false }
    }

    @Test func aMembershipCountsFromJoiningNotFromTheFact() {
        #expect(Self.counts([Self.version("2026-09-10", .active, joined: "2026-07-31")], 6...9) == [false, true, true, true])
    }

    @Test func aRemovedMemberWhoComesBackIsAwayInBetween() {
        let versions = [
            Self.version("2026-02-01", .active, joined: "2026-02-01"), Self.version("2026-05-20", .removed, joined: "2026-02-01"),
            Self.version("2026-09-05", .active, joined: "2026-08-15"),
        ]
        #expect(Self.counts(versions.reversed(), 4...9) == [true, false, false, false, true, true])
    }

    @Test func anOldJoiningDateSaysNothingAboutTheSecondStay() {
        let versions = [
            Self.version("2026-02-01", .active, joined: "2026-02-01"), Self.version("2026-05-20", .removed, joined: "2026-02-01"),
            Self.version("2026-09-05", .active, joined: "2026-02-01"),
        ]
        #expect(Self.counts(versions, 4...9) == [true, false, false, false, false, true])
    }

    @Test(arguments: [MembershipChanged.Source.inherited, .staffSupport])
    func onlyDirectMembershipsCount(source: MembershipChanged.Source) {
        #expect(Self.counts([Self.version("2026-02-01", .active, joined: "2026-02-01", source: source)], 3...3) == [false])
    }

    static func workspace(_ fact: String, organisation: UInt64 = 1, deleted: Bool = false) -> WorkspaceVersion {
        let organisation = OrganisationID(high: 3, low: organisation)
        return WorkspaceVersion(
            stamp: FactStamp(at: Given.at(fact), id: fact), name: fact, organisationID: organisation,
            accountID: AccountID(of: organisation), createdAt: Given.at("2026-03-10"), deleted: deleted)
    }

    @Test func aWorkspaceCountsFromItsCreationAndMovesWithItsFact() {
        let history = WorkspaceHistory(
            Given.workspace(1), [Self.workspace("2026-08-01", organisation: 2), Self.workspace("2026-05-01", organisation: 1)])
        let seen = (2...9).map { history.version(AsOf(month: Month(year: 2026, number: $0), now: Given.t0))?.organisationID.low }
        #expect(seen == [nil, 1, 1, 1, 1, 1, 2, 2])
    }

    @Test func aDeletionCountsFromItsFactEvenWhenItIsTheFirstWeHear() {
        let history = WorkspaceHistory(Given.workspace(1), [Self.workspace("2026-08-01", deleted: true)])
        let july = AsOf(month: Month(year: 2026, number: 7), now: Given.t0)
        #expect(history.version(july) != nil)
        #expect(history.deletedAt(july) == nil)
        #expect(history.deletedAt(Given.now) == Given.at("2026-08-01"))
    }

    @Test func ofTwoFactsOfOneInstantTheGreaterIdIsNewer() {
        let first = FactStamp(at: Given.t0, id: "a")
        let second = FactStamp(at: Given.t0, id: "b")
        #expect(first < second)
        #expect(second < FactStamp(at: Given.t0.adding(milliseconds: 1), id: "a"))
    }

    @Test func contactsAreOwnersFirstThenTheLongestStanding() {
        let chosen = AdminContacts.choose(
            [
                Given.placement(Given.user(1), .admin, joined: "2026-01-01"), Given.placement(Given.user(2), .admin, joined: "2025-01-01"),
                Given.placement(Given.user(3), .owner, joined: "2026-09-01"), Given.placement(Given.user(4), .admin, joined: "2026-02-01"),
                Given.placement(Given.user(5), .owner, pending: true), Given.placement(Given.user(6), .member, joined: "2020-01-01"),
                Given.placement(.invited(AddressKey(text: "a")), .owner),
            ], orElse: [AdminContacts.Candidate(user: UserID(high: 1, low: 9), isOwner: true, since: Given.t0)])
        #expect(chosen.users.map(\.low) == [3, 2, 1])
        #expect(!chosen.areOfOrganisation)
    }

    /// One who left and came back is there since the second coming; a billing contact administers nothing.
    @Test func whereNobodyAdministersTheOrganisationsOwnersAreContactsThenItsAdmins() {
        func version(_ text: String, _ role: OrganisationMembershipChanged.Role, removed: Bool = false) -> OrganisationMembers.Version {
            OrganisationMembers.Version(stamp: FactStamp(at: Given.at(text), id: text), role: role, removed: removed)
        }
        let members = OrganisationMembers([
            UserID(high: 1, low: 1): [
                version("2024-01-01", .admin), version("2026-02-01", .admin, removed: true), version("2026-05-01", .admin),
            ],
            UserID(high: 1, low: 2): [version("2026-03-01", .admin)], UserID(high: 1, low: 3): [version("2026-06-01", .owner)],
            UserID(high: 1, low: 4): [version("2023-01-01", .billing)],
            UserID(high: 1, low: 5): [version("2025-01-01", .owner), version("2026-07-15", .member)],
        ])
        func chosen(_ month: String) -> AdminContacts {
            let asOf = AsOf(month: Month(month) ?? Given.november, now: Given.t0)
            return AdminContacts.choose([Given.placement(Given.user(6), .member)], orElse: members.administrators(asOf))
        }
        #expect(chosen("2026-11").users.map(\.low) == [3, 2, 1])
        #expect(chosen("2026-06").users.map(\.low) == [5, 3, 2])
        #expect(chosen("2025-06").users.map(\.low) == [5, 1])
        #expect(chosen("2026-11").areOfOrganisation)
        #expect(chosen("2022-06") == .nobody)
    }
}
