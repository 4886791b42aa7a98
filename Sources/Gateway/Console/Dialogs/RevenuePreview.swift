import Contracts
import StaffAPI

/// What a change of terms would do to the recurring revenue of an account and to the workspaces near their cap, a line for each.
struct RevenuePreview {
    let before: AccountRevenueAnswer
    let after: AccountRevenueAnswer

    var lines: [String] { [revenue] + [caps].compactMap { $0 } }

    /// `MRR −€ 1.425,00 a month (€ 2.850,00 → € 1.425,00)`
    private var revenue: String {
        guard before.mrrCents != after.mrrCents else { return "MRR stays \(Figures.money(after.mrrCents)) a month\(reason)" }
        let change = Figures.signedMoney(after.mrrCents - before.mrrCents)
        return "MRR \(change) a month (\(Figures.money(before.mrrCents)) → \(Figures.money(after.mrrCents)))\(reason)"
    }

    /// `2 workspaces will be at their cap at once: …`; nil where no more are than now.
    private var caps: String? {
        guard let count = after.workspacesAtCap, count > before.workspacesAtCap ?? 0 else { return nil }
        let workspaces = count == 1 ? "1 workspace" : "\(Figures.count(count)) workspaces"
        return "\(workspaces) will be at their cap at once: \(CapLock.inWords)"
    }

    /// Why a tier with a price brings nothing.
    private var reason: String {
        guard after.mrrCents != after.netCents else { return "" }
        return after.class == .comped ? ": nobody pays for \(after.tier.title) yet" : ": nothing recurs on trial"
    }
}
