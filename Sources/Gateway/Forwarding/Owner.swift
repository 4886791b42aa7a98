import StaffAPI

/// The services that answer for the staff API.
enum Owner: String, Sendable, CaseIterable {
    case rollup
    case billing
    case training
    case partner

    /// Nil for what the Gateway answers itself.
    init?(_ owner: Operation.Owner) {
        switch owner {
        case .rollup: self = .rollup
        case .billing: self = .billing
        case .training: self = .training
        case .partner: self = .partner
        case .gateway: return nil
        }
    }

    /// As operations name it.
    var operations: Operation.Owner {
        switch self {
        case .rollup: .rollup
        case .billing: .billing
        case .training: .training
        case .partner: .partner
        }
    }

    /// The setting that holds its address.
    var setting: String { rawValue.uppercased() + "_URL" }

    /// As staff read it in a problem.
    var title: String {
        switch self {
        case .rollup: "RollupService"
        case .billing: "BillingService"
        case .training: "TrainingService"
        case .partner: "PartnerService"
        }
    }
}
