import Contracts

/// Sets the discount of the account, or of one of its workspaces.
struct SetDiscount: Hashable, Sendable {
    var workspaceID: WorkspaceID?
    var discount: Discount
    var cause: ChangeCause = .staff
    var reason: Reason
    var at: Instant
}

struct ClearDiscount: Hashable, Sendable {
    var workspaceID: WorkspaceID?
    var reason: Reason?
    var at: Instant
}

extension AccountDecision {
    mutating func setDiscount(_ command: SetDiscount) throws {
        // Whoever pays is no trial, and the class would hide what arrives (DOMAIN §3).
        guard command.discount.kind != .trial || !(state.mode.hasLiveSubscription || state.mode.managed) else {
            throw AccountRejection.trialDiscountOfPayer
        }
        let history = state.discountHistory(command.workspaceID)
        let previous = history.newest?.value ?? nil
        guard previous != command.discount else { return }
        append(
            .discountSet(
                DiscountSet(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: command.workspaceID,
                    discount: command.discount, previousDiscount: previous, cause: command.cause, reason: command.reason.text,
                    effectiveAt: max(command.at, history.newest?.effectiveAt ?? command.at)
                )
            )
        )
    }

    mutating func clearDiscount(_ command: ClearDiscount) {
        let history = state.discountHistory(command.workspaceID)
        guard let newest = history.newest, let previous = newest.value else { return }
        append(
            .discountCleared(
                DiscountCleared(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: command.workspaceID,
                    previousDiscount: previous, reason: command.reason?.text, effectiveAt: max(command.at, newest.effectiveAt)
                )
            )
        )
    }
}

extension AccountState {
    /// The discounts on one workspace, or, with nil, on the account.
    func discountHistory(_ workspace: WorkspaceID?) -> History<Discount?> {
        guard let workspace else { return accountDiscounts }
        return discountsByWorkspace[workspace] ?? History()
    }
}
