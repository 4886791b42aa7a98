import Contracts

/// What the people of an account, or whoever asked for an upgrade, are told by mail (DOMAIN §15).
enum CustomerNotice: Sendable, Codable {
    case endsSoon(TierExpiringSoon)
    case ended(TierExpired)
    case raised(TierStep)
    case lowered(TierStep)
    case trial(TrialGranted)
    case approved(UpgradeRequestApproved)
    case denied(UpgradeRequestDenied)

    /// After this many days what has happened is no news any more: a service that starts on an old base tells nobody of its past.
    private static let daysOfNews = 7

    /// Nil for an event that nobody is told of: another end or cadence of the same tier, or what the platform has told its customer itself.
    init?(of event: CloudEvent) throws {
        guard let notice = try Self.notice(of: event), event.time < notice.effectiveAt.adding(days: Self.daysOfNews) else { return nil }
        self = notice
    }

    private static func notice(of event: CloudEvent) throws -> CustomerNotice? {
        if let soon = try event.decode(TierExpiringSoon.self) { return .endsSoon(soon) }
        if let ended = try event.decode(TierExpired.self) { return .ended(ended) }
        if let changed = try event.decode(TierChanged.self) { return notice(of: TierStep(changed)) }
        if let changed = try event.decode(BillingModeChanged.self) { return notice(of: TierStep(changed)) }
        if let trial = try event.decode(TrialGranted.self) { return isTold(trial.cause) ? .trial(trial) : nil }
        if let approved = try event.decode(UpgradeRequestApproved.self) { return approved.cause == .imported ? nil : .approved(approved) }
        if let denied = try event.decode(UpgradeRequestDenied.self) { return denied.cause == .imported ? nil : .denied(denied) }
        return nil
    }

    private static func notice(of step: TierStep) -> CustomerNotice? {
        guard isTold(step.cause), step.tier != step.previousTier else { return nil }
        return step.tier.rank < step.previousTier.rank ? .lowered(step) : .raised(step)
    }

    private static func isTold(_ cause: ChangeCause) -> Bool {
        switch cause {
        case .staff, .upgradeRequest: true
        // The end of a tier is told as such.
        case .subscription, .imported, .expiry: false
        }
    }

    var accountID: AccountID {
        switch self {
        case .endsSoon(let event): event.accountID
        case .ended(let event): event.accountID
        case .raised(let event), .lowered(let event): event.accountID
        case .trial(let event): event.accountID
        case .approved(let event): event.accountID
        case .denied(let event): event.accountID
        }
    }

    var organisationID: OrganisationID {
        switch self {
        case .endsSoon(let event): event.organisationID
        case .ended(let event): event.organisationID
        case .raised(let event), .lowered(let event): event.organisationID
        case .trial(let event): event.organisationID
        case .approved(let event): event.organisationID
        case .denied(let event): event.organisationID
        }
    }

    /// The one person that it is for; nil where it is for the account's people.
    var requester: UserID? {
        switch self {
        case .approved(let event): event.requestedBy
        case .denied(let event): event.requestedBy
        case .endsSoon, .ended, .raised, .lowered, .trial: nil
        }
    }

    /// Whether it follows from a request, of whose approval the requester is told already.
    var followsFromRequest: Bool {
        switch self {
        case .raised(let event), .lowered(let event): event.cause == .upgradeRequest
        case .trial(let event): event.cause == .upgradeRequest
        case .endsSoon, .ended, .approved, .denied: false
        }
    }

    /// When what it tells became true.
    private var effectiveAt: Instant {
        switch self {
        case .endsSoon(let event): event.expiresAt
        case .ended(let event): event.effectiveAt
        case .raised(let event), .lowered(let event): event.effectiveAt
        case .trial(let event): event.effectiveAt
        case .approved(let event): event.effectiveAt
        case .denied(let event): event.effectiveAt
        }
    }

    /// The tier before and after, where there is another one.
    var change: (from: Tier, to: Tier)? {
        switch self {
        case .endsSoon(let event): (event.tier, .free)
        case .ended(let event): (event.previousTier, event.tier)
        case .raised(let event), .lowered(let event): (event.previousTier, event.tier)
        case .trial(let event): (event.previousTier, event.tier)
        case .approved, .denied: nil
        }
    }
}
