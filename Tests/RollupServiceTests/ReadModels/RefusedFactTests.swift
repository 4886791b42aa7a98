import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("Facts that can't take effect are refused, not lost")
struct RefusedFactTests {
    @Test(arguments: ["", "   ", "\t\n", "\u{200B}", "\u{0}", "\u{FEFF} \u{2060}"])
    func anInvitationOfNobody(email: String) throws {
        let customer = Customer()
        var membership = try #require(try customer.member(.random(), state: .pending).decode(MembershipChanged.self))
        membership.userID = nil
        membership.invitedEmail = DisplayText(email)
        let model = try ReadModel()
        #expect(throws: UnprocessableEvent("a membership needs a user_id, or an invited_email that isn't blank")) {
            try model.apply([customer.opening() + [.fact(membership, at: customer.created)]])
        }
    }

    @Test func anAddressIsNotNeededBesideAUser() throws {
        let customer = Customer()
        var membership = try #require(try customer.member(.random()).decode(MembershipChanged.self))
        membership.invitedEmail = DisplayText(" ")
        let model = try ReadModel()
        try model.apply([customer.opening() + [.fact(membership, at: customer.created)]])
        let heads = try model.database.read { try WorkspaceMonthTable(connection: $0).line(customer.workspace, Given.november)?.line.heads }
        #expect(heads?.seats == 1)
    }

    /// A check that fails is no row that is there already.
    @Test func aFailedCheckIsAnError() throws {
        let model = try ReadModel()
        try model.database.write { connection in
            let stamp = FactStamp(at: Given.t0, nanoseconds: 1_000_000, id: "a")
            let fact = OrganisationChanged(organisationID: .random(), name: "Acme", createdAt: Given.t0)
            #expect(throws: (any Error).self) { try OrganisationTable(connection: connection).keep(fact, stamp) }
        }
    }

    static let told = Given.at("2026-11-20")

    private static func recording(at recorded: Instant) throws -> CloudEvent {
        var fact = try Customer().recording(60, at: recorded)
        fact.time = told
        return fact
    }

    private static func login(at moment: Instant) throws -> CloudEvent {
        try .fact(UserLoggedIn(userID: .random(), at: moment), at: told)
    }

    @Test func whatItTellsOfCannotComeAfterTheFact() throws {
        let model = try ReadModel()
        let late = Self.told.adding(seconds: 300)
        try model.apply([[try Self.recording(at: late), try Self.login(at: late)]])
        let later = late.adding(milliseconds: 1)
        for (field, fact) in [("recorded_at", try Self.recording(at: later)), ("at", try Self.login(at: later))] {
            #expect {
                try model.apply([[fact]])
            } throws: { error in
                "\(error)".hasPrefix("\(field) is 2026-11-20T00:05:00.001Z, more than 5 minutes after")
            }
        }
    }
}
