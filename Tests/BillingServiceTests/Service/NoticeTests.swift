import Contracts
import EventKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService
@testable import Mail

@Suite("Mails to customers about their account")
struct NoticeTests {
    private static let owner = UserID(high: 0x0a11_ce00_0000_4000, low: 0x8000_0000_0000_0001)
    private static let admin = UserID(high: 0x0a11_ce00_0000_4000, low: 0x8000_0000_0000_0002)
    private static let payer = UserID(high: 0x0a11_ce00_0000_4000, low: 0x8000_0000_0000_0003)

    private static func person(_ id: UserID, _ name: String, deleted: Bool? = nil, at instant: Instant = Facts.created) throws -> CloudEvent
    {
        let mail = "\(name.lowercased())@acme.example"
        return try .fact(UserChanged(userID: id, email: mail, displayName: name, deleted: deleted), at: instant)
    }

    private static func role(
        _ id: UserID, _ role: OrganisationMembershipChanged.Role, removed: Bool? = nil, at instant: Instant = Facts.created
    ) throws -> CloudEvent {
        let fact = OrganisationMembershipChanged(organisationID: Known.organisation, userID: id, role: role, removed: removed)
        return try .fact(fact, at: instant)
    }

    private static func seat(_ id: UserID, _ role: WorkspaceRole, source: MembershipChanged.Source = .direct) throws -> CloudEvent {
        let fact = MembershipChanged(
            workspaceID: Known.workspace, organisationID: Known.organisation, userID: id, role: role, state: .active,
            joinedAt: Facts.created, source: source)
        return try .fact(fact, at: Facts.created)
    }

    /// An owner of the organisation who administers a workspace too, an admin of a workspace, a billing contact, and people who are told nothing.
    private static var people: [CloudEvent] {
        get throws {
            let member = UserID(high: 0x0a11_ce00_0000_4000, low: 0x8000_0000_0000_0009)
            let support = UserID(high: 0x0a11_ce00_0000_4000, low: 0x8000_0000_0000_000a)
            return try Facts.customer + [
                person(owner, "Olga"), role(owner, .owner), seat(owner, .admin), person(admin, "Amir"), seat(admin, .admin),
                person(payer, "Petra"), role(payer, .billing), person(member, "Mo"), seat(member, .member), role(member, .member),
                person(support, "Sam"), seat(support, .admin, source: .staffSupport),
            ]
        }
    }

    private func withServer(
        _ server: MailServer, given facts: [CloudEvent], _ body: (ServiceHarness) async throws -> Void
    ) async throws {
        var definition = ServiceDefinition.billing()
        definition.effects.removeAll { $0.kind == NoticeMailing.kind }
        definition.effects.append(NoticeMailing.handler(.ofTests) { server.send($0) })
        try await ServiceHarness.running(definition, now: t0, given: facts, body)
    }

    private static let manyTaken = [MailOutcome](repeating: .taken, count: 20)

    @Test func theAccountsPeopleAreToldOnceEachThatItsTierChanged() async throws {
        let server = MailServer(Self.manyTaken)
        try await withServer(server, given: try Self.people) { service in
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
            try await service.runEffects()
            #expect(Set(server.mails.map(\.to.address)) == ["olga@acme.example", "amir@acme.example", "petra@acme.example"])
            #expect(server.mails.count == 3)
            let mail = try #require(server.mails.first { $0.to.address == "olga@acme.example" })
            #expect(mail.subject == "Acme now has Guardian" && mail.replyTo?.address == "finance@dembrane.com")
            #expect(mail.text.hasPrefix("Dear Olga,\n\nAcme has gone from Free to Guardian."))
            #expect(mail.text.contains("- Research"))
            // Another cadence of the same tier is no news.
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian", "billing_period": "monthly"])
            try await service.runEffects()
            #expect(server.mails.count == 3)
        }
    }

    @Test func previewsSayHowManyAreTold() async throws {
        let server = MailServer()
        let facts = try Self.people + [Facts.user(), Facts.upgradeRequested()]
        try await withServer(server, given: facts) { service in
            func told(_ path: String, _ body: JSONValue) async throws -> [String] {
                let effects = try await service.post(path, body).json["preview"]?["effects"]?.list ?? []
                return effects.filter { $0["feature"] == "told" }.compactMap { $0["description"]?.text }
            }
            let ofTrial = try await told(accountPath + "/trial", ["reason": "Met at a fair", "preview": true])
            #expect(ofTrial == ["3 people are told by mail"])
            let ofApproval = try await told("\(requestPath)/approve", ["preview": true])
            #expect(ofApproval == ["4 people are told by mail"])
            // Nothing changes of the tier, so nobody is told.
            let ofNothing = try await told(accountPath + "/tier", ["tier": "free", "reason": "As it is", "preview": true])
            #expect(ofNothing == [])
        }
    }

    @Test func whoHasLeftOrIsDeletedIsToldNothing() async throws {
        let server = MailServer(Self.manyTaken)
        let left = try [Self.role(Self.payer, .billing, removed: true, at: t0)]
        try await withServer(server, given: try Self.people + left) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try service.apply([try Self.person(Self.admin, "Amir", deleted: true, at: t0.adding(days: 1))])
            try await service.runEffects()
            #expect(server.mails.map(\.to.address) == ["olga@acme.example"])
            #expect(server.mails.map(\.subject) == ["Acme may try Changemaker"])
        }
    }

    @Test func somebodyOfWhomThePlatformHasNotToldYetIsToldLater() async throws {
        let server = MailServer(Self.manyTaken)
        try await withServer(server, given: try Facts.customer + [Self.role(Self.owner, .owner)]) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try await service.runEffects()
            #expect(server.mails.isEmpty)
            try service.apply([try Self.person(Self.owner, "Olga")])
            service.time.advance(seconds: 61)
            try await service.runEffects()
            #expect(server.mails.map(\.to.address) == ["olga@acme.example"])
        }
    }

    @Test func nobodyIsToldOfWhatTheyHaveDoneThemselves() async throws {
        let server = MailServer(Self.manyTaken)
        let eva = try CloudEvent.fact(UserChanged(userID: Self.owner, email: "Eva@dembrane.com", displayName: "Eva"), at: Facts.created)
        try await withServer(server, given: try Facts.customer + [eva, Self.role(Self.owner, .owner)]) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Our own account"])
            try await service.runEffects()
            #expect(server.mails.isEmpty)
        }
    }

    @Test func theEndOfATierIsWarnedOfAndTold() async throws {
        let server = MailServer(Self.manyTaken)
        let facts = try Facts.customer + [Self.person(Self.owner, "Olga"), Self.role(Self.owner, .owner), Facts.details()]
        try await withServer(server, given: facts) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair", "months": 1])
            service.time.set(t0.adding(days: 28))
            try await service.runTimers()
            service.time.set(t0.adding(days: 31))
            try await service.runTimers()
            try await service.runEffects()
            let last = t0.adding(days: 30).date.description
            #expect(
                server.mails.map(\.subject) == [
                    "Acme mag Changemaker proberen", "Changemaker van Acme eindigt op \(last)", "Changemaker van Acme is geëindigd",
                ])
            let ended = try #require(server.mails.last)
            #expect(ended.language == "nl" && ended.text.contains("- toegang tot de API") && ended.text.hasPrefix("Beste Olga,"))
            #expect(!ended.text.contains("EU-soevereine"))
        }
    }

    @Test func whoAskedIsToldOfTheDecisionAndTheOthersOfWhatItChanged() async throws {
        let server = MailServer(Self.manyTaken)
        let facts = try Self.people + [Facts.user(), Self.role(Known.requester, .admin), Facts.upgradeRequested()]
        try await withServer(server, given: facts) { service in
            let answer = try await service.post(
                "\(requestPath)/approve", ["tier": "guardian", "confirm": ["coming_soon"], "staff_notes": "Nice people"])
            #expect(answer.status == 200, "\(answer.text)")
            try await service.runEffects()
            let requesters = server.mails.filter { $0.to.address == "ada@acme.example" }
            #expect(requesters.map(\.subject) == ["Your request for Acme was approved"])
            #expect(requesters.first?.text.contains("Guardian, billed yearly. You asked for Changemaker, billed yearly.") == true)
            #expect(server.mails.count == 4 && !server.mails.contains { $0.text.contains("Nice people") })
            #expect(server.mails.filter { $0.subject == "Acme now has Guardian" }.count == 3)
        }
    }

    @Test func aDenialGivesItsReason() async throws {
        let server = MailServer(Self.manyTaken)
        try await withServer(server, given: try Self.people + [Facts.user(), Facts.upgradeRequested()]) { service in
            let denial: JSONValue = ["note": "Not this year.", "staff_notes": "Has not paid"]
            #expect(try await service.post("\(requestPath)/deny", denial).status == 200)
            #expect(try await service.post("\(requestPath)/deny", denial).status == 409)
            try await service.runEffects()
            #expect(server.mails.map(\.subject) == ["Your request for Acme was not approved"])
            #expect(server.mails.first?.text.contains("Not this year.") == true)
            #expect(server.mails.first?.text.contains("Has not paid") == false)
        }
    }

    @Test func whatThePlatformDecidesAndWhatIsLongPastIsNotTold() async throws {
        let server = MailServer(Self.manyTaken)
        let past = try Facts.subscription(.canceled, at: t0.adding(days: -100), paidUntil: t0.adding(days: -60))
        try await withServer(server, given: try Self.people + [Facts.subscription(.active, at: t0.adding(days: -300)), past]) { service in
            service.time.advance(seconds: 60)
            try await service.runTimers()
            try await service.runEffects()
            #expect(try await service.billing()["tier"] == "free")
            #expect(server.mails.isEmpty)
        }
    }

    @Test func aRefusedMailEndsAndOneThatFailedIsTheSameMailAgain() async throws {
        let server = MailServer([.postponed(.connectionRefused), .refused(SMTPReply(code: 550, lines: []), to: .recipient)])
        let facts = try Facts.customer + [Self.person(Self.owner, "Olga"), Self.role(Self.owner, .owner)]
        try await withServer(server, given: facts) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            for _ in 0..<4 {
                try await service.runEffects()
                service.time.advance(seconds: 3_600)
            }
            #expect(server.mails.count == 2 && Set(server.mails.map(\.id)).count == 1)
        }
    }

    @Test func whomNoMailReachesIsToldUntilOneDoesOrTheyAreGone() async throws {
        let refused = MailOutcome.refused(SMTPReply(code: 550, lines: []), to: .recipient)
        let server = MailServer([refused, .taken, refused, refused])
        let facts = try Facts.customer + [Self.person(Self.owner, "Olga"), Self.role(Self.owner, .owner)]
        try await withServer(server, given: facts) { service in
            func told() async throws -> [JSONValue] { try await service.get(accountPath).json["refused_notices"]?.list ?? [] }
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try await service.runEffects()
            let row = try #require(try await told().first)
            #expect(row["address"] == "olga@acme.example" && row["answer"] == "550" && row["name"] == "Olga")
            for tier in ["guardian", "changemaker"] {
                try await service.command(.post, accountPath + "/managed", ["tier": .string(tier)])
                try await service.runEffects()
                #expect(try await told().count == (tier == "guardian" ? 0 : 1), "\(tier)")
            }
            try service.apply([try .fact(UserChanged(userID: Self.owner, email: "o@acme.example", displayName: "Olga"), at: t0)])
            #expect(try await told().isEmpty, "of another address nothing is known yet")
            try service.apply([try Self.person(Self.owner, "Olga", deleted: true, at: t0.adding(days: 1))])
            let left = try service.runtime.database.read { try $0.query("SELECT address FROM refused_notices", []) { $0.text(0) } }
            #expect(left.isEmpty)
        }
    }

    @Test func withoutAServerMailsWait() async throws {
        try await withService(given: try Self.people) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try await service.runEffects()
            let waiting = try service.runtime.database.read { connection in
                try connection.query("SELECT count(*) FROM effects WHERE kind = ? AND status = 'waiting'", [.text(NoticeMailing.kind)]) {
                    $0.int(0)
                }
            }
            #expect(waiting == [3])
        }
    }
}
