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

    /// What VIES says of the buyer's VAT number.
    public struct VATCheck: Codable, Sendable, Equatable {
        /// It hasn't answered yet: check digits alone decide meanwhile.
        public var pending: Bool
        public var valid: Bool?
        public var checkedAt: Instant?
        /// The consultation number.
        public var reference: String?
        /// Whether the number is in the name of the details; nil where its country doesn't tell.
        public var nameMatches: Bool?

        public init(pending: Bool, valid: Bool?, checkedAt: Instant?, reference: String?, nameMatches: Bool?) {
            self.pending = pending
            self.valid = valid
            self.checkedAt = checkedAt
            self.reference = reference
            self.nameMatches = nameMatches
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
    /// Nil where VIES isn't asked, or nothing follows from what it says.
    public var vatCheck: VATCheck?

    public init(
        billingDetails: BillingDetails?, origin: BillingDetailsSet.Origin?, differences: [Difference], obstacles: [Obstacle],
        vat: VAT? = nil, vatCheck: VATCheck? = nil
    ) {
        self.billingDetails = billingDetails
        self.origin = origin.map { Word($0) }
        self.differences = differences
        self.obstacles = obstacles
        self.vat = vat
        self.vatCheck = vatCheck
    }
}
