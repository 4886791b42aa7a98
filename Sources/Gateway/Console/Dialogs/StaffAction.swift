/// What staff can do from a row of the console.
enum StaffAction: String, CaseIterable, Sendable {
    case tier
    case discount
    case clearDiscount = "clear-discount"
    case trial
    case managed
    case freeNow = "free-now"
    case selfServeLater = "self-serve-later"
    case accountManager = "account-manager"
    case noAccountManager = "no-account-manager"
    case makePartner = "make-partner"
    case removePartner = "remove-partner"
    case workspaceDiscount = "workspace-discount"
    case clearWorkspaceDiscount = "clear-workspace-discount"
    case usageReset = "usage-reset"

    var title: String {
        switch self {
        case .tier: "Change tier"
        case .discount: "Set discount"
        case .clearDiscount: "Clear discount"
        case .trial: "Start reverse trial"
        case .managed: "Set managed billing"
        case .freeNow: "Back to self-serve, free now"
        case .selfServeLater: "Back to self-serve later"
        case .accountManager: "Set account manager"
        case .noAccountManager: "Remove account manager"
        case .makePartner: "Make partner"
        case .removePartner: "Remove partner flag"
        case .workspaceDiscount: "Set workspace discount"
        case .clearWorkspaceDiscount: "Clear workspace discount"
        case .usageReset: "Reset usage"
        }
    }
}
