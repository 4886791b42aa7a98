import Contracts

/// A class and a tier: by these revenue is filtered.
struct AccountGroup: Hashable, Sendable, CustomStringConvertible {
    let revenueClass: RevenueClass
    let tier: Tier

    var description: String { "\(revenueClass.rawValue) \(tier.rawValue)" }
}
