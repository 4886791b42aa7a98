import Contracts

/// What a line of an imported history tells.
enum ImportContent: Equatable, Sendable {
    /// Of the account itself, its invoices included.
    case terms(ImportedTerms)
    case billingDetails(BillingDetails, reason: Reason?, at: Instant)
    case upgradeRequest(ImportedRequest)
    case payment(ImportedPayment)

    /// Since when it holds, or when it happened.
    var at: Instant {
        switch self {
        case .terms(let terms): terms.at
        case .billingDetails(_, _, let instant): instant
        case .upgradeRequest(let request): request.at
        case .payment(let payment): payment.recorded.createdAt
        }
    }

    /// Of two of the same instant the one with the lower rank comes first: an invoice before its credit note, and a payment after both.
    var rank: Int {
        switch self {
        case .terms(let terms):
            if case .creditNote = terms.content { 1 } else { 0 }
        case .billingDetails, .upgradeRequest: 0
        case .payment: 2
        }
    }
}

/// A request of the past, whose decision comes with it.
struct ImportedRequest: Equatable, Sendable {
    var requestID: UpgradeRequestID
    var proposal: UpgradeProposal
    var account: AccountID
    var decision: ImportedDecision?
    /// When it was asked.
    var at: Instant
}

/// A payment that the provider collected in the past.
struct ImportedPayment: Equatable, Sendable {
    var recorded: PaymentRecorded
    /// The invoice that it paid, by its number.
    var invoiceNumber: String?
}
