import Contracts
import StaffAPI

/// One month in a line: from what to what, and each movement with its accounts.
struct MovementLine {
    let month: RevenueMonth
    let address: RevenueAddress
    /// The month that has not ended yet.
    let current: Month

    func html() -> HTML {
        division(.class("totals moved")) {
            StatStrip(figures: [
                .init(
                    name:
                        "\(Figures.month(month.month.previous)) → \(Figures.month(month.month))\(month.month == current ? ", until today" : "")",
                    value: "\(Figures.money(month.openingCents)) → \(Figures.money(month.closingCents))")
            ]).html()
            unorderedList(.class("classes"), .label("Movements")) {
                for kind in address.kinds { listItem { movement(kind) } }
            }
        }
    }

    private func movement(_ kind: RevenueMovement) -> HTML {
        let isShown = address.shows(month.month, kind)
        return link(
            .class("share"), .href(address.showing(month.month, kind).path), isShown ? Attribute("aria-current", "true") : nil
        ) {
            span(.class("dot series-\(kind.rawValue)"), Attribute("aria-hidden", "true"))
            kind.title
            if let count = month.movementCounts?[kind.rawValue] { " \(Figures.count(count))" }
            if month.amount(of: kind) != .zero { " · \(Figures.signedMoney(month.amount(of: kind)))" }
        }
    }
}
