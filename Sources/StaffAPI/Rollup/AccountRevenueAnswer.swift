import Contracts

/// What `GET /accounts/{id}/revenue` answers: what the monthly recurring revenue of an account is made of (DOMAIN §3–5).
public struct AccountRevenueAnswer: Codable, Sendable, Equatable {
    /// Billed seats that share a discount.
    public struct Part: Codable, Sendable, Equatable {
        public var seats: Int
        /// Nil at list price.
        public var discount: ShownDiscount?
        /// The workspace that has the discount; nil where it is the account's, or none.
        public var workspaceID: WorkspaceID?
        public var workspaceName: String?
        /// For all of these seats and a month.
        public var amountCents: Cents

        public init(seats: Int, discount: Discount?, workspaceID: WorkspaceID?, workspaceName: String?, amountCents: Cents) {
            self.seats = seats
            self.discount = discount.map(ShownDiscount.init)
            self.workspaceID = workspaceID
            self.workspaceName = workspaceName
            self.amountCents = amountCents
        }
    }

    public var accountID: AccountID
    public var month: Month
    public var tier: Word<Tier>
    public var billingPeriod: Word<BillingPeriod>
    public var `class`: Word<RevenueClass>
    /// List price of one seat and month.
    public var seatPriceCents: Cents
    /// Together all billed seats.
    public var parts: [Part]
    /// All billed seats at list price.
    public var listCents: Cents
    /// The share of a month in the amount that was agreed instead of all that; nil where none was.
    public var agreedCents: Cents?
    /// The sum of the parts, or what was agreed.
    public var netCents: Cents
    /// What counts as recurring revenue: the net price of a paying or managed account, and nothing of others.
    public var mrrCents: Cents
    /// Workspaces that have recorded as much as the tier includes, and are locked therefore (DOMAIN §7); nil for a past month.
    public var workspacesAtCap: Int?

    public init(
        accountID: AccountID, month: Month, tier: Tier, billingPeriod: BillingPeriod, class: RevenueClass, seatPriceCents: Cents,
        parts: [Part], listCents: Cents, agreedCents: Cents? = nil, netCents: Cents, mrrCents: Cents, workspacesAtCap: Int? = nil
    ) {
        self.accountID = accountID
        self.month = month
        self.tier = Word(tier)
        self.billingPeriod = Word(billingPeriod)
        self.class = Word(`class`)
        self.seatPriceCents = seatPriceCents
        self.parts = parts
        self.listCents = listCents
        self.agreedCents = agreedCents
        self.netCents = netCents
        self.mrrCents = mrrCents
        self.workspacesAtCap = workspacesAtCap
    }
}
