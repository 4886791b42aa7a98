import Contracts

/// What `GET /accounts/{id}/billing-details` answers: to whom and where the invoices of an account go.
public struct BillingDetailsAnswer: Codable, Sendable, Equatable {
    /// A field that the platform has said otherwise since staff set it.
    public struct Difference: Codable, Sendable, Equatable {
        public var field: String
        public var ours: String?
        public var platform: String?

        public init(field: String, ours: String?, platform: String?) {
            self.field = field
            self.ours = ours
            self.platform = platform
        }
    }

    /// Why no invoice can be made with a field as it is.
    public struct Obstacle: Codable, Sendable, Equatable {
        public var field: String
        public var detail: String

        public init(field: String, detail: String) {
            self.field = field
            self.detail = detail
        }
    }

    /// How VAT treats an invoice to the buyer.
    public struct VAT: Codable, Sendable, Equatable {
        /// Of EN 16931: `S`, `AE` or `O`.
        public var category: String
        public var percent: Int
        /// The rule in words.
        public var rule: String

        public init(category: String, percent: Int, rule: String) {
            self.category = category
            self.percent = percent
            self.rule = rule
        }
    }

    /// Nil where nobody has said anything.
    public var billingDetails: BillingDetails?
    /// Who has said it.
    public var origin: Word<BillingDetailsSet.Origin>?
    public var differences: [Difference]
    public var obstacles: [Obstacle]
    /// Nil while there are obstacles.
    public var vat: VAT?

    public init(
        billingDetails: BillingDetails?, origin: BillingDetailsSet.Origin?, differences: [Difference], obstacles: [Obstacle],
        vat: VAT? = nil
    ) {
        self.billingDetails = billingDetails
        self.origin = origin.map { Word($0) }
        self.differences = differences
        self.obstacles = obstacles
        self.vat = vat
    }
}
