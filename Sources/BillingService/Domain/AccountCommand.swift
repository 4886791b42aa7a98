import Contracts

/// What can be asked of an account. Each carries the instant at which it is asked, or of the fact it comes from.
enum AccountCommand: Sendable {
    case open(AccountIdentity, at: Instant)
    case move(to: OrganisationID, at: Instant)
    case recordSubscription(RecordSubscription)
    case changeTier(ChangeTier)
    case grantTrial(GrantTrial)
    case warnOfExpiry(at: Instant)
    case expireTier(at: Instant)
    case setDiscount(SetDiscount)
    case clearDiscount(ClearDiscount)
    case setManaged(SetManaged)
    case returnToSelfServe(ReturnToSelfServe)
    case assignAccountManager(AccountManagerAddress?, at: Instant)
    /// Pieces of the past in the order of their time.
    case importHistory([ImportedTerms])

    var at: Instant {
        switch self {
        case .open(_, let at), .move(_, let at), .warnOfExpiry(let at), .expireTier(let at), .assignAccountManager(_, let at): at
        case .recordSubscription(let command): command.at
        case .changeTier(let command): command.at
        case .grantTrial(let command): command.at
        case .setDiscount(let command): command.at
        case .clearDiscount(let command): command.at
        case .setManaged(let command): command.at
        case .returnToSelfServe(let command): command.at
        case .importHistory(let past): past.first?.at ?? Instant.range.lowerBound
        }
    }
}
