import Contracts
import StaffAPI
import WebKit

/// The columns of the export of movements, one line per account, under the names of the answer.
enum MovementExport {
    private static let stateColumns = [
        "tier", "billing_period", "seats", "billed_seats", "class", "discount_kind", "discount_percent", "mrr_cents",
    ]

    static let header = CSV.line(
        ["month", "account_id", "label", "kind", "amount_cents"] + stateColumns.map { "from_\($0)" } + stateColumns.map { "to_\($0)" }
            + ["events", "event_ids", "more_events"])

    static func line(_ row: MovementRow, _ month: Month) -> String {
        CSV.line(
            [month.description, row.accountID.description, row.label, row.kind.text, "\(row.amountCents.amount)"] + cells(row.from)
                + cells(row.to)
                + [row.events.map(words).joined(separator: "; "), row.eventIDs.joined(separator: "; "), "\(row.moreEvents)"])
    }

    /// Empty for an account that wasn't there.
    private static func cells(_ state: MovementState?) -> [String] {
        guard let state else { return stateColumns.map { _ in "" } }
        return [
            state.tier.text, state.billingPeriod.text, "\(state.seats)", "\(state.billedSeats)", state.class.text,
            state.discount?.kind.text ?? "", state.discount.map { "\($0.percent.value)" } ?? "", "\(state.mrrCents.amount)",
        ]
    }

    /// `2026-11-18T09:05:00Z tier-changed robin@dembrane.com: customer wants less`
    private static func words(_ event: MovementEvent) -> String {
        let parts = [event.at.description, event.type, event.state, event.actor].compactMap { $0 }.joined(separator: " ")
        return event.reason.map { "\(parts): \($0)" } ?? parts
    }
}
