import Contracts

/// A line of the rollup as it is answered (CONTRACTS §2).
struct AccountAnswer: Encodable, Sendable {
    var accountID: AccountID
    var month: Month
    var label: String
    var scope: AccountScope
    var organisationID: OrganisationID
    var organisationName: String
    var tier: Tier
    var `class`: RevenueClass
    var managed: Bool
    var partner: Bool
    var paymentMode: PaymentMode
    var billingPeriod: BillingPeriod
    var seats: Int
    var members: Int
    var externals: Int
    var observers: Int
    /// Seats that the forecast counts: those agreed or in use, at least one for a paid tier.
    var billedSeats: Int
    var recordedSeconds: Int64
    var countedSeconds: Int64
    var mrrCents: Cents
    var trialPotentialCents: Cents
    var discount: Discount?
    var tierExpiresAt: Instant?
    var accountManager: String?
    var active: Bool
    /// What the account stood for was deleted in this month.
    var closed: Bool
    var downgradedAt: Instant?
    var downgradedFrom: Tier?
    var logins30Days: Int
    var admins: [Contact]
    /// All of them, also where `workspaces` shows fewer.
    var workspaceCount: Int
    var workspaces: [WorkspaceAnswer]

    enum CodingKeys: String, CodingKey {
        case accountID, month, label, scope, organisationID, organisationName, tier, `class`, managed, partner, paymentMode, billingPeriod
        case seats, members, externals, observers, billedSeats, recordedSeconds, countedSeconds, mrrCents, trialPotentialCents, discount
        case tierExpiresAt, accountManager, active, closed, downgradedAt, downgradedFrom, admins, workspaceCount, workspaces
        case logins30Days = "logins_30d"
    }
}

/// A workspace under its account.
struct WorkspaceAnswer: Encodable, Sendable {
    var workspaceID: WorkspaceID
    var name: String
    var tier: Tier
    var seats: Int
    var members: Int
    var externals: Int
    var observers: Int
    var recordedSeconds: Int64
    var countedSeconds: Int64
    var capSeconds: Int64?
    var active: Bool
    var deleted: Bool
    var admins: [Contact]
    var discount: Discount?

    init(_ line: WorkspaceMonth, tier: Tier, admins: [Contact]) {
        workspaceID = line.workspaceID
        name = line.name
        self.tier = tier
        seats = line.heads.seats
        members = line.heads.members
        externals = line.heads.externals
        observers = line.heads.observers
        recordedSeconds = line.usage.recordedSeconds
        countedSeconds = line.usage.countedSeconds
        capSeconds = line.capSeconds
        active = line.active
        deleted = line.deleted
        self.admins = admins
        discount = line.discount
    }
}
