import Contracts

/// Why an account refuses a command: a rule that stands in the way, or a field that can't be right.
enum AccountRejection: Error, Hashable, Sendable {
    case notOpened
    case liveSubscription
    case managed
    case notManaged
    case trialRunning(until: Instant)
    case tierAlreadyHeld(current: Tier, asked: Tier)
    case trialDiscountOfPayer

    case pilotNeverGranted
    case tierNotPaid(Tier)
    case accountManagerAddress(String)
    case notInFuture(field: String, Instant)
    case tooFarAhead(field: String, months: Int, latest: Instant)
}
