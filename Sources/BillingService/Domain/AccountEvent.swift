import Contracts

/// The events of an account's stream.
enum AccountEvent: Equatable, Sendable {
    case opened(AccountOpened)
    case moved(AccountMoved)
    case billingModeChanged(BillingModeChanged)
    case tierChanged(TierChanged)
    case trialGranted(TrialGranted)
    case tierExpiringSoon(TierExpiringSoon)
    case tierExpired(TierExpired)
    case discountSet(DiscountSet)
    case discountCleared(DiscountCleared)
    case accountManagerChanged(AccountManagerChanged)
    case invoicePaid(InvoicePaid)

    var payload: any EventPayload {
        switch self {
        case .opened(let payload): payload
        case .moved(let payload): payload
        case .billingModeChanged(let payload): payload
        case .tierChanged(let payload): payload
        case .trialGranted(let payload): payload
        case .tierExpiringSoon(let payload): payload
        case .tierExpired(let payload): payload
        case .discountSet(let payload): payload
        case .discountCleared(let payload): payload
        case .accountManagerChanged(let payload): payload
        case .invoicePaid(let payload): payload
        }
    }
}
