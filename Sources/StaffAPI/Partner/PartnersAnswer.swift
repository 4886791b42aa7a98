import Contracts

/// An organisation that is a partner, or was one and has referrals still, with what all of these come to.
public struct PartnerRow: Codable, Sendable, Equatable {
    public var organisationID: OrganisationID
    /// Nil for an organisation that is gone.
    public var name: String?
    public var isPartner: Bool
    /// When the flag was last set or taken; nil where that never happened.
    public var changedAt: Instant?
    /// All, those that have ended or expired included.
    public var referrals: Int
    /// Those that run, at their cap or not.
    public var runningReferrals: Int
    /// Of those that run: at least 80 % of the cap have accrued, and not all of it.
    public var nearCap: Int
    /// Of those that run: they expire within 30 days.
    public var nearExpiry: Int
    /// Of those that run: near the cap or the end, each once.
    public var nearing: Int
    public var accruedCents: Cents
    public var paidOutCents: Cents
    /// What has accrued and isn't paid out; negative where more was paid out than is left.
    public var balanceCents: Cents

    public init(
        organisationID: OrganisationID, name: String?, isPartner: Bool, changedAt: Instant?, referrals: Int = 0, runningReferrals: Int = 0,
        nearCap: Int = 0, nearExpiry: Int = 0, nearing: Int = 0, accrued: Cents = .zero, paidOut: Cents = .zero
    ) {
        self.organisationID = organisationID
        self.name = name
        self.isPartner = isPartner
        self.changedAt = changedAt
        self.referrals = referrals
        self.runningReferrals = runningReferrals
        self.nearCap = nearCap
        self.nearExpiry = nearExpiry
        self.nearing = nearing
        accruedCents = accrued
        paidOutCents = paidOut
        balanceCents = accrued - paidOut
    }
}

/// What `GET /partners` answers.
public struct PartnersAnswer: Codable, Sendable, Equatable {
    /// Of all that fit, not only of a page.
    public struct Totals: Codable, Sendable, Equatable {
        public var partners: Int
        public var runningReferrals: Int
        public var accruedCents: Cents
        public var paidOutCents: Cents
        public var balanceCents: Cents

        public init(partners: Int, runningReferrals: Int, accruedCents: Cents, paidOutCents: Cents, balanceCents: Cents) {
            self.partners = partners
            self.runningReferrals = runningReferrals
            self.accruedCents = accruedCents
            self.paidOutCents = paidOutCents
            self.balanceCents = balanceCents
        }
    }

    public var partners: [PartnerRow]
    public var totals: Totals
    public var nextCursor: String?

    public init(partners: [PartnerRow], totals: Totals, nextCursor: String?) {
        self.partners = partners
        self.totals = totals
        self.nextCursor = nextCursor
    }
}

/// The orders of the list of partners; those that are equal follow the name and the id.
public enum PartnerSort: String, Sendable, CaseIterable {
    /// What is owed most comes first.
    case balance
    /// Who has earned most comes first.
    case accrued
    case name
}
