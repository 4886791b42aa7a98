import Contracts

/// The accounts of one tier.
public struct TierTotal: Codable, Hashable, Sendable {
    public var accounts: Int64
    public var activeAccounts: Int64
    public var workspaces: Int64
    public var seats: Int64
    public var mrrCents: Cents

    public init(accounts: Int64, activeAccounts: Int64, workspaces: Int64, seats: Int64, mrrCents: Cents) {
        self.accounts = accounts
        self.activeAccounts = activeAccounts
        self.workspaces = workspaces
        self.seats = seats
        self.mrrCents = mrrCents
    }
}

/// List price minus revenue of paying, managed and comped accounts (DOMAIN §5).
public struct GivenAwayTotals: Codable, Hashable, Sendable {
    /// By the wire name of the revenue class.
    public var byClass: [String: Cents]
    /// By the kind of discount, `agreed` for an amount that was agreed instead, and `comped` where nobody pays.
    public var byKind: [String: Cents]

    public init(byClass: [String: Cents], byKind: [String: Cents]) {
        self.byClass = byClass
        self.byKind = byKind
    }
}
