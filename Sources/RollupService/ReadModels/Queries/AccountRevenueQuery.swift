import Contracts
import Database
import StaffAPI

/// What the recurring revenue of an account is made of, reckoned anew from all that is known of it.
struct AccountRevenueQuery {
    let connection: Connection
    let now: Instant

    /// Nil for an account that was not there in that month.
    func answer(_ accountID: AccountID, _ month: Month, assuming assumed: AssumedTerms) throws -> AccountRevenueAnswer? {
        let history = try AccountLoader(connection: connection).history(accountID, usageIn: month...month)
        guard let history, let (revenue, terms) = history.revenue(in: month, assuming: assumed, now: now) else { return nil }
        let names = Dictionary(history.workspaces.map { ($0.workspaceID, $0.name) }) { first, _ in first }
        return AccountRevenueAnswer(
            accountID: accountID, month: month, tier: terms.tier, billingPeriod: terms.billingPeriod, class: revenue.revenueClass,
            seatPriceCents: revenue.seatPrice,
            parts: revenue.parts.map { part in
                AccountRevenueAnswer.Part(
                    seats: part.seats, discount: part.discount, workspaceID: part.workspaceID,
                    workspaceName: part.workspaceID.flatMap { names[$0] }, amountCents: part.amount)
            },
            listCents: revenue.seatPrice.times(revenue.billedSeats), agreedCents: revenue.agreed, netCents: revenue.net,
            mrrCents: revenue.mrr,
            workspacesAtCap: month == now.month ? try workspacesAtCap(accountID, month, history.prices.capSeconds(terms.tier)) : nil)
    }

    /// How many workspaces have recorded as much since their last reset as a cap allows, or in the month.
    private func workspacesAtCap(_ accountID: AccountID, _ month: Month, _ capSeconds: Int64?) throws -> Int {
        guard let capSeconds else { return 0 }
        let lifetimes = LifetimeTable(connection: connection)
        return try WorkspaceMonthTable(connection: connection).lines(of: accountID, month).count { line in
            let lifetime = try lifetimes.lifetime(line.workspaceID)?.countedSeconds ?? 0
            return !line.deleted && max(lifetime, line.usage.countedSeconds) >= capSeconds
        }
    }
}
