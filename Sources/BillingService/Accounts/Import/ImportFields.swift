import Contracts

/// The fields of a line, whatever its kind; which of them it may have and needs depends on the kind.
struct ImportFields: Decodable {
    var organisationID: OrganisationID
    var workspaceID: WorkspaceID?
    var effectiveAt: Instant?
    var reason: String?

    var tier: Tier?
    var billingPeriod: BillingPeriod?
    var expiresAt: Instant?
    var paymentMode: PaymentMode?
    var seats: SeatCount?
    var agreedCents: AgreedAmount?
    var payment: TierPayment?
    var subscription: ImportedSubscription?
    var months: TrialMonths?
    var endsAt: Instant?
    var discount: Discount?
    var onWorkspaceID: WorkspaceID?
    var email: String?

    var periodStart: LocalDate?
    var periodEnd: LocalDate?
    var netCents: Cents?
    var totalCents: Cents?
    var source: ShortText?
    var receivedOn: LocalDate?
    var number: ShortText?
    var reference: ShortText?
    var invoiceID: InvoiceID?

    var identity: AccountIdentity {
        guard let workspaceID else { return AccountIdentity(of: organisationID) }
        return AccountIdentity(of: workspaceID, in: organisationID)
    }
}

/// A subscription as a line tells of it.
struct ImportedSubscription: Decodable {
    var status: SubscriptionStatus
    var mollieCustomerID: ShortText?
    var mollieSubscriptionID: ShortText?
    /// Canceled: until when it is paid.
    var accessUntil: Instant?

    var paidUntil: Instant? { status == .canceled ? accessUntil : nil }
}
