import Contracts

/// What of an account ends or is due again: when, what it would bring in, and whom to speak to.
public struct RenewalRow: Codable, Sendable, Equatable {
    /// Of kind, account and day, so that what moves to another day is another one.
    public var renewalID: String
    public var accountID: AccountID
    /// The customer's name; empty where the platform has told none.
    public var label: String
    public var kind: Word<RenewalKind>
    public var tier: Word<Tier>
    /// The last day of what ends, or from which the first invoice is due.
    public var dueOn: LocalDate
    /// That day has passed, and no invoice follows.
    public var overdue: Bool
    /// What the next invoice or interval would ask, without VAT; nil where it can't be told.
    public var nextAmountCents: Cents?
    public var accountManager: String?
    public var contact: RenewalContact?
    public var note: String?
    public var notedAt: Instant?
    public var snoozedUntil: Instant?

    public init(
        renewalID: String, accountID: AccountID, label: String, kind: RenewalKind, tier: Tier, dueOn: LocalDate, overdue: Bool,
        nextAmountCents: Cents?, accountManager: String?, contact: RenewalContact?
    ) {
        self.renewalID = renewalID
        self.accountID = accountID
        self.label = label
        self.kind = Word(kind)
        self.tier = Word(tier)
        self.dueOn = dueOn
        self.overdue = overdue
        self.nextAmountCents = nextAmountCents
        self.accountManager = accountManager
        self.contact = contact
    }
}

/// Whom to speak to about money.
public struct RenewalContact: Codable, Sendable, Equatable {
    /// What makes somebody the one to speak to, the best first.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// The address to which invoices go.
        case invoiceEmail = "invoice_email"
        case billing, owner, admin
    }

    /// Nil for the address of invoices, which need not be a person's.
    public var userID: UserID?
    public var name: String?
    public var email: String
    public var source: Word<Source>

    public init(userID: UserID? = nil, name: String? = nil, email: String, source: Source) {
        self.userID = userID
        self.name = name
        self.email = email
        self.source = Word(source)
    }
}
