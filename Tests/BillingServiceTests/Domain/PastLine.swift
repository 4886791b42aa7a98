import Contracts
import ServiceKit
import TestKit
import WireJSON
@testable import BillingService

/// Lines of an imported past, with fields that a test may change or take out (`null`).
enum PastLine {
    static let number = "2026-000041"

    /// Of the year that holds `t0`; 30 days to pay, which are over by then.
    static func invoice(_ number: String = number, _ changes: [String: JSONValue] = [:]) throws -> String {
        try line("invoice", changes) {
            [
                "number": .string(number), "issued_in": "Moneybird", "issued_on": "2026-01-10", "period_start": "2026-01-01",
                "period_end": "2026-12-31", "tier": "guardian", "billing_period": "annual", "seats": 3,
                "buyer": ["legal_name": "Acme B.V.", "country": "NL", "vat_id": "nl123456782b90"], "net_cents": 450_000,
                "vat_cents": 94_500, "total_cents": 544_500, "vat_category": "S", "vat_percent": 21,
            ]
        }
    }

    static let paid: JSONValue = [
        ["source": "bank_transfer", "reference": "T-1", "received_on": "2026-02-01", "amount_cents": 544_500]
    ]

    static func creditNote(_ number: String = "C2026-000003", of invoice: String = number, _ changes: [String: JSONValue] = [:]) throws
        -> String
    {
        try line("credit_note", changes) {
            ["number": .string(number), "issued_in": "Moneybird", "issued_on": "2026-03-01", "credits": .string(invoice)]
        }
    }

    static func details(_ changes: [String: JSONValue] = [:]) throws -> String {
        try line("billing_details", changes) {
            [
                "effective_at": "2026-01-01T00:00:00Z", "legal_name": "Acme B.V.", "address_line1": "Keizersgracht 1",
                "postal_code": "1015 CN", "city": "Amsterdam", "country": "Niederlande", "vat_id": "nl123456782b90",
                "email": "invoices@acme.example", "buyer_reference": "Team 7",
            ]
        }
    }

    static func request(_ changes: [String: JSONValue] = [:]) throws -> String {
        try line("upgrade_request", changes) {
            [
                "effective_at": "2026-11-20T09:00:00Z", "request_id": .string("\(Known.request)"), "request_kind": "tier_upgrade",
                "requested_by": .string("\(Known.requester)"), "proposed_tier": "changemaker", "proposed_billing_period": "annual",
                "message": "We need more hours.",
            ]
        }
    }

    static func payment(_ changes: [String: JSONValue] = [:]) throws -> String {
        try line("payment", changes) {
            [
                "payment_id": "tr_7UhSN1zuXS", "status": "paid", "amount_cents": 544_500, "paid_at": "2026-02-01T10:00:00Z",
                "method": "ideal", "payment_kind": "invoice_link",
            ]
        }
    }

    private static func line(_ kind: String, _ changes: [String: JSONValue], _ usual: () -> [String: JSONValue]) throws -> String {
        var members = usual()
        members["kind"] = .string(kind)
        members["organisation_id"] = .string("\(Known.organisation)")
        for (name, value) in changes { members[name] = value == .null ? nil : value }
        return String(decoding: try WireJSONEncoder().encode(JSONValue.object(members)), as: UTF8.self)
    }
}

extension Asked {
    /// What lines of an imported past ask of the account itself.
    static func past(_ lines: String...) throws -> Asked {
        let terms = try lines.enumerated().compactMap { index, line -> ImportedTerms? in
            let source = ImportSource(text: ImportText(Array(line.utf8), now: t0), seller: .complete(InvoiceWorld.seller))
            guard case .terms(let terms) = try ImportLine(source, number: index + 1).content else { return nil }
            return terms
        }
        return Asked(ImportHistory(past: terms, importedAt: t0), at: t0)
    }
}
