import Contracts
import EventSourcing

/// Sets the discount of the account, or of one of its workspaces (DOMAIN §3).
struct SetDiscount: AccountCommand {
    var workspaceID: WorkspaceID?
    var discount: Discount
    var cause: ChangeCause = .staff
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard Discount.Kind.granted.contains(discount.kind) else { throw Rejection.discountOfReferral }
        // Whoever pays is no trial, and the class would hide what arrives.
        let mode = decision.state.mode
        guard discount.kind != .trial || !(mode.hasLiveSubscription || mode.managed) else { throw Rejection.trialDiscountOfPayer }
        let history = decision.state.discountHistory(workspaceID)
        let previous = history.newest?.value ?? nil
        guard previous != discount else { return }
        decision.append(
            DiscountSet(
                of: decision.identity, on: workspaceID, discount: discount, previousDiscount: previous, cause: cause, reason: reason.text,
                effectiveAt: max(now, history.newest?.effectiveAt ?? now)))
    }
}

extension DiscountSet: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.recordDiscount(discount, on: workspaceID, at: effectiveAt)
    }
}

extension AccountState {
    /// The discounts on one workspace, or, with nil, on the account.
    func discountHistory(_ workspace: WorkspaceID?) -> History<Discount?> {
        guard let workspace else { return accountDiscounts }
        return discountsByWorkspace[workspace] ?? History()
    }

    mutating func recordDiscount(_ discount: Discount?, on workspace: WorkspaceID?, at instant: Instant) {
        guard let workspace else { return accountDiscounts.record(discount, at: instant) }
        discountsByWorkspace[workspace, default: History()].record(discount, at: instant)
    }
}

extension Rejection {
    static let discountOfReferral = field("kind", "kind can't be referral, which comes of what is agreed with a partner")
    static let trialDiscountOfPayer = rule(
        "trial-discount-of-payer",
        detail: "the account has a live subscription or is managed, and a discount of the kind trial would hide its revenue; "
            + "choose scholarship or staff_discount", field: "kind")
}
