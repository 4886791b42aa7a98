import Contracts
import ServiceKit

extension AccountRejection: Rejection {
    /// Rules that stand in the way are 409 and say what to do; fields that can't be right are 422.
    var problem: Problem {
        switch self {
        case .notOpened: .notFound("account with this id")
        case .liveSubscription:
            .refused(
                "the account has a live subscription, which its tier follows; let the customer cancel the subscription first",
                type: "live-subscription")
        case .managed:
            .refused("the account is managed, so it needs no trial; return it to self-serve first", type: "managed")
        case .notManaged: .refused("the account is not managed; set it to managed first", type: "not-managed")
        case .trialRunning(let end):
            .refused("a trial runs until \(end); wait for its end or change the tier instead", type: "trial-running")
        case .tierAlreadyHeld(let current, let asked):
            .refused(
                "the account holds \(current.rawValue) already, which includes \(asked.rawValue); offer a higher tier",
                type: "tier-already-held", field: "tier")
        case .trialDiscountOfPayer:
            .refused(
                "the account has a live subscription or is managed, and a discount of the kind trial would hide its revenue; "
                    + "choose scholarship or staff_discount",
                type: "trial-discount-of-payer", field: "kind")
        case .pilotNeverGranted: .invalid("tier", "pilot is a legacy tier and never granted anew; choose another tier")
        case .tierNotPaid(let tier): .invalid("tier", "\(tier.rawValue) has no price; choose innovator, changemaker or guardian")
        case .accountManagerAddress:
            .invalid("account_manager", "an account manager is one e-mail address at dembrane.com, such as eva@dembrane.com")
        case .notInFuture(let field, let instant): .invalid(field, "\(field) has to lie in the future; \(instant) does not")
        case .tooFarAhead(let field, let months, let latest):
            .invalid(field, "\(field) may lie at most \(months) months ahead, which is \(latest)")
        }
    }
}
