import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Mail
@testable import PartnerService

@Suite("What people are mailed of workspaces") struct WorkspaceMailTests {
    private typealias World = WorkspaceWorld

    private let mails = Recorder<MailMessage>()

    private func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await World.running(mails: mails, body)
    }

    /// By the address that each went to.
    private func sent(_ service: ServiceHarness) async throws -> [String: MailMessage] {
        let before = mails.values.count
        try await service.runEffects()
        let new = mails.values.dropFirst(before)
        #expect(Set(new.map(\.to.address)).count == new.count, "one mail per person")
        return Dictionary(new.map { ($0.to.address, $0) }) { first, _ in first }
    }

    @Test func oldAndNewAdminsOfAClientsWorkspaceAreTold() async throws {
        try await running { service in
            _ = try await service.name(World.ben)
            let told = try await sent(service)
            #expect(Set(told.keys) == ["anna@a.example", "ben@a.example"])
            let own = try #require(told["ben@a.example"])
            #expect(own.subject == "You are now an admin of Bewonersavond")
            #expect(own.text.contains("Dear Ben,") && own.text.contains("the workspace Bewonersavond of Atelier"))
            #expect(own.text.contains("Het team van dembrane heeft je beheerder gemaakt van de workspace Bewonersavond van Atelier."))
            #expect(own.replyTo?.address == "support@dembrane.example")
            let other = try #require(told["anna@a.example"])
            #expect(other.subject == "Ben is now an admin of Bewonersavond" && !other.text.contains("ben@a.example"))
            #expect(!other.text.contains("The admin left"), "the reason is for staff")
            _ = try await service.name(World.ben)
            #expect(try await sent(service).isEmpty)
        }
    }

    @Test func ofAPooledAccountAllWhoAnswerForItAreTold() async throws {
        try await running { service in
            try service.apply([try World.place(World.cleo, .billing, in: World.own)])
            #expect(try await service.name(World.ben, in: World.own).status == 200)
            #expect(Set(try await sent(service).keys) == ["anna@a.example", "bill@a.example", "ben@a.example", "cleo@a.example"])
        }
    }

    @Test func whoeverIsInvitedHearsOfItFromThePlatformAlone() async throws {
        try await running { service in
            try service.apply([
                try World.place(World.ben, .observer, at: t0.adding(seconds: 1)),
                try World.place(World.bill, .observer), try World.place(World.dirk, .observer),
            ])
            let body: JSONValue = ["invite_email": "new@a.example", "asked_by": "Their director", "reason": "The admin left"]
            #expect(try await service.post("/workspaces/\(World.external)/admin", body).status == 200)
            let told = try await sent(service)
            #expect(Set(told.keys) == ["anna@a.example"])
            let mail = try #require(told.values.first)
            #expect(mail.subject == "Somebody was invited to be an admin of Bewonersavond")
            #expect(!mail.text.contains("new@a.example") && !mail.text.contains("director"))
        }
    }

    @Test func aHandoffIsToldToBothOrganisationsAndTheWorkspace() async throws {
        try await running { service in
            try service.apply([try World.place(World.dirk, .owner)])
            #expect(try await service.handOff().status == 200)
            let told = try await sent(service)
            #expect(Set(told.keys) == ["anna@a.example", "cleo@a.example", "dirk@a.example"])
            #expect(told.values.allSatisfy { $0.subject == "Bewonersavond now belongs to Gemeente" })
            let former = try #require(told["anna@a.example"])
            #expect(former.text.contains("from Atelier to Gemeente") && former.text.contains("van Atelier aan Gemeente"))
            #expect(former.text.contains("You were an admin of it, and are a member from now on."))
            #expect(told["cleo@a.example"]?.text.contains("You were an admin") == false)
        }
    }

    @Test func nobodyIsToldOfWhatTheyHaveDoneOrOnceTheyAreGone() async throws {
        try await running { service in
            let eva = UserID(high: 0x4, low: 9)
            try service.apply([
                try .fact(UserChanged(userID: eva, email: "Eva@dembrane.com", displayName: "Eva"), at: t0), try World.place(eva, .owner),
            ])
            _ = try await service.name(World.ben)
            try service.apply([try World.person(World.anna, "Anna", deleted: true, at: t0.adding(seconds: 1))])
            #expect(Set(try await sent(service).keys) == ["ben@a.example"])
        }
    }

    @Test func anAdminWhoIsGoneIsNamedToNobody() async throws {
        try await running { service in
            _ = try await service.name(World.ben)
            try service.apply([try World.person(World.ben, "Ben", deleted: true, at: t0.adding(seconds: 1))])
            #expect(try await sent(service).isEmpty)
        }
    }

    @Test func aPersonOfWhomNothingIsToldYetIsWaitedFor() async throws {
        try await running { service in
            let late = UserID(high: 0x4, low: 8)
            try service.apply([try World.place(late, .admin)])
            _ = try await service.name(World.ben)
            #expect(Set(try await sent(service).keys) == ["anna@a.example", "ben@a.example"])
            try service.apply([try World.person(late, "Late")])
            service.time.advance(seconds: 61)
            #expect(Set(try await sent(service).keys) == ["late@a.example"])
        }
    }

    @Test func withoutAServerMailsWait() async throws {
        try await ServiceHarness.running(.partner(), now: t0, given: try World.facts()) { service in
            _ = try await service.name(World.ben)
            try await service.runEffects()
            let waiting = try service.runtime.database.read { connection in
                try connection.query("SELECT kind FROM effects") { $0.text(0) }
            }
            #expect(waiting == [WorkspaceMailing.kind, WorkspaceMailing.kind])
        }
    }
}
