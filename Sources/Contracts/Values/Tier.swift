/// What an account is entitled to (DOMAIN §2).
public enum Tier: String, Codable, Sendable, CaseIterable {
    case free
    /// Legacy, never granted anew: paid once, blocks at its cap.
    case pilot
    case innovator
    case changemaker
    case guardian
    /// Legacy, never granted anew: priced as changemaker.
    case pioneer

    /// Order of the tiers: a change to a lower rank is a downgrade. Free and pilot share rank 0, changemaker and pioneer rank 2.
    public var rank: Int {
        switch self {
        case .free, .pilot: 0
        case .innovator: 1
        case .changemaker, .pioneer: 2
        case .guardian: 3
        }
    }

    /// Held by some customers still, and never granted anew.
    public var isLegacy: Bool { self == .pilot || self == .pioneer }

    /// Granted by staff, and not to be bought or renewed by customers themselves yet (DOMAIN §2).
    public var isComingSoon: Bool { self == .innovator || self == .guardian }

    /// The name under which customers buy it.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// A tier with a recurring price.
    public var isPaid: Bool { rank > 0 }
}

/// How often a paid account is billed.
public enum BillingPeriod: String, Codable, Sendable, CaseIterable {
    case annual
    case monthly
}

/// Who collects the money of an account.
public enum PaymentMode: String, Codable, Sendable, CaseIterable {
    /// A self-serve subscription at the payment provider.
    case mollie
    /// Managed billing: invoices, paid by transfer or payment link.
    case offline
    case none
}

/// Whether an account pools an organisation's internal workspaces or stands for one external-client workspace.
public enum AccountScope: String, Codable, Sendable, CaseIterable {
    case organisation
    case workspace
}

/// What an account means for revenue; every account has exactly one (DOMAIN §4).
public enum RevenueClass: String, Codable, Sendable, CaseIterable {
    case paying
    case managed
    case trial
    case comped
    case free
}
