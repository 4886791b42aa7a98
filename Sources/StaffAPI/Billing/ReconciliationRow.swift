import Contracts

/// An account for which something was due in the month, or has arrived.
public struct ReconciliationRow: Codable, Sendable, Equatable {
    /// One thing that was due, or money that came for nothing that was.
    public struct Item: Codable, Sendable, Equatable {
        public var kind: Word<DueKind>
        /// Nil for money for which nothing was due.
        public var dueOn: LocalDate?
        public var expectedCents: Cents
        public var notDueCents: Cents
        public var arrivedCents: Cents
        public var gapCents: Cents
        public var refundedCents: Cents
        public var chargedBackCents: Cents
        public var gaps: [Word<ReconciliationGap>]
        public var invoiceID: InvoiceID?
        public var invoiceNumber: String?
        /// Those of the provider that paid it, or tried to.
        public var paymentIDs: [String]

        public init(
            kind: DueKind, dueOn: LocalDate?, _ figures: ReconciledFigures, gaps: [ReconciliationGap], invoiceID: InvoiceID? = nil,
            invoiceNumber: String? = nil, paymentIDs: [String] = []
        ) {
            self.kind = Word(kind)
            self.dueOn = dueOn
            expectedCents = figures.expectedCents
            notDueCents = figures.notDueCents
            arrivedCents = figures.arrivedCents
            gapCents = figures.gapCents
            refundedCents = figures.refundedCents
            chargedBackCents = figures.chargedBackCents
            self.gaps = gaps.map { Word($0) }
            self.invoiceID = invoiceID
            self.invoiceNumber = invoiceNumber
            self.paymentIDs = paymentIDs
        }
    }

    public var accountID: AccountID
    /// The customer's name; empty where the platform has told none.
    public var label: String
    public var expectedCents: Cents
    public var notDueCents: Cents
    public var arrivedCents: Cents
    public var gapCents: Cents
    public var refundedCents: Cents
    public var chargedBackCents: Cents
    /// Each once.
    public var gaps: [Word<ReconciliationGap>]
    /// What the figures are made of, by the day on which it was due.
    public var items: [Item]

    public init(accountID: AccountID, label: String, _ figures: ReconciledFigures, gaps: [ReconciliationGap], items: [Item]) {
        self.accountID = accountID
        self.label = label
        expectedCents = figures.expectedCents
        notDueCents = figures.notDueCents
        arrivedCents = figures.arrivedCents
        gapCents = figures.gapCents
        refundedCents = figures.refundedCents
        chargedBackCents = figures.chargedBackCents
        self.gaps = gaps.map { Word($0) }
        self.items = items
    }
}
