import Contracts
import StaffAPI

/// The terms of an account in words. What the row of the month says is of that month; what billing says is of now.
struct AccountFacts {
    let account: AccountView

    var all: [FactList.Fact] {
        let row = account.row
        return [
            .init("Tier", tier), .init("Class", row.class.title),
            .init("Paid by", row.endsAt == nil ? row.paymentMode.title : "a cancelled subscription"), .init("Ends", ends),
            .init("Discount", row.discount.map(AccountBilling.text) ?? "none"),
            agreedSeats, agreedAmount, paidSeats, subscription,
            .init("Account manager", row.accountManager.map { ShownName($0).html() } ?? Nothing.html),
            .init("Partner", row.partner ? "yes" : "no"),
            .init("Organisation", ShownName(row.organisationName ?? row.label).html()),
        ].compactMap { $0 }
    }

    private var tier: String {
        let row = account.row
        return row.tier.title + (row.tier.known?.isPaid ?? true ? ", \(row.billingPeriod.title)" : "")
    }

    private var ends: String {
        guard let end = account.row.tierExpiresAt else { return "no end agreed" }
        return Figures.date(end.lastDay) + (account.row.endsAt == nil ? "" : ", cancelled")
    }

    private var agreedAmount: FactList.Fact? {
        guard let amount = account.row.agreedCents else { return nil }
        return .init("Agreed amount", "\(Figures.money(amount)) \(account.row.billingPeriod == .annual ? "a year" : "a month")")
    }

    /// What the running period of the subscription has paid for, beside who sits there.
    private var paidSeats: FactList.Fact? {
        guard !account.isPast, let paid = account.row.provisionedSeats else { return nil }
        let free = paid - (account.row.seats - (account.row.pendingSeats ?? 0))
        return .init("Seats paid for", free > 0 ? "\(Figures.count(paid)), \(Figures.count(free)) free to fill" : Figures.count(paid))
    }

    private var agreedSeats: FactList.Fact? {
        guard !account.isPast, let seats = account.terms?.recordedSeats else { return nil }
        return .init("Agreed seats", Figures.count(seats))
    }

    private var subscription: FactList.Fact? {
        guard !account.isPast, let subscription = account.terms?.subscription else { return nil }
        return .init(
            "Subscription",
            .joined([
                HTML(text: subscription.status.title),
                subscription.mollieSubscriptionID.map { id in
                    span(.class("id")) {
                        " \(id)"
                        CopyButton(text: id, what: "the id of the subscription").html()
                    }
                } ?? .empty,
            ]))
    }
}
