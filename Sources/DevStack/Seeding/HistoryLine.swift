import Contracts
import WireJSON

/// A line of BillingService's `import` (docs/operations.md, "Import").
struct HistoryLine: Encodable {
    var kind: String
    var organisationID: OrganisationID
    var workspaceID: WorkspaceID?
    var effectiveAt: Instant?
    var reason: String?
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    var payment: TierPayment?
    var expiresAt: Instant?
    var paymentMode: PaymentMode?
    var seats: Int?
    var months: Int?
    var discount: Discount?
    var onWorkspaceID: WorkspaceID?
    var email: String?
    var periodStart: LocalDate?
    var periodEnd: LocalDate?
    var netCents: Cents?
    var totalCents: Cents?
    var source: String?
    var receivedOn: LocalDate?
    var reference: String?
    var number: String?
    var issuedIn: String?
    var issuedOn: LocalDate?
    var purpose: InvoicePurpose?
    var buyer: AccountHistoryEntry.Buyer?
    var description: String?
    var vatCents: Cents?
    var vatCategory: String?
    var vatPercent: Int?

    private init(_ kind: String, _ entry: AccountHistoryEntry) {
        self.kind = kind
        organisationID = entry.organisationID
        workspaceID = entry.workspaceID
        effectiveAt = entry.at
    }

    init(_ entry: AccountHistoryEntry) {
        switch entry.decision {
        case .tier(let tier, let period, let payment, let expiresAt, let reason):
            self.init("tier", entry)
            (self.tier, billingPeriod, self.payment, self.expiresAt, self.reason) = (tier, period, payment, expiresAt, reason)
        case .managed(let tier, let period, let seats):
            self.init("billing_mode", entry)
            (paymentMode, self.tier, billingPeriod, self.seats) = (.offline, tier, period, seats)
        case .accountManager(let email):
            self.init("account_manager", entry)
            self.email = email
        case .discount(let discount, let workspace, let reason):
            self.init("discount", entry)
            (self.discount, onWorkspaceID, self.reason) = (discount, workspace, reason)
        case .trial(let tier, let months, let reason):
            self.init("trial", entry)
            (self.tier, self.months, self.reason) = (tier, months, reason)
        case .paidPeriod(let start, let end, let net, let reference):
            self.init("paid_period", entry)
            (periodStart, periodEnd, netCents, self.reference) = (start, end, net, reference)
            // Dutch VAT; the demo's paid periods before our time are not examined further.
            totalCents = net + Self.dutchVAT(on: net)
            (source, receivedOn) = ("transfer", entry.at.date)
        case .openInvoice(let number, let buyer, let description, let net):
            self.init("invoice", entry)
            // The day of issue says it.
            effectiveAt = nil
            (self.number, issuedIn, issuedOn, purpose) = (number, "Moneybird", entry.at.date, .oneOff)
            (self.buyer, self.description, netCents) = (buyer, description, net)
            let isDutch = buyer.country == "NL"
            vatCents = isDutch ? Self.dutchVAT(on: net) : .zero
            totalCents = net + (vatCents ?? .zero)
            (vatCategory, vatPercent) = isDutch ? ("S", 21) : (buyer.vatID == nil ? "O" : "AE", 0)
        }
    }

    private static func dutchVAT(on net: Cents) -> Cents { Cents((net.amount * 21 + 50) / 100) }

    func encoded() throws -> [UInt8] { try WireJSONEncoder().encode(self) }
}
