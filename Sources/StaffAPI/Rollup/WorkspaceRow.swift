import Contracts

/// A workspace under its account, in a month.
public struct WorkspaceRow: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    public var name: String
    public var tier: Word<Tier>
    public var seats: Int
    public var members: Int
    public var externals: Int
    public var observers: Int
    public var recordedSeconds: Int64
    public var countedSeconds: Int64
    /// Recorded and deleted since: counted, and not in `recordedSeconds`.
    public var deletedSeconds: Int64?
    /// Nil where the hours are unlimited.
    public var capSeconds: Int64?
    public var active: Bool
    public var deleted: Bool?
    public var admins: [AdminContact]
    public var discount: ShownDiscount?

    public init(
        workspaceID: WorkspaceID, name: String, tier: Tier, seats: Int, members: Int, externals: Int, observers: Int,
        recordedSeconds: Int64, countedSeconds: Int64, capSeconds: Int64?, active: Bool, deleted: Bool? = nil, admins: [AdminContact],
        discount: Discount?
    ) {
        self.workspaceID = workspaceID
        self.name = name
        self.tier = Word(tier)
        self.seats = seats
        self.members = members
        self.externals = externals
        self.observers = observers
        self.recordedSeconds = recordedSeconds
        self.countedSeconds = countedSeconds
        self.capSeconds = capSeconds
        self.active = active
        self.deleted = deleted
        self.admins = admins
        self.discount = discount.map(ShownDiscount.init)
    }
}

/// A discount as it is shown.
public struct ShownDiscount: Codable, Sendable, Equatable {
    public var kind: Word<Discount.Kind>
    public var percent: Percent

    public init(_ discount: Discount) {
        kind = Word(discount.kind)
        percent = discount.percent
    }
}

/// A person to talk to, and how often they were seen.
public struct AdminContact: Codable, Sendable, Equatable {
    public var userID: UserID
    public var name: String
    public var email: String
    public var lastLoginAt: Instant?
    public var logins30Days: Int
    /// Of what they are an owner or admin; nil where it isn't told.
    public var source: Word<ContactSource>?

    enum CodingKeys: String, CodingKey {
        case userID, name, email, lastLoginAt, source
        case logins30Days = "logins_30d"
    }

    public init(userID: UserID, name: String, email: String, lastLoginAt: Instant?, logins30Days: Int) {
        self.userID = userID
        self.name = name
        self.email = email
        self.lastLoginAt = lastLoginAt
        self.logins30Days = logins30Days
    }
}
