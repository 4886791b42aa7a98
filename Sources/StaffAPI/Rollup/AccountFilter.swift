import Contracts

/// Which accounts a view shows (DOMAIN §6). What is nil or empty lets all through.
public struct AccountFilter: Hashable, Sendable {
    public var groups = GroupFilter()
    public var active: Bool?
    public var managed: Bool?
    public var partner: Bool?
    public var scope: AccountScope?
    /// An address, or `me` for whoever asks.
    public var accountManager: String?
    /// The account or one of its workspaces has a discount.
    public var discounted: Bool?
    /// The tier ends within so many days.
    public var expiringWithin: Int?
    public var subscriptionStatus: SubscriptionStatus?
    /// One of its workspaces has recorded all that its tier includes.
    public var overCap: Bool?

    /// What stands for the address of whoever asks.
    public static let me = "me"
    public static let expiringRange: ClosedRange<Int64> = 0...3_660
    /// In characters.
    public static let managerLengthMaximum = 254

    public init() {}

    public var isEmpty: Bool { self == AccountFilter() }

    /// The same without tiers, classes and activity.
    public var beyondSegments: AccountFilter {
        var rest = self
        (rest.groups, rest.active) = (GroupFilter(), nil)
        return rest
    }
}

/// As a query.
extension AccountFilter {
    public static let parameters =
        GroupFilter.parameters + [
            Operation.Parameter("active", .flag), Operation.Parameter("managed", .flag), Operation.Parameter("partner", .flag),
            Operation.Parameter("scope", .choice(.accountScope)),
            Operation.Parameter("account_manager", .words(maximumLength: managerLengthMaximum)), Operation.Parameter("discounted", .flag),
            Operation.Parameter("expiring_within", .days(expiringRange)),
            Operation.Parameter("subscription_status", .choice(.subscriptionStatus)), Operation.Parameter("over_cap", .flag),
        ]

    /// Throws `ParameterFault`.
    public init(_ query: ParameterReader) throws {
        groups = try GroupFilter(query)
        active = try query.flag("active")
        managed = try query.flag("managed")
        partner = try query.flag("partner")
        scope = try query.choice("scope")
        accountManager = query.text("account_manager")
        discounted = try query.flag("discounted")
        expiringWithin = try query.days("expiring_within", in: Self.expiringRange)
        subscriptionStatus = try query.choice("subscription_status")
        overCap = try query.flag("over_cap")
        if let accountManager, accountManager.unicodeScalars.count > Self.managerLengthMaximum {
            throw ParameterFault("account_manager", "account_manager may have \(Self.managerLengthMaximum) characters")
        }
    }

    /// Names and values, always in the same order.
    public var query: [(name: String, value: String)] {
        let single: [(String, String?)] = [
            ("active", active.map(String.init)), ("managed", managed.map(String.init)), ("partner", partner.map(String.init)),
            ("scope", scope?.rawValue), ("account_manager", accountManager), ("discounted", discounted.map(String.init)),
            ("expiring_within", expiringWithin.map { "\($0)d" }), ("subscription_status", subscriptionStatus?.rawValue),
            ("over_cap", overCap.map(String.init)),
        ]
        return groups.query + single.compactMap { name, value in value.map { (name, $0) } }
    }
}
