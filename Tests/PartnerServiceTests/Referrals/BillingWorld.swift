import Contracts
import ServiceTesting
import TestKit
import WireJSON
@testable import PartnerService

/// A customer, a partner and the events that billing tells, for tests of the service.
struct BillingWorld {
    static let partner = OrganisationID(high: 0x1, low: 0x1)
    static let client = OrganisationID(high: 0x2, low: 0x2)
    static let account = AccountIdentity(accountID: AccountID(of: client), organisationID: client)

    private(set) var position: Int64 = 0

    static func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        let facts = try [(partner, "Atelier Morgenzijl"), (client, "Gemeente Zuidhoorn")].map { id, name in
            try CloudEvent.fact(OrganisationChanged(organisationID: id, name: name, createdAt: t0), at: t0.adding(days: -30))
        }
        try await ServiceHarness.running(.partner(), now: t0, given: facts) { harness in
            let flag: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed in May"]
            _ = try await harness.send(.put, "/organisations/\(partner)/partner", body: flag)
            try await body(harness)
        }
    }

    /// An event at the next place of billing's store.
    mutating func event(_ payload: some EventPayload, at time: Instant = t0) throws -> CloudEvent {
        position += 1
        var event = try CloudEvent.fact(payload, at: time, source: EventContext.billing.source)
        event.position = position
        return event
    }

    static func invoiceID(_ number: Int) -> InvoiceID { InvoiceID(high: 7, low: UInt64(number)) }
    static func markID(_ number: Int) -> PaymentMarkID { PaymentMarkID(high: 8, low: UInt64(number)) }

    /// As a whole payment, or as what is left after earlier ones. Of every 121 cents 21 are VAT.
    static func paid(_ invoice: Int, _ mark: Int, net: Cents, amount: Cents? = nil, on day: LocalDate = t0.date) -> InvoicePaid {
        let total = gross(net)
        return InvoicePaid(
            of: account, invoiceID: invoiceID(invoice), number: "2026-00000\(invoice)", periodStart: day, periodEnd: day, netCents: net,
            totalCents: total, markID: markID(mark), amountCents: amount ?? total, paidCents: total, source: "bank_transfer",
            receivedOn: day)
    }

    /// As a paid period of an imported past says it, which tells no payment of its own.
    static func paidPeriod(_ invoice: Int, net: Cents, on day: LocalDate = t0.date) -> InvoicePaid {
        var period = paid(invoice, 0, net: net, on: day)
        (period.markID, period.amountCents, period.paidCents) = (nil, nil, nil)
        period.cause = .imported
        return period
    }

    static func gross(_ net: Cents) -> Cents { Cents(net.amount + net.amount * 21 / 100) }

    static func withdrawn(_ invoice: Int, _ mark: Int, amount: Cents) -> InvoicePaymentWithdrawn {
        InvoicePaymentWithdrawn(
            of: account, invoiceID: invoiceID(invoice), number: "2026-00000\(invoice)", markID: markID(mark), amountCents: amount,
            paidCents: .zero, openCents: amount, wasPaid: true, reason: "By mistake")
    }

    static func charge(
        _ id: ShortText, _ amount: Cents, net: Cents? = nil, refunded: Cents = .zero, chargedBack: Cents = .zero,
        mark: (invoice: Int, mark: Int)? = nil,
        on time: Instant = t0
    ) -> PaymentRecorded {
        var payment = PaymentRecorded(
            paymentID: id, status: "paid", kind: mark == nil ? .renewal : .invoiceLink, amountCents: amount, sequenceType: "recurring",
            description: DisplayText("Renewal"), createdAt: time, testMode: false)
        payment.accountID = account.accountID
        payment.organisationID = client
        payment.paidAt = time
        payment.netCents = net
        payment.refundedCents = refunded
        payment.chargedBackCents = chargedBack
        payment.invoiceID = mark.map { invoiceID($0.invoice) }
        payment.markID = mark.map { markID($0.mark) }
        return payment
    }
}

extension ServiceHarness {
    /// Agrees a referral of the client and answers with its id.
    func agree(_ terms: [String: JSONValue] = [:]) async throws -> String {
        let answer = try await post("/referrals", .object(BillingWorld.agreement.merging(terms) { $1 }))
        return answer.json["referral"]?["referral_id"]?.text ?? answer.text
    }

    func tellBilling(_ events: [CloudEvent]) throws {
        try apply(events, topic: EventContext.billing.topic)
    }

    func referral(_ id: String) async throws -> JSONValue {
        try await get("/referrals/\(id)").json["referral"] ?? .null
    }
}

extension BillingWorld {
    static let agreement: [String: JSONValue] = [
        "partner_organisation_id": .string(partner.description), "client_organisation_id": .string(client.description),
        "reason": "Brought by them",
    ]
}

extension BillingWorld {
    static func issued(_ invoice: Int, net: Cents) -> InvoiceIssued {
        InvoiceIssued(
            of: account, invoiceID: invoiceID(invoice), purpose: .period,
            document: document("2026-00000\(invoice)", net: net, total: gross(net)))
    }

    /// A payment that leaves something open.
    static func part(_ invoice: Int, _ mark: Int, amount: Cents, on day: LocalDate = t0.date) -> InvoicePartPaid {
        InvoicePartPaid(
            of: account, invoiceID: invoiceID(invoice), number: "2026-00000\(invoice)", markID: markID(mark), amountCents: amount,
            paidCents: amount, openCents: amount, source: "bank_transfer", reference: nil, receivedOn: day)
    }

    /// A credit note after which so much of the invoice is credited in all, with VAT.
    static func credited(_ invoice: Int, _ credited: Cents, isWhole: Bool = false) -> CreditNoteIssued {
        CreditNoteIssued(
            of: account, creditNoteID: invoiceID(1_000 + invoice), invoiceID: invoiceID(invoice), invoiceNumber: "2026-00000\(invoice)",
            creditedCents: credited, isWhole: isWhole, reason: "Wrong", document: document("C2026-000001", net: credited, total: credited),
            effectiveAt: t0)
    }

    private static func document(_ number: String, net: Cents, total: Cents) -> InvoiceDocument {
        let party = InvoiceDocument.Party(
            BillingDetails(legalName: "dembrane B.V.", addressLine1: "Kade 1", postalCode: "1011 AB", city: "Amsterdam", country: "NL"))
        return InvoiceDocument(
            number: number, language: "en", issuedOn: t0.date, dueOn: nil, periodStart: t0.date, periodEnd: t0.date, seller: party,
            buyer: party, lines: [],
            vat: InvoiceVAT(category: "S", rate: 2_100, rule: "dutch-buyer", buyerCountry: "NL", buyerKind: .business), netCents: net,
            vatCents: total - net, totalCents: total, payment: nil)
    }
}
