/// What BillingService finds for `GET /search`: invoices and credit notes, the newest first, and upgrade requests, those that wait first.
public struct BillingSearchAnswer: Codable, Sendable, Equatable {
    /// How many there are of each.
    public struct Totals: Codable, Sendable, Equatable {
        public var invoices: Int
        public var requests: Int

        public init(invoices: Int, requests: Int) {
            self.invoices = invoices
            self.requests = requests
        }
    }

    public var invoices: [InvoiceAnswer]
    public var requests: [UpgradeRequestRow]
    public var totals: Totals

    public init(invoices: [InvoiceAnswer], requests: [UpgradeRequestRow], totals: Totals) {
        self.invoices = invoices
        self.requests = requests
        self.totals = totals
    }
}
