import Contracts

/// What of BillingService waits for a person, kind by kind, as the Gateway asks for it.
public struct BillingTasksAnswer: Codable, Sendable, Equatable {
    /// How many of each kind are told one by one; the largest number where nothing is said.
    public static let limitRange: ClosedRange<Int64> = 0...10

    /// Upgrade requests that are pending; late are those that have waited for a business day.
    public var requests: WaitingRows<UpgradeRequestRow>
    /// Workspaces that were granted an hour ago or longer, and that the platform hasn't made.
    public var notCreated: WaitingRows<UpgradeRequestRow>
    /// What has ended without an invoice, and isn't put aside.
    public var renewals: WaitingRows<RenewalRow>
    public var overdueInvoices: WaitingRows<InvoiceAnswer>
    /// Invoices and credit notes whose newest mail was refused.
    public var refusedMails: WaitingRows<InvoiceAnswer>
    /// Invoices of which a second person has to confirm that a payment is withdrawn.
    public var withdrawals: WaitingRows<InvoiceAnswer>
    /// By the wire name of what a person has to see to.
    public var payments: [String: WaitingRows<PaymentAnswer>]
    /// What ends next and isn't overdue; nil where nothing does, or only numbers are asked for.
    public var nextRenewal: RenewalRow?

    public init(
        requests: WaitingRows<UpgradeRequestRow>, notCreated: WaitingRows<UpgradeRequestRow>, renewals: WaitingRows<RenewalRow>,
        overdueInvoices: WaitingRows<InvoiceAnswer>, refusedMails: WaitingRows<InvoiceAnswer>, withdrawals: WaitingRows<InvoiceAnswer>,
        payments: [PaymentAnswer.Task: WaitingRows<PaymentAnswer>], nextRenewal: RenewalRow? = nil
    ) {
        self.requests = requests
        self.notCreated = notCreated
        self.renewals = renewals
        self.overdueInvoices = overdueInvoices
        self.refusedMails = refusedMails
        self.withdrawals = withdrawals
        self.payments = Dictionary(uniqueKeysWithValues: payments.map { ($0.key.rawValue, $0.value) })
        self.nextRenewal = nextRenewal
    }

    public func payments(_ task: PaymentAnswer.Task) -> WaitingRows<PaymentAnswer> { payments[task.rawValue] ?? WaitingRows() }
}

/// What waits of one kind: how much, and the first of it.
public struct WaitingRows<Row: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    public struct One: Codable, Sendable, Equatable {
        public var row: Row
        public var since: Instant
        /// Of the account that it is about.
        public var accountManager: String?

        public init(_ row: Row, since: Instant, accountManager: String? = nil) {
            self.row = row
            self.since = since
            self.accountManager = accountManager
        }
    }

    public var count: Int
    /// How many of them should have been seen to by now.
    public var late: Int
    /// The oldest.
    public var rows: [One]

    public init(count: Int = 0, late: Int = 0, rows: [One] = []) {
        self.count = count
        self.late = late
        self.rows = rows
    }
}
