import Contracts
import TestKit
import Testing
@testable import RollupService

@Suite("A workspace that was handed over, over time")
struct HandoffTests {
    private static let workspace = WorkspaceID(high: 9, low: 9)
    private static let partner = OrganisationID(high: 1, low: 1)
    private static let client = OrganisationID(high: 2, low: 2)

    private static func at(_ day: Int) -> FactStamp { FactStamp(at: t0.adding(days: day), nanoseconds: 0, id: "fact-\(day)") }

    private static func version(_ day: Int, _ organisation: OrganisationID) -> WorkspaceVersion {
        WorkspaceVersion(
            stamp: at(day), name: "Bewonersavond", organisationID: organisation, accountID: AccountID(of: workspace), createdAt: t0,
            deleted: false)
    }

    /// Who had it on each day, whatever the platform says after the handoff of day 5.
    @Test func itKeepsItsPastAndGoesOneWay() {
        let handoff = WorkspaceHandoff(stamp: Self.at(5), from: Self.partner, to: Self.client)
        let told = [Self.version(8, Self.client), Self.version(1, Self.partner), Self.version(7, Self.partner)]
        let history = WorkspaceHistory(Self.workspace, told, handedOff: [handoff])
        #expect(history.versions.map(\.organisationID) == [Self.partner, Self.client, Self.client, Self.client])
        #expect(history.versions.map(\.stamp) == [Self.at(1), Self.at(5), Self.at(7), Self.at(8)])
        #expect(WorkspaceHistory(Self.workspace, [], handedOff: [handoff]).versions.isEmpty)
    }

    @Test func whoAdministeredItIsAMemberUntilANewerFactSaysOtherwise() {
        func place(_ day: Int, _ role: WorkspaceRole) -> MembershipVersion {
            MembershipVersion(stamp: Self.at(day), role: role, state: .active, joinedAt: t0, source: .direct)
        }
        func roles(_ versions: [MembershipVersion]) -> [WorkspaceRole] {
            let person = Person.user(UserID(high: 4, low: 4))
            let history = MembershipHistory(workspaceID: Self.workspace, person: person, versions, endings: [Self.at(5)])
            return history.versions.map(\.version.role)
        }
        #expect(roles([place(1, .admin)]) == [.admin, .member])
        #expect(roles([place(1, .admin), place(8, .owner)]) == [.admin, .member, .owner])
        #expect(roles([place(1, .external)]) == [.external])
        #expect(roles([place(8, .admin)]) == [.admin])
    }

    @Test func whoAdministeredItThroughTheOrganisationKeepsThatPlaceAsAMember() {
        let admin = MembershipVersion(stamp: Self.at(1), role: .admin, state: .active, joinedAt: t0, source: .inherited)
        let person = Person.user(UserID(high: 4, low: 4))
        let history = MembershipHistory(workspaceID: Self.workspace, person: person, [admin], endings: [Self.at(5)])
        let newest = history.versions.last?.version
        #expect(newest?.role == .member && newest?.source == .inherited)
    }
}
