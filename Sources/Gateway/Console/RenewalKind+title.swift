import Contracts
import StaffAPI

/// What staff read for the words of renewals.
extension RenewalKind: TitledWord {
    var title: String {
        switch self {
        case .invoicePeriod: "Invoice due"
        case .keptTier: "Tier ends"
        case .canceledSubscription: "Cancelled"
        case .trial: "Trial ends"
        case .referral: "Referral ends"
        }
    }
}

extension RenewalContact.Source: TitledWord {
    var title: String {
        switch self {
        case .invoiceEmail: "invoice e-mail"
        case .billing: "billing"
        case .owner: "owner"
        case .admin: "admin"
        }
    }
}
