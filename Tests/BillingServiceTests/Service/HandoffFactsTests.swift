import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("What billing does about a handoff")
struct HandoffFactsTests {
    private static let account = AccountID(of: Known.workspace)
    private static let path = "/accounts/\(account)"

    /// Runs a test with a managed account of a partner's client, and the id of an invoice to the partner.
    private static func running(_ body: (ServiceHarness, String) async throws -> Void) async throws {
        let facts = [try Facts.organisation(), try Facts.workspace(Known.workspace, .external), try Facts.seat(1)]
        try await ServiceHarness.running(.billing(.selling), now: t0, given: facts) { service in
            try await setDetails("invoices@partner.example", service)
            try await service.command(.post, path + "/managed", ["tier": "guardian"])
            try await body(service, try await service.issue(["amount_cents": 10_000], on: path))
        }
    }

    private static func setDetails(_ email: String, _ service: ServiceHarness) async throws {
        let details: JSONValue = [
            "legal_name": "Acme B.V.", "address_line1": "Keizersgracht 1", "postal_code": "1015 CN", "city": "Amsterdam",
            "country": "NL", "vat_id": "NL123456782B90", "email": .string(email), "reason": "Asked for by phone",
        ]
        let set = try await service.send(.put, path + "/billing-details", body: details)
        try #require(set.status == 200, "\(set.text)")
    }

    private static func handOff(_ service: ServiceHarness) throws {
        let handoff = WorkspaceHandedOff(
            workspaceID: Known.workspace, organisationID: Known.otherOrganisation, previousOrganisationID: Known.organisation,
            partnerConfirmed: true, clientConfirmed: true, formerAdmins: [], reason: "Agreed", effectiveAt: t0)
        let event = try CloudEvent.fact(handoff, at: t0, source: EventContext.partner.source)
        try service.apply([event], topic: EventContext.partner.topic)
    }

    private static func link(_ number: UInt64) -> PaymentLinkID {
        PaymentLinkID(high: 0x7777_2222_3333_4444, low: 0x8000_0000_0000_0000 | number)
    }

    private static func askForLink(_ number: UInt64, _ service: ServiceHarness) throws {
        let command = MakePaymentLink(paymentLinkID: link(number), invoiceID: nil, description: nil)
        try service.runtime.engine.changes.run { work in try work.execute(command, on: account.description) }
    }

    private static func closed(_ service: ServiceHarness) throws -> [PaymentLinkID] {
        let cancelled = try service.events().compactMap { try $0.decode(PaymentLinkCancelled.self) }
        return cancelled.filter { $0.cause == .handedOff }.map(\.paymentLinkID)
    }

    /// After a recovery the handoff comes again.
    @Test func theFormerOwnersLinksAreClosedAndTheNewOnesStay() async throws {
        try await Self.running { service, _ in
            try Self.askForLink(1, service)
            try Self.handOff(service)
            #expect(try Self.closed(service) == [Self.link(1)])
            #expect(try await service.get(Self.path).json["billing"]?["organisation_id"] == .string("\(Known.otherOrganisation)"))
            service.time.set(t0.adding(days: 61))
            try Self.askForLink(2, service)
            let before = try service.events()
            #expect(before.last?.type == PaymentLinkAsked.eventType.description)
            try Self.handOff(service)
            #expect(try service.events() == before)
        }
    }

    @Test func whatThePlatformHasMovedBeforeIsLeftAlone() async throws {
        try await Self.running { service, _ in
            try Self.askForLink(1, service)
            try service.apply([Facts.workspace(in: Known.otherOrganisation, .external, at: t0)])
            #expect(try Self.closed(service) == [Self.link(1)])
            try Self.askForLink(2, service)
            try Self.handOff(service)
            #expect(try Self.closed(service) == [Self.link(1)])
        }
    }

    /// What was read of others is gone then, and the platform's topic may be read first.
    @Test func afterARecoveryNoFactOfThePlatformTakesItBack() async throws {
        try await Self.running { service, _ in
            try Self.handOff(service)
            let before = try service.events()
            try service.runtime.engine.changes.run { work in
                try work.connection.execute("DELETE FROM handoffs")
                try work.connection.execute("DELETE FROM workspaces")
            }
            try service.apply([try Facts.workspace(Known.workspace, .external, at: t0.adding(days: 1))])
            try Self.handOff(service)
            #expect(try service.events() == before)
        }
    }

    @Test func theFormerOwnersInvoiceIsNotMailedToTheNewOne() async throws {
        try await Self.running { service, invoice in
            try Self.handOff(service)
            try await Self.setDetails("invoices@client.example", service)
            service.time.set(t0.adding(days: 100))
            try await service.runTimers()
            #expect(try await service.get("/invoices/\(invoice)").json["needs_address"] == true)
            let refused = try await service.post("/invoices/\(invoice)/send", [:])
            #expect(refused.status == 409 && refused.json["field"] == "to", "\(refused.text)")
            #expect(refused.json["detail"]?.text?.contains("another organisation") == true)
            let names = try service.eventNames()
            #expect(names.contains("invoice-overdue") && !names.contains("invoice-send-asked"))
            let asked = try await service.post("/invoices/\(invoice)/send", ["to": "invoices@partner.example"])
            #expect(asked.json["invoice"]?["sending_to"] == "invoices@partner.example", "\(asked.text)")
            let own = try await service.issue(["amount_cents": 20_000], on: Self.path)
            #expect(try await service.get("/invoices/\(own)").json["needs_address"] == false)
            let sent = try await service.post("/invoices/\(own)/send", [:])
            #expect(sent.json["invoice"]?["sending_to"] == "invoices@client.example", "\(sent.text)")
        }
    }
}
