import Contracts

/// A decision of staff about an account before our time, which BillingService imports.
struct AccountHistoryEntry: Sendable, Equatable {
    enum Decision: Sendable, Equatable {
        case tier(Tier, BillingPeriod, paid: TierPayment? = nil, expiresAt: Instant?, reason: String)
        case managed(Tier, BillingPeriod, seats: Int?)
        case accountManager(email: String)
        case discount(Discount, on: WorkspaceID?, reason: String)
        case trial(Tier, months: Int, reason: String)
        case paidPeriod(start: LocalDate, end: LocalDate, net: Cents, reference: String)
        /// Something beside the tier that another system invoiced, and nobody has paid yet.
        case openInvoice(number: String, to: Buyer, for: String, net: Cents)
    }

    struct Buyer: Encodable, Sendable, Equatable {
        var legalName: String
        var country: String
        /// Nil outside the European Union.
        var vatID: String?

        enum CodingKeys: String, CodingKey {
            case legalName = "legal_name"
            case country
            case vatID = "vat_id"
        }
    }

    var organisationID: OrganisationID
    /// Present for the account of an external-client workspace.
    var workspaceID: WorkspaceID?
    var at: Instant
    var decision: Decision
}
