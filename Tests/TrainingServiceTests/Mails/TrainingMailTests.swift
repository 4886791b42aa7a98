import Contracts
import HTTP
import MailKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Mail
@testable import TrainingService

@Suite("What people are mailed of trainings") struct TrainingMailTests {
    private typealias World = TrainingWorld

    private let mails = Recorder<MailMessage>()

    private func running(_ facts: [CloudEvent] = [], _ body: (ServiceHarness) async throws -> Void) async throws {
        var configuration = TrainingConfiguration()
        configuration.publicAddress = "https://admin.example.org"
        configuration.inbox = try Mailbox(address: "training@dembrane.example")
        let settings = MailSettings(
            server: try SMTPServer(url: "smtp://127.0.0.1:9"), from: try Mailbox(name: "dembrane", address: "training@dembrane.example"))
        var definition = ServiceDefinition.training(configuration)
        let mails = mails
        definition.effects = [
            TrainingMailing.handler(settings, configuration) { message in
                mails.add(message)
                return .accepted(SMTPReply(code: 250, lines: []))
            }
        ]
        let harness = try ServiceHarness(definition, now: t0)
        try harness.apply(try World.facts() + facts)
        try await body(harness)
        try await harness.stop()
    }

    private func sent(_ harness: ServiceHarness) async throws -> [MailMessage] {
        let before = mails.values.count
        try await harness.runEffects()
        return Array(mails.values.dropFirst(before))
    }

    private static let later = JSONValue.string("\(t0.adding(hours: 48))")

    @Test func whoeverWasTrainedGetsTheirCertificate() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, World.ben, fields: ["requested_by": .string("\(World.guest)")])
            #expect(try await sent(harness).isEmpty, "without a date there is nothing to put into a calendar")
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            let told = try await sent(harness)
            #expect(Set(told.map(\.to.address)) == ["anna@a.example", "ben@a.example", "gus@b.example"])
            let mail = try #require(told.first { $0.to.address == "anna@a.example" })
            #expect(mail.subject.hasPrefix("Your certificate: "))
            #expect(mail.text.contains("Dear Anna Ærø,") && mail.text.contains("Beste Anna Ærø,"))
            let attachment = try #require(mail.attachments.first)
            #expect(attachment.mediaType == "application/pdf" && attachment.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(mail.text.contains("https://admin.example.org/certificates/"))
            let asking = try #require(told.first { $0.to.address == "gus@b.example" })
            #expect(asking.attachments.isEmpty && asking.text.contains("2 of 2 who took part have a licence"))
        }
    }

    @Test func theEndOfALicenceIsToldToItsPersonAndWhoeverAsked() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, fields: ["requested_by": .string("\(World.ben)")])
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            _ = try await sent(harness)
            harness.time.advance(seconds: 340 * 86_400)
            try await harness.runTimers()
            let told = try await sent(harness)
            #expect(Set(told.map(\.to.address)) == ["anna@a.example", "ben@a.example"])
            #expect(told.contains { $0.subject.hasPrefix("Your licence ends on ") && $0.to.address == "anna@a.example" })
            #expect(told.contains { $0.subject.hasPrefix("The licence of Anna Ærø ends on ") && $0.to.address == "ben@a.example" })
        }
    }

    @Test func theEndOfALicenceIsNotToldWhileAnotherCountsLonger() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, fields: ["requested_by": .string("\(World.ben)")])
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            _ = try await sent(harness)
            harness.time.advance(seconds: 100 * 86_400)
            let elsewhere: JSONValue = [
                "user_id": .string("\(World.anna)"), "organisation_id": .string("\(World.organisation)"),
                "completed_on": .string("\(harness.time.now.date)"), "evidence": "A certificate", "reason": "Trained in Ghent",
            ]
            #expect(try await harness.post("/licences", elsewhere).status == 201)
            _ = try await sent(harness)
            harness.time.advance(seconds: 240 * 86_400)
            try await harness.runTimers()
            #expect(try await sent(harness).isEmpty, "30 days before the first one's end")
            harness.time.advance(seconds: 100 * 86_400)
            try await harness.runTimers()
            #expect(try await sent(harness).map(\.to.address) == ["anna@a.example"], "before the end of the other one")
        }
    }

    @Test func aServiceThatWakesLateTellsOfNoEndThatIsOver() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna)
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            _ = try await sent(harness)
            harness.time.advance(seconds: 800 * 86_400)
            try await harness.runTimers()
            #expect(try await sent(harness).isEmpty)
        }
    }

    private static func calendar(_ mail: MailMessage) -> String {
        String(decoding: mail.attachments.first?.bytes ?? [], as: UTF8.self)
    }

    /// What the file says it is for, where its type says the same.
    private static func method(_ mail: MailMessage) -> String {
        let text = calendar(mail)
        let method = ["CANCEL", "PUBLISH"].first { text.contains("METHOD:\($0)") } ?? ""
        return mail.attachments.first?.mediaType == "text/calendar; charset=utf-8; method=\(method)" ? method : ""
    }

    @Test func calendarsFollowTheSession() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, fields: ["scheduled_at": Self.later])
            var told = try await sent(harness)
            #expect(told.count == 1 && told.map(Self.method) == ["PUBLISH"] && told.first?.attachments.first?.fileName == "training.ics")
            let moved = JSONValue.string("\(t0.adding(hours: 72))")
            _ = try await harness.send(.patch, session, body: .object(["scheduled_at": moved]))
            let movedAgain = JSONValue.string("\(t0.adding(hours: 96))")
            _ = try await harness.send(.patch, session, body: .object(["scheduled_at": movedAgain]))
            told = try await sent(harness)
            let text = told.first.map(Self.calendar) ?? ""
            #expect(told.count == 1 && text.contains("SEQUENCE:3"), "one mail tells of both")
            _ = try await harness.send(.patch, session, body: .object(["expected_participants": 4, "notes": "A difficult buyer"]))
            #expect(try await sent(harness).isEmpty, "no calendar shows that")
            _ = try await harness.send(.put, "\(session)/roster/\(World.ben)")
            told = try await sent(harness)
            #expect(told.map(\.to.address) == ["ben@a.example"] && told.map(Self.method) == ["PUBLISH"])
            _ = try await harness.send(.delete, "\(session)/roster/\(World.ben)")
            told = try await sent(harness)
            #expect(told.map(\.to.address) == ["ben@a.example"] && told.map(Self.method) == ["CANCEL"])
            _ = try await harness.post("\(session)/cancel", .object([:]))
            told = try await sent(harness)
            #expect(told.map(\.to.address) == ["anna@a.example"] && told.map(Self.method) == ["CANCEL"])
            _ = try await harness.post("\(session)/reopen", .object([:]))
            #expect(try await sent(harness).map(Self.method) == ["PUBLISH"])
            _ = try await harness.send(.patch, session, body: .object(["scheduled_at": .null]))
            #expect(try await sent(harness).map(Self.method) == ["CANCEL"])
        }
    }

    @Test func aDateThatIsNotToComeLeavesTheCalendars() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, fields: ["scheduled_at": Self.later])
            _ = try await sent(harness)
            let past = JSONValue.string("\(t0.adding(hours: -48))")
            _ = try await harness.send(.patch, session, body: .object(["scheduled_at": past]))
            var told = try await sent(harness)
            #expect(told.map(Self.method) == ["CANCEL"] && told.allSatisfy { Self.calendar($0).contains("SEQUENCE:2") })
            _ = try await harness.send(.patch, session, body: .object(["scheduled_at": Self.later]))
            #expect(try await sent(harness).map(Self.method) == ["PUBLISH"])
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            told = try await sent(harness)
            #expect(told.count == 2, "the other one is the certificate")
            let off = Self.calendar(try #require(told.first { Self.method($0) == "CANCEL" }))
            #expect(off.contains("SEQUENCE:4") && off.contains("DTSTART:20261125T090000Z"))
            let licence = try #require(try await harness.get("/licences?user=\(World.anna)").json["licences"]?[0]?["licence_id"]?.text)
            _ = try await harness.post("/licences/\(licence)/revoke", .object(["reason": "Not held after all"]))
            told = try await sent(harness)
            #expect(told.map(Self.method) == ["PUBLISH"] && told.allSatisfy { Self.calendar($0).contains("SEQUENCE:5") })
        }
    }

    /// Of two mails that wait the one that is written first may be sent last.
    @Test func nobodyIsToldThatASessionIsOffWhichStandsAgain() async throws {
        try await running { harness in
            let session = try await World.plan(harness, with: World.anna, fields: ["scheduled_at": Self.later])
            _ = try await sent(harness)
            _ = try await harness.post("\(session)/cancel", .object([:]))
            _ = try await harness.post("\(session)/reopen", .object([:]))
            #expect(try await sent(harness).map(Self.method) == ["PUBLISH"])
            _ = try await harness.send(.delete, "\(session)/roster/\(World.anna)")
            _ = try await harness.send(.put, "\(session)/roster/\(World.anna)")
            #expect(try await sent(harness).map(Self.method) == ["PUBLISH"])
        }
    }

    @Test func whoeverAskedForATrainingWithoutLicencesIsToldThatItWasHeld() async throws {
        try await running { harness in
            let training: JSONValue = [
                "title": "A talk", "mode": "online", "price_cents": 20_000, "included_participants": 8, "grants_licence": false,
            ]
            let made = try await harness.post("/trainings", training)
            let id = try #require(made.json["training"]?["training_id"], "\(made.text)")
            let fields: [String: JSONValue] = ["training_id": id, "requested_by": .string("\(World.anna)")]
            let session = try await World.plan(harness, with: World.anna, World.ben, fields: fields)
            _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
            let told = try await sent(harness)
            #expect(told.map(\.to.address) == ["anna@a.example"] && told.first?.attachments == [])
            #expect(told.first?.text.contains("was completed on") == true && told.first?.text.contains("licen") == false)
        }
    }

    @Test func nobodyIsToldOfWhatTheyHaveDoneOrOnceTheyAreGone() async throws {
        let eva = UserID(high: 0x0b, low: 9)
        let known = try CloudEvent.fact(UserChanged(userID: eva, email: "Eva@dembrane.com", displayName: "Eva"), at: t0)
        try await running([known]) { harness in
            _ = try await World.plan(harness, with: eva, World.anna, fields: ["scheduled_at": Self.later])
            let gone = UserChanged(userID: World.anna, email: "", displayName: "", deleted: true)
            try harness.apply([.fact(gone, at: t0.adding(seconds: 1))])
            #expect(try await sent(harness).isEmpty)
        }
    }

    static let ages: [(days: Int, count: Int)] = [(0, 1), (30, 0)]

    @Test(arguments: ages)
    func theInboxIsToldWhatCustomersAsk(days: Int, count: Int) async throws {
        let asked = TrainingRequested(
            sessionID: TrainingSessionID(high: 1, low: 1), organisationID: World.organisation, training: "online",
            requestedBy: World.ben, participants: 7, notes: "In Dutch")
        try await running([try .fact(asked, at: t0.adding(days: -days))]) { harness in
            let told = try await sent(harness)
            #expect(told.count == count)
            guard let mail = told.first else { return }
            #expect(mail.to.address == "training@dembrane.example" && mail.subject.hasPrefix("Atelier asks for "))
            #expect(mail.text.contains("Ben Berg, ben@a.example") && mail.text.contains("Participants: 7"))
            #expect(mail.text.contains("In Dutch"))
            #expect(mail.text.contains("795,00"))
        }
    }

    @Test func withoutAServerMailsWait() async throws {
        try await World.running { harness in
            _ = try await World.plan(harness, with: World.anna, fields: ["scheduled_at": Self.later])
            try await harness.runEffects()
            let waiting = try harness.runtime.database.read { connection in
                try connection.query("SELECT kind FROM effects") { $0.text(0) }
            }
            #expect(waiting == [TrainingMailing.kind])
        }
    }
}
