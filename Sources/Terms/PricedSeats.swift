import Contracts

/// Billed seats that share a discount (DOMAIN §3).
public struct PricedSeats: Sendable, Hashable {
    public let seats: Int
    /// Nil at list price.
    public let discount: Discount?
    /// The workspace that has the discount; nil where it is the account's, or none.
    public let workspaceID: WorkspaceID?
    /// For all of them and a month.
    public let amount: Cents

    private init(_ seats: Int, at price: Cents, _ discount: Discount?, of workspaceID: WorkspaceID?) {
        self.seats = seats
        self.discount = discount
        self.workspaceID = workspaceID
        amount = (discount?.percent ?? .zero).discounting(price).times(seats)
    }

    /// How many seats are billed: those agreed, else those in use, at least one for a paid tier (DOMAIN §2, §10).
    public static func billed(_ tier: Tier, agreed: Int?, inUse: Int) -> Int {
        tier.isPaid ? max(1, agreed ?? inUse) : 0
    }

    /// Each billed seat at its best discount, the account's own first, then those of workspaces; discounts never stack. Seats beyond those
    /// in use belong to no workspace and get the account's discount; of more seats in use than are billed, those who came first are billed.
    /// - Parameters:
    ///   - seatedIn: for each seat in use, in the order in which people came, the workspace whose discount it gets.
    ///   - price: of one seat for a month.
    public static func parts(
        of billed: Int, seatedIn: some Sequence<WorkspaceID>, at price: Cents, account: Discount?, workspaces: [WorkspaceID: Discount]
    ) -> [PricedSeats] {
        let ofAccount = account?.percent ?? .zero
        let better = workspaces.filter { $0.value.percent > ofAccount }
        var counts: [WorkspaceID: Int] = [:]
        if !better.isEmpty {
            for workspace in seatedIn.prefix(billed) where better[workspace] != nil { counts[workspace, default: 0] += 1 }
        }
        let rest = billed - counts.values.reduce(0, +)
        let own = rest > 0 ? [PricedSeats(rest, at: price, account, of: nil)] : []
        return own + counts.sorted { $0.key < $1.key }.map { PricedSeats($0.value, at: price, better[$0.key], of: $0.key) }
    }
}
