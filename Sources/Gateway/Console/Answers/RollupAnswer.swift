import Contracts

/// What `GET /rollup` answers, as far as the console shows it.
struct RollupAnswer: Codable, Sendable, Equatable {
    var month: Month
    var asOf: Instant
    var totals: RollupTotals
    var nextCursor: String?
    var accounts: [AccountRow]
}

struct RollupTotals: Codable, Sendable, Equatable {
    struct OfClass: Codable, Sendable, Equatable {
        var accounts: Int
        var mrrCents: Cents
    }

    var accounts: Int
    var activeAccounts: Int
    var workspaces: Int
    var seats: Int
    var recordedSeconds: Int64
    var mrrForecastCents: Cents
    var mrrBankedCents: Cents
    var trialPotentialCents: Cents
    var logins: Int
    /// By the wire name of the class; a class without accounts may be missing.
    var byClass: [String: OfClass]

    enum CodingKeys: String, CodingKey {
        case accounts, activeAccounts, workspaces, seats, recordedSeconds, mrrForecastCents, mrrBankedCents, trialPotentialCents, byClass
        case logins = "logins_30d"
    }
}

/// One billing account with its workspaces.
struct AccountRow: Codable, Sendable, Equatable {
    var accountID: AccountID
    var label: String
    var scope: AccountScope
    var organisationID: OrganisationID
    var organisationName: String?
    var tier: Tier
    var `class`: RevenueClass
    var managed: Bool
    var partner: Bool
    var paymentMode: PaymentMode
    var billingPeriod: BillingPeriod
    var seats: Int
    var externals: Int
    var observers: Int
    var recordedSeconds: Int64
    var countedSeconds: Int64
    var mrrCents: Cents
    var discount: Discount?
    var tierExpiresAt: Instant?
    var accountManager: String?
    var active: Bool
    var admins: [AdminContact]
    var workspaces: [WorkspaceRow]
    /// How many there are, of which `workspaces` may hold the first only; nil where it holds all.
    var workspaceCount: Int?
}

struct WorkspaceRow: Codable, Sendable, Equatable {
    var workspaceID: WorkspaceID
    var name: String
    var tier: Tier
    var seats: Int
    var members: Int
    var externals: Int
    var observers: Int
    var recordedSeconds: Int64
    var countedSeconds: Int64
    /// Nil where the hours are unlimited.
    var capSeconds: Int64?
    var active: Bool
    var admins: [AdminContact]
    var discount: Discount?
}

struct AdminContact: Codable, Sendable, Equatable {
    var userID: UserID
    var name: String
    var email: String
    var lastLoginAt: Instant?
    var logins: Int

    enum CodingKeys: String, CodingKey {
        case userID, name, email, lastLoginAt
        case logins = "logins_30d"
    }
}
