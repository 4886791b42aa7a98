/// What a partner has earned by a referral has changed: a payment of the client counts, or counts less, or the cap has moved.
public struct KickbackAccrued: ReferralEventPayload, ImportableEvent {
    public static let eventType = EventType(.partner, "kickback-accrued")

    public enum Kind: String, Codable, Sendable, CaseIterable {
        case accrual, reversal
    }

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    public var accountID: AccountID
    public var kind: Kind
    /// By how much what has accrued changes: negative for a reversal, zero where the cap leaves nothing of the change.
    public var amountCents: Cents
    /// The payment that it follows from; absent where a moved cap or an imported balance is the cause.
    public var source: KickbackSource?
    /// All that has accrued now, never above the cap.
    public var accruedCents: Cents
    /// What has accrued and isn't paid out; negative where more was paid out than is left.
    public var balanceCents: Cents
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?
    /// The balance that was imported; absent where none was.
    public var balance: KickbackBalance?

    public init(
        _ referral: ReferralIdentity, kind: Kind, amountCents: Cents, source: KickbackSource?, accruedCents: Cents, balanceCents: Cents,
        effectiveAt: Instant
    ) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        accountID = referral.accountID
        self.kind = kind
        self.amountCents = amountCents
        self.source = source
        self.accruedCents = accruedCents
        self.balanceCents = balanceCents
        self.effectiveAt = effectiveAt
    }
}

/// What a partner had earned and been paid in another system, up to a day. It stands for all that the client paid, and got back of that, until then.
public struct KickbackBalance: Codable, Hashable, Sendable {
    /// The last day that it counts.
    public var asOf: LocalDate
    public var accruedCents: Cents
    public var paidOutCents: Cents

    public init(asOf: LocalDate, accruedCents: Cents, paidOutCents: Cents) {
        self.asOf = asOf
        self.accruedCents = accruedCents
        self.paidOutCents = paidOutCents
    }
}

/// A payment of a client as a partner's share is reckoned of it.
public struct KickbackSource: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Money that came for an invoice.
        case invoicePayment = "invoice_payment"
        /// A charge of a subscription.
        case subscriptionPayment = "subscription_payment"
    }

    public var kind: Kind
    /// The mark of the payment on its invoice, or the provider's id of a charge.
    public var id: ShortText
    /// As people know it: the number of the invoice, or the provider's id.
    public var reference: ShortText
    /// The day on which the money came.
    public var paidOn: LocalDate
    /// What of it the client hasn't got back, without VAT, rounded to cents.
    public var netCents: Cents
    /// The share that holds for this payment.
    public var percent: Percent
    /// That share of the payment, whatever the cap leaves of it.
    public var kickbackCents: Cents
    /// Up to which of billing's events the payment is reckoned.
    public var billingPosition: Int64

    public init(
        kind: Kind, id: ShortText, reference: ShortText, paidOn: LocalDate, netCents: Cents, percent: Percent, kickbackCents: Cents,
        billingPosition: Int64
    ) {
        self.kind = kind
        self.id = id
        self.reference = reference
        self.paidOn = paidOn
        self.netCents = netCents
        self.percent = percent
        self.kickbackCents = kickbackCents
        self.billingPosition = billingPosition
    }
}
