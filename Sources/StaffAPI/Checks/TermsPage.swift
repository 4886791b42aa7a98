import Contracts

/// The terms of some accounts as a service that knows them has them, in the order of their ids: what the Gateway compares between the two.
public struct TermsPage: Codable, Sendable, Equatable {
    public var terms: [ComparedTerms]
    /// Of the owner's own events; a reader that has seen it can be compared with. Nil where that isn't asked for, or there is none.
    public var newestEventID: String?

    public init(terms: [ComparedTerms], newestEventID: String? = nil) {
        self.terms = terms
        self.newestEventID = newestEventID
    }
}

/// What holds for one account at the moment that the question names.
public struct ComparedTerms: Codable, Sendable, Equatable {
    public struct WorkspaceDiscount: Codable, Sendable, Equatable {
        public var workspaceID: WorkspaceID
        public var discount: ShownDiscount
    }

    public var accountID: AccountID
    public var tier: Word<Tier>
    public var billingPeriod: Word<BillingPeriod>
    public var paymentMode: Word<PaymentMode>
    public var managed: Bool
    /// Agreed for managed billing, as the amount is.
    public var seats: Int?
    public var agreedCents: Cents?
    public var tierExpiresAt: Instant?
    /// Until when a canceled subscription has paid.
    public var endsAt: Instant?
    public var discount: ShownDiscount?
    /// In the order of the workspaces.
    public var workspaceDiscounts: [WorkspaceDiscount]
    public var accountManager: String?

    /// An account of which nothing was agreed.
    public init(of accountID: AccountID) {
        self.accountID = accountID
        tier = Word(.free)
        billingPeriod = Word(.annual)
        paymentMode = Word(.none)
        managed = false
        workspaceDiscounts = []
    }

    public mutating func setDiscounts(_ discount: Discount?, _ ofWorkspaces: [WorkspaceID: Discount]) {
        self.discount = discount.map(ShownDiscount.init)
        workspaceDiscounts = ofWorkspaces.sorted { $0.key < $1.key }
            .map { WorkspaceDiscount(workspaceID: $0.key, discount: ShownDiscount($0.value)) }
    }

    /// Each of these that another has otherwise.
    public func differences(from found: ComparedTerms) -> [CheckDifference] {
        zip(figures, found.figures).filter { $0.text != $1.text }.map { expected, found in
            CheckDifference(account: accountID, expected.name, expected: expected.text, found: found.text)
        }
    }

    private var figures: [(name: String, text: String)] {
        func shown(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "none" }
        func shown(_ discount: ShownDiscount?) -> String { discount.map { "\($0.kind.text) \($0.percent.value) %" } ?? "none" }
        let ofWorkspaces = workspaceDiscounts.map { "\($0.workspaceID): \(shown($0.discount))" }.joined(separator: ", ")
        return [
            ("tier", tier.text), ("billing_period", billingPeriod.text), ("payment_mode", paymentMode.text), ("managed", "\(managed)"),
            ("seats", shown(seats)), ("agreed_cents", shown(agreedCents?.amount)), ("tier_expires_at", shown(tierExpiresAt)),
            ("ends_at", shown(endsAt)), ("discount", shown(discount)), ("workspace_discounts", ofWorkspaces),
            ("account_manager", shown(accountManager)),
        ]
    }
}

/// Which page of terms is asked for: of both services with the same values.
public struct TermsQuestion: Sendable {
    public static let limitRange: ClosedRange<Int64> = 1...500

    /// Behind which account the page begins; nil for the first.
    public var beyond: AccountID?
    public var limit: Int
    /// The moment at which what depends on the clock is judged.
    public var at: Instant

    public init(beyond: AccountID?, limit: Int, at: Instant) {
        self.beyond = beyond
        self.limit = limit
        self.at = at
    }

    static let parameters = [
        Operation.Parameter("beyond", .id), Operation.Parameter("limit", .whole(limitRange, "a number of accounts"), isNeeded: true),
        Operation.Parameter("at", .instant, isNeeded: true),
    ]

    /// Throws `ParameterFault`.
    public init(_ query: ParameterReader) throws {
        guard let limit = try query.whole("limit", in: Self.limitRange) else { throw ParameterFault("limit", "limit is needed") }
        guard let at = try query.read("at", "a time such as 2026-12-31T12:00:00Z", { Instant($0) }) else {
            throw ParameterFault("at", "at is needed")
        }
        self.init(beyond: try query.id("beyond"), limit: limit, at: at)
    }

    public var query: [(name: String, value: String)] {
        (beyond.map { [("beyond", "\($0)")] } ?? []) + [("limit", "\(limit)"), ("at", "\(at)")]
    }
}
