import Contracts
import StaffAPI

/// What was proposed, and beside it what was granted, with what differs marked.
struct RequestTerms {
    let row: UpgradeRequestRow

    /// In one cell of a list: the proposal, and what was granted where that is something else.
    var line: HTML {
        guard let granted = row.granted, !granted.differences.isEmpty else { return HTML(text: row.proposal) }
        return .joined([
            HTML(text: row.proposal),
            small(.class("beside")) {
                "granted: "
                strong { UpgradeRequestRow.terms(granted.tier, granted.billingPeriod) }
            },
        ])
    }

    /// Side by side, a line for each term.
    func table() -> HTML {
        FigureTable(
            label: "Proposed and granted", caption: "What was proposed, and what was granted",
            columns: [
                .init(title: "Term", isNumber: false), .init(title: "Proposed", isNumber: false),
                .init(title: "Granted", isNumber: false),
            ],
            rows: [
                line("Tier", row.proposedTier.title, row.granted?.tier.title, "tier"),
                line("Billed", row.proposedBillingPeriod.title, row.granted?.billingPeriod.title, "billing_period"),
                line("Paid", nil, row.granted.map { $0.payment?.title ?? "as it was, or by invoice" }, nil),
                line("Ends", nil, row.granted.map { $0.expiresAt.map { Figures.date($0.lastDay) } ?? "no end" }, "expires_at"),
                line("Discount", nil, row.granted.map(discount), "discount"),
            ]
        ).html()
    }

    private func discount(_ granted: ShownGrant) -> String {
        guard let discount = granted.discount else { return "none" }
        let reason = discount.reason.map { ": \(ShownName($0).plain)" } ?? ""
        return "\(discount.percent.value)\(Figures.space)% \(discount.kind.title.lowercased())\(reason)"
    }

    private func line(_ name: String, _ proposed: String?, _ granted: String?, _ field: String?) -> FigureTable.Row {
        let differs = field.map { row.granted?.differences.contains($0) ?? false } ?? false
        return FigureTable.Row(
            name: HTML(text: name),
            cells: [
                proposed.map { HTML(text: $0) } ?? Nothing.html,
                granted.map { granted in differs ? .joined([strong { granted }, HTML(text: " "), Self.mark]) : HTML(text: granted) }
                    ?? Nothing.html,
            ])
    }

    private static let mark = span(.class("chip warn")) { "other than proposed" }
}
