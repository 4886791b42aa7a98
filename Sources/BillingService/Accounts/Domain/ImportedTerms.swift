import Contracts

/// One dated piece of an existing customer's past.
struct ImportedTerms: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// The account exists from then on.
        case account
        case tier(Tier, BillingPeriod?, TierPayment?, expiresAt: Instant?)
        case billingMode(ImportedMode)
        case trial(Tier, months: Int, endsAt: Instant)
        case discount(Discount?, on: WorkspaceID?)
        case accountManager(AccountManagerAddress?)
        case paidPeriod(ImportedPaidPeriod)
        case invoice(ImportedInvoice)
        case creditNote(ImportedCreditNote)
    }

    var content: Content
    var reason: Reason?
    var at: Instant
}

struct ImportedMode: Hashable, Sendable {
    var paymentMode: PaymentMode
    var subscription: Subscription?
    var tier: Tier
    var billingPeriod: BillingPeriod?
    var seats: SeatCount?
    var agreedAmount: AgreedAmount?
    var expiresAt: Instant?
}

struct ImportedPaidPeriod: Hashable, Sendable {
    var invoiceID: InvoiceID
    var number: String?
    var firstDay: LocalDate
    var lastDay: LocalDate
    var netCents: Cents
    var totalCents: Cents
    var source: String
    var reference: String?
    var receivedOn: LocalDate
}
