import Contracts
import StaffAPI
import TestKit
import WireJSON
@testable import Gateway

extension Fixtures {
    /// An issued invoice of one line, as its owner answers it, with what is given changed.
    static func invoiceFields(_ changes: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let line: JSONValue = [
            "line_id": "1", "description": "Guardian <seats>", "quantity": 8, "unit_cents": 90_000, "discount_percent": 15,
            "net_cents": 612_000, "vat_category": "S", "vat_percent": 21, "credited": false,
        ]
        let fields: [String: JSONValue] = [
            "invoice_id": .string("\(id(50) as InvoiceID)"), "number": "2026-000123", "kind": "invoice", "purpose": "period",
            "account_id": .string("\(id(1) as AccountID)"), "organisation_id": .string("\(id(3) as OrganisationID)"),
            "buyer": "Gemeente <b>", "status": "issued", "issued_on": "2026-11-01", "due_on": "2026-12-01", "period_start": "2026-11-01",
            "period_end": "2027-10-31", "net_cents": 612_000, "vat_cents": 128_520, "vat_category": "S", "vat_percent": 21,
            "vat_rule": "Dutch VAT is added.", "total_cents": 740_520, "po_reference": "PO-7", "language": "nl", "lines": [line],
            "paid_cents": 0, "credited_cents": 0, "open_cents": 740_520, "overpaid_cents": 0, "payments": [], "credit_notes": [],
            "formats": ["html", "pdf"],
        ]
        return fields.merging(changes) { $1 }
    }

    static func invoice(_ changes: [String: JSONValue] = [:]) throws -> InvoiceAnswer {
        let bytes = try WireJSONEncoder().encode(JSONValue.object(invoiceFields(changes)))
        return try WireJSONDecoder().decode(InvoiceAnswer.self, from: bytes)
    }

    /// 400.000 cents of it paid by hand, of which `withdrawal` may be asked for.
    static func partlyPaid(askedBy person: String? = nil) -> [String: JSONValue] {
        let mark = "10000000-0000-4000-8000-000000000060"
        let payment: JSONValue = [
            "mark_id": .string(mark), "amount_cents": 400_000, "source": "bank_transfer", "reference": "Ref 9", "received_on": "2026-11-20",
        ]
        let pending = person.map { JSONValue.object(["mark_id": .string(mark), "asked_by": .string($0), "reason": "Typed twice"]) }
        return [
            "status": "partly_paid", "paid_cents": 400_000, "open_cents": 340_520, "payments": [payment],
            "pending_confirmation": pending ?? .null,
        ]
    }

    /// What takes the invoice back.
    static let creditNote: [String: JSONValue] = [
        "invoice_id": .string("\(id(51) as InvoiceID)"), "number": "C2026-000004", "kind": "credit_note", "due_on": .null,
        "open_cents": 0,
        "credits": [
            "invoice_id": .string("\(id(50) as InvoiceID)"), "number": "2026-000123", "issued_on": "2026-11-01", "total_cents": 740_520,
        ],
    ]

    static let invoiceTotals = InvoicesAnswer.Totals(
        creditNotes: 1,
        byStatus: [
            .overdue: .init(invoices: 2, openCents: Cents(1_000)), .issued: .init(invoices: 3, openCents: Cents(740_520)),
        ])

    static let outlook = InvoicesAnswer.Outlook(
        periodStart: LocalDate(daysSince1970: 20_800), periodEnd: LocalDate(daysSince1970: 21_164), seats: 12, netCents: Cents(1_080_000),
        uninvoicedSeats: 3)
}
