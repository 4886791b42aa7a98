import Contracts
import TestKit
import WireJSON

/// Lines of a file to import, as a test begins with them.
enum PastPartner {
    static let partner: JSONValue = [
        "kind": "partner", "organisation_id": .string("\(BillingWorld.partner)"), "effective_at": "2025-01-01T09:00:00Z",
        "reason": "Signed in 2025",
    ]

    static let referral: JSONValue = [
        "kind": "referral", "reference": "R-1", "partner_organisation_id": .string("\(BillingWorld.partner)"),
        "client_organisation_id": .string("\(BillingWorld.client)"), "kickback_percent": 20, "discount_percent": 10,
        "cap_cents": 500_000, "starts_at": "2025-03-01T00:00:00Z", "notes": "Thank you", "internal_notes": "By phone",
    ]

    static let balance: JSONValue = [
        "kind": "balance", "reference": "R-1", "as_of": "2026-06-30", "accrued_cents": 120_000, "paid_out_cents": 100_000,
    ]

    static let payout: JSONValue = [
        "kind": "payout", "reference": "R-1", "amount_cents": 15_000, "paid_on": "2026-07-15", "payout_reference": "Transfer 9",
    ]

    static let all = [balance, payout, referral, partner]
}
