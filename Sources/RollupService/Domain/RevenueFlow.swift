import Contracts

/// How recurring revenue went from one month to the next: what moved it, and from which class and tier to which.
struct RevenueFlow: Hashable, Sendable, CustomStringConvertible {
    /// Nil where the amount stayed.
    let movement: RevenueMovement?
    let from: AccountGroup
    let to: AccountGroup

    var description: String { "\(movement?.rawValue ?? "the same revenue") from \(from) to \(to)" }
}

/// What went one way: of how many accounts, and how much it was before and is after.
struct FlowSum: Sendable, Equatable, CustomStringConvertible {
    var accounts: Int64 = 0
    var before = Cents.zero
    var after = Cents.zero

    var description: String { "from \(before.amount) to \(after.amount) cents of \(accounts) accounts" }

    /// Throws `SumOverflow`; nothing that is kept may be counted wrong.
    mutating func add(_ other: FlowSum) throws {
        accounts = try accounts.adding(other.accounts, "number of accounts")
        before = try before.adding(other.before, "movements of revenue")
        after = try after.adding(other.after, "movements of revenue")
    }

    /// What takes these sums away again.
    var negated: FlowSum { FlowSum(accounts: -accounts, before: -before, after: -after) }
}
