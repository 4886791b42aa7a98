import Contracts

extension AccountCommand {
    /// Whether the command sets a tier for good, or lends one above the usual trial. That needs the policy for changing tiers, whichever
    /// command it comes by (DOMAIN §9).
    ///
    /// Managed billing under the tier that the account holds needs none, but a tier that is only lent by a running trial isn't its own yet.
    /// Keeping the tier to a date when managed billing ends needs none either: it changes no tier now, and what follows is the clock's doing.
    func setsTier(of account: AccountState) -> Bool {
        let terms = account.settled(at: at).tierTerms
        return switch self {
        case .changeTier: true
        case .setManaged(let command): command.tier != terms.tier || terms.trial != nil
        case .returnToSelfServe(let command): command.ending == .toFree && terms.tier.isPaid
        case .grantTrial(let command): command.tier.rank > Tier.changemaker.rank
        case .open, .move, .recordSubscription, .warnOfExpiry, .expireTier, .setDiscount, .clearDiscount, .assignAccountManager,
            .importHistory:
            false
        }
    }
}
