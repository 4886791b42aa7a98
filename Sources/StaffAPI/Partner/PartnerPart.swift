import Contracts

/// What PartnerService says of an organisation for the views that join several owners.
public struct PartnerPart: Codable, Sendable, Equatable {
    public struct Organisation: Codable, Sendable, Equatable {
        public var organisationID: OrganisationID
        public var isPartner: Bool
        public var version: Int
        public var changedAt: Instant?
        public var changedBy: String?

        public init(organisationID: OrganisationID, isPartner: Bool, version: Int, changedAt: Instant?, changedBy: String?) {
            self.organisationID = organisationID
            self.isPartner = isPartner
            self.version = version
            self.changedAt = changedAt
            self.changedBy = changedBy
        }
    }

    /// What stays as it is when the flag is taken.
    public struct Left: Codable, Sendable, Equatable {
        /// External workspaces of the organisation.
        public var workspaces: Int
        /// Those that run and those that are to start.
        public var openReferrals: Int
        public var balanceCents: Cents

        public init(workspaces: Int, openReferrals: Int, balanceCents: Cents) {
            self.workspaces = workspaces
            self.openReferrals = openReferrals
            self.balanceCents = balanceCents
        }
    }

    public var organisation: Organisation
    /// Nil where a service of an older version answers.
    public var left: Left?
    /// Those whose client the account is, and those that its organisation has as a partner; the newest start first, up to a limit.
    public var referrals: [ReferralAnswer]?

    public init(organisation: Organisation, left: Left?, referrals: [ReferralAnswer]?) {
        self.organisation = organisation
        self.left = left
        self.referrals = referrals
    }
}
