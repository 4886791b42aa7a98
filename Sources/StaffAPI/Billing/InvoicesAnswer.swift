import Contracts

/// What `GET /invoices` and `GET /accounts/{id}/invoices` answer: the newest first.
public struct InvoicesAnswer: Codable, Sendable, Equatable {
    /// What those that fit come to, not only those of a page; credit notes apart.
    public struct Totals: Codable, Sendable, Equatable {
        public struct OfStatus: Codable, Sendable, Equatable {
            public var invoices: Int
            public var openCents: Cents

            public init(invoices: Int, openCents: Cents) {
                self.invoices = invoices
                self.openCents = openCents
            }
        }

        public var invoices: Int
        public var creditNotes: Int
        public var openCents: Cents
        public var byStatus: [String: OfStatus]

        public init(creditNotes: Int, byStatus: [InvoiceStatus: OfStatus]) {
            invoices = byStatus.values.reduce(0) { $0 + $1.invoices }
            self.creditNotes = creditNotes
            openCents = byStatus.values.reduce(.zero) { $0 + $1.openCents }
            self.byStatus = Dictionary(uniqueKeysWithValues: byStatus.map { ($0.key.rawValue, $0.value) })
        }
    }

    /// What the next invoice of an account would be for, and what isn't invoiced though it is in use.
    public struct Outlook: Codable, Sendable, Equatable {
        public var periodStart: LocalDate
        public var periodEnd: LocalDate
        public var seats: Int
        public var netCents: Cents
        /// Seats in use today beyond those invoiced.
        public var uninvoicedSeats: Int
        /// Completed training sessions that stand on no invoice, the oldest first; the first of them where there are very many.
        public var sessionsToInvoice: [SessionToInvoice]

        public init(
            periodStart: LocalDate, periodEnd: LocalDate, seats: Int, netCents: Cents, uninvoicedSeats: Int,
            sessionsToInvoice: [SessionToInvoice] = []
        ) {
            self.periodStart = periodStart
            self.periodEnd = periodEnd
            self.seats = seats
            self.netCents = netCents
            self.uninvoicedSeats = uninvoicedSeats
            self.sessionsToInvoice = sessionsToInvoice
        }
    }

    public var invoices: [InvoiceAnswer]
    public var totals: Totals
    /// Of one account whose billing is managed; nil for others, and for all together.
    public var outlook: Outlook?
    public var nextCursor: String?

    public init(invoices: [InvoiceAnswer], totals: Totals, outlook: Outlook? = nil, nextCursor: String?) {
        self.invoices = invoices
        self.totals = totals
        self.outlook = outlook
        self.nextCursor = nextCursor
    }
}
