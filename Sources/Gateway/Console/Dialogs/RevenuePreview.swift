import Contracts
import StaffAPI

/// What a change of terms would do to the recurring revenue of an account, in one line.
struct RevenuePreview {
    let before: AccountRevenueAnswer
    let after: AccountRevenueAnswer

    /// `MRR −€ 1.425,00 a month (€ 2.850,00 → € 1.425,00)`
    var text: String {
        guard before.mrrCents != after.mrrCents else { return "MRR stays \(Figures.money(after.mrrCents)) a month\(reason)" }
        let change = Figures.signedMoney(after.mrrCents - before.mrrCents)
        return "MRR \(change) a month (\(Figures.money(before.mrrCents)) → \(Figures.money(after.mrrCents)))\(reason)"
    }

    /// Why a tier with a price brings nothing.
    private var reason: String {
        guard after.mrrCents != after.netCents else { return "" }
        return after.class == .comped ? ": nobody pays for \(after.tier.title) yet" : ": nothing recurs on trial"
    }
}
