import Contracts
import EventKit
import HTTP
import ProcessKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService
@testable import Mail
import MailKit

@Suite("Mailing invoices")
struct InvoiceMailTests {
    @Test func itGoesToTheInvoiceAddressWithItsPDFOnce() async throws {
        let server = MailServer(.taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            let asked = try await service.post("/invoices/\(id)/send", [:])
            #expect(asked.json["invoice"]?["sending_to"] == "facturen@devries.example", "\(asked.text)")
            #expect(asked.json["invoice"]?["sent_at"] == .null)
            #expect(try await service.post("/invoices/\(id)/send", [:]).json["event_ids"] == [])
            try await service.runEffects()
            let mail = try #require(server.mails.count == 1 ? server.mails.first : nil)
            #expect(mail.subject == "Factuur 2026-000001 van dembrane B.V.")
            #expect(mail.to.address == "facturen@devries.example" && mail.replyTo?.address == "finance@dembrane.com")
            #expect(mail.attachments.map(\.fileName) == ["2026-000001.pdf"])
            #expect(mail.text.contains("€\u{A0}6.534,00") && mail.text.contains("PO-7"))
            let sent = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(sent?["sent_to"] == "facturen@devries.example" && sent?["sending_to"] == .null)
            #expect(try service.eventNames().last == "invoice-sent")
        }
    }

    @Test func anotherAddressAndTheElectronicInvoiceCanBeAskedFor() async throws {
        let server = MailServer(.taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            _ = try await service.post("/invoices/\(id)/send", ["to": "Boss@Acme.example", "with_xml": true])
            try await service.runEffects()
            let mail = try #require(server.mails.first)
            #expect(mail.attachments.map(\.mediaType) == ["application/pdf", "application/xml"])
            #expect(mail.to.address == "Boss@Acme.example")
            let refused = try await service.post("/invoices/\(id)/send", ["to": "nobody"])
            #expect(refused.status == 422 && refused.json["field"] == "to", "\(refused.text)")
        }
    }

    @Test func withoutAnInvoiceAddressItGoesToWhoAnswersForTheAccount() async throws {
        let server = MailServer(.taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            let details = try #require(try await service.get(accountPath + "/billing-details").json["billing_details"])
            guard case .object(var members) = details else { return }
            members["email"] = .null
            members["reason"] = "It bounced"
            let set = try await service.send(.put, accountPath + "/billing-details", body: .object(members))
            try #require(set.status == 200, "\(set.text)")
            let nobody = try await service.post("/invoices/\(id)/send", [:])
            #expect(nobody.status == 409 && nobody.json["field"] == "to", "\(nobody.text)")
            let owner: UserID = .random()
            try service.apply([
                .fact(UserChanged(userID: owner, email: "owner@devries.example", displayName: "Olaf"), at: Facts.created),
                .fact(OrganisationMembershipChanged(organisationID: Known.organisation, userID: owner, role: .owner), at: Facts.created),
            ])
            _ = try await service.post("/invoices/\(id)/send", [:])
            try await service.runEffects()
            #expect(server.mails.map(\.to.address) == ["owner@devries.example"])
        }
    }

    @Test func aRefusalIsShownAndARepeatedTryIsTheSameMail() async throws {
        let refused = MailOutcome.refused(SMTPReply(code: 550, lines: []), to: .recipient)
        let server = MailServer(.postponed(.connectionRefused), refused)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            _ = try await service.post("/invoices/\(id)/send", [:])
            try await service.runEffects()
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["sending_to"] == "facturen@devries.example")
            service.time.advance(seconds: 60)
            try await service.runEffects()
            let ids = server.mails.map(\.id)
            #expect(ids.count == 2 && Set(ids).count == 1)
            let invoice = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(invoice?["refused_mail"]?["address"] == "facturen@devries.example" && invoice?["sending_to"] == .null)
            #expect(invoice?["refused_mail"]?["answer"] == "550")
        }
    }

    @Test func whatIsGivenUpIsToldAndCanBeSentAgain() async throws {
        let server = MailServer(Array(repeating: .postponed(.connectionRefused), count: 50) + [.taken])
        try await withMailServer(server) { service in
            let id = try await service.issue()
            _ = try await service.post("/invoices/\(id)/send", [:])
            for _ in 1...50 {
                try await service.runEffects()
                service.time.advance(seconds: 3_600)
            }
            let told = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(told?["sending_to"] == .null && told?["refused_mail"]?["attempts"] == 50, "\(told ?? .null)")
            #expect(told?["refused_mail"]?["address"] == "facturen@devries.example")
            let again = try await service.post("/invoices/\(id)/send", [:])
            #expect(again.json["invoice"]?["sending_to"] == "facturen@devries.example", "\(again.text)")
            try await service.runEffects()
            let sent = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(sent?["sent_to"] == "facturen@devries.example" && sent?["refused_mail"] == .null)
            #expect(server.mails.count == 51)
        }
    }

    @Test func lateInvoicesAreRemindedOfUntilTheyArePaid() async throws {
        let server = MailServer(.taken, .taken, .taken, .taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            let other = try await service.issue()
            let due = t0.date.adding(days: 30)
            for day in [1, 6, 7, 13, 14, 29] {
                service.time.set(due.adding(days: day).start)
                try await service.runTimers()
                try await service.runEffects()
                if day == 7 { try await service.paid(other) }
            }
            let subjects = server.mails.map(\.subject)
            let reminder = "Herinnering: factuur 2026-00000"
            #expect(subjects.sorted() == ["1", "1", "2"].map { reminder + "\($0) van dembrane B.V." })
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["sent_at"] != .null)
        }
    }

    @Test func aMistakenPaymentDoesNotEndTheReminders() async throws {
        let server = MailServer(.taken, .taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            service.time.set(t0.date.adding(days: 38).start)
            try await service.runTimers()
            try await service.paid(id)
            _ = try await service.post("/invoices/\(id)/unpaid", ["reason": "Another customer's"])
            for (day, count) in [(39, 1), (60, 2)] {
                service.time.set(t0.date.adding(days: day).start)
                try await service.runTimers()
                try await service.runEffects()
                #expect(server.mails.count == count, "on day \(day)")
            }
        }
    }

    @Test func nobodyIsRemindedWhereItIsSwitchedOff() async throws {
        let server = MailServer(.taken)
        try await withMailServer(server) { service in
            try await service.issue()
            let path = accountPath + "/invoice-reminders"
            let body: JSONValue = ["enabled": false, "reason": "Pays on a fixed day"]
            #expect(try await service.send(.put, path, body: body).json["event_ids"]?.list.count == 1)
            #expect(try await service.send(.put, path, body: body).json["event_ids"] == [])
            service.time.set(t0.adding(days: 100))
            try await service.runTimers()
            try await service.runEffects()
            #expect(server.mails.isEmpty)
        }
    }

    /// A service that was down for months doesn't send all reminders at once.
    @Test func missedRemindersComeOneAfterTheOther() async throws {
        let server = MailServer(.taken, .taken, .taken)
        try await withMailServer(server) { service in
            try await service.issue()
            for (day, count) in [(200, 1), (206, 1), (207, 2), (222, 2), (223, 3), (300, 3)] {
                service.time.set(t0.adding(days: day))
                try await service.runTimers()
                try await service.runEffects()
                #expect(server.mails.count == count, "on day \(day)")
            }
        }
    }

    @Test func withoutAServerMailsWait() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            _ = try await service.post("/invoices/\(id)/send", [:])
            try await service.runEffects()
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["sending_to"] == "facturen@devries.example")
            #expect(try await service.runtime.engine.effects.kindsWithoutHandler() == [])
            let waiting = try service.runtime.database.read { connection in
                try connection.query("SELECT attempts FROM effects WHERE kind = ? AND status = 'waiting'", [.text(InvoiceMailing.kind)]) {
                    $0.int(0)
                }
            }
            #expect(waiting == [0])
        }
    }

    @Test func creditNotesAreMailedToo() async throws {
        let server = MailServer(.taken)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            let note = try await service.post("/invoices/\(id)/credit", ["reason": "Wrong"]).json["credit_note"]
            let noteID = try #require(note?["invoice_id"]?.text)
            _ = try await service.post("/invoices/\(noteID)/send", [:])
            try await service.runEffects()
            #expect(server.mails.first?.subject == "Creditnota C2026-000001 van dembrane B.V.")
            #expect(try await service.get("/invoices/\(noteID)").json["invoice"]?["sent_at"] != .null)
        }
    }

    @Test(
        arguments: [
            (["SMTP_URL": "smtp://127.0.0.1:25"], "MAIL_FROM"), (["SMTP_URL": "http://x", "MAIL_FROM": "a@b.example"], "SMTP_URL"),
            (["INVOICE_REMINDER_DAYS": "7,7"], "INVOICE_REMINDER_DAYS"), (["INVOICE_REMINDER_DAYS": "0"], "INVOICE_REMINDER_DAYS"),
            (["INVOICE_REMINDER_DAYS": "1,2,3,4"], "INVOICE_REMINDER_DAYS"), (["MAIL_FROM": "Nobody"], "MAIL_FROM"),
            (["REPLY_TO": "a b"], "REPLY_TO"),
        ] as [([String: String], String)])
    func settingsThatAreWrongAreNamed(environment: [String: String], name: String) {
        var settings = Settings(environment: environment)
        _ = BillingConfiguration(reading: &settings)
        #expect(throws: ConfigurationError.self) { try settings.finish() }
        do { try settings.finish() } catch { #expect("\(error)".hasPrefix("\(name) is wrong")) }
    }

    @Test func aNameMayStandBeforeTheAddress() throws {
        var settings = Settings(environment: ["SMTP_URL": "smtps://u:p@mail.example", "MAIL_FROM": "De Brane <billing@dembrane.com>"])
        let mail = try #require(MailSettings(reading: &settings))
        #expect(mail.from.name == "De Brane" && mail.from.address == "billing@dembrane.com" && mail.host == "dembrane.com")
    }
}
