import Contracts

/// A referral as it is told to staff.
public struct ReferralAnswer: Codable, Sendable, Equatable {
    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    /// Nil for an organisation that is gone.
    public var partnerName: String?
    public var clientOrganisationID: OrganisationID
    public var clientWorkspaceID: WorkspaceID?
    /// Of the workspace where the client is one.
    public var clientName: String?
    /// Who pays for the client.
    public var accountID: AccountID
    public var kickbackPercent: Percent
    public var discountPercent: Percent
    public var capCents: Cents?
    public var accruedCents: Cents
    public var paidOutCents: Cents
    /// What has accrued and isn't paid out; negative where more was paid out than is left.
    public var balanceCents: Cents
    public var startsAt: Instant
    public var expiresAt: Instant?
    public var endedAt: Instant?
    public var state: Word<ReferralStanding>
    /// It runs, and at least 80 % of the cap have accrued, but not all of it.
    public var nearCap: Bool
    /// It runs, and expires within 30 days.
    public var nearExpiry: Bool
    public var notes: String?
    public var internalNotes: String?
    public var agreedAt: Instant
    public var agreedBy: String
    /// For `If-Match`.
    public var version: Int

    public init(
        referralID: ReferralID, partnerOrganisationID: OrganisationID, clientOrganisationID: OrganisationID,
        clientWorkspaceID: WorkspaceID?, accountID: AccountID, terms: ReferralTerms, accrued: Cents, paidOut: Cents, endedAt: Instant?,
        agreedAt: Instant, agreedBy: String, version: Int, standing: ReferralStanding, nearCap: Bool, nearExpiry: Bool
    ) {
        self.referralID = referralID
        self.partnerOrganisationID = partnerOrganisationID
        self.clientOrganisationID = clientOrganisationID
        self.clientWorkspaceID = clientWorkspaceID
        self.accountID = accountID
        kickbackPercent = terms.kickbackPercent
        discountPercent = terms.discountPercent
        capCents = terms.capCents
        accruedCents = accrued
        paidOutCents = paidOut
        balanceCents = accrued - paidOut
        startsAt = terms.startsAt
        expiresAt = terms.expiresAt
        self.endedAt = endedAt
        state = Word(standing)
        self.nearCap = nearCap
        self.nearExpiry = nearExpiry
        notes = terms.notes
        self.agreedAt = agreedAt
        self.agreedBy = agreedBy
        self.version = version
    }
}

/// What `GET /referrals` answers: the newest start first.
public struct ReferralsAnswer: Codable, Sendable, Equatable {
    public var referrals: [ReferralAnswer]
    public var nextCursor: String?

    public init(referrals: [ReferralAnswer], nextCursor: String?) {
        self.referrals = referrals
        self.nextCursor = nextCursor
    }
}
