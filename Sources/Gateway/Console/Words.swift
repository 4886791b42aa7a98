import Contracts

/// The words staff read for the values of the contracts.
extension Tier {
    var title: String {
        switch self {
        case .free: "Free"
        case .pilot: "Pilot"
        case .innovator: "Innovator"
        case .changemaker: "Changemaker"
        case .guardian: "Guardian"
        }
    }
}

extension RevenueClass {
    var title: String {
        switch self {
        case .paying: "Paying"
        case .managed: "Managed"
        case .trial: "Trial"
        case .comped: "Comped"
        case .free: "Free"
        }
    }
}

extension BillingPeriod {
    var title: String {
        switch self {
        case .annual: "yearly"
        case .monthly: "monthly"
        }
    }
}

extension Discount.Kind {
    var title: String {
        switch self {
        case .scholarship: "Scholarship"
        case .staffDiscount: "Staff discount"
        case .trial: "Trial"
        }
    }
}

extension RiskReason {
    var title: String {
        switch self {
        case .pilotHardBlock: "Pilot blocked at its cap"
        case .atCap: "At the cap"
        case .approachingCap: "Approaching the cap"
        case .recentlyDowngraded: "Recently downgraded"
        }
    }
}

extension AccountScope {
    var title: String {
        switch self {
        case .organisation: "organisation"
        case .workspace: "external workspace"
        }
    }
}
