import Contracts

/// What somebody is told of trainings by mail (DOMAIN §13 and §15), in ids and times alone.
enum TrainingNews: Codable, Sendable, Equatable {
    /// They were trained, or somebody for whom they asked was: of the session, where they asked for it, else of the licence.
    case trained(LicenceID)
    case held(TrainingSessionID)
    case endsSoon(LicenceID, expiresAt: Instant)
    /// The session as it stands then, for their calendar.
    case appointment(TrainingSessionID)
    /// They are not to come, or not at that time any more.
    case withdrawn(TrainingSessionID, from: Instant)
    /// A customer asks for a training; for whoever reads the inbox of trainings.
    case asked(TrainingSessionID)

    /// After this many days what has happened is no news any more: a service that starts on an old base tells nobody of its past.
    private static let daysOfNews = 7

    static func isNews(_ effectiveAt: Instant, at now: Instant) -> Bool { now < effectiveAt.adding(days: daysOfNews) }

    /// News of one key reach a person in their order.
    var key: String {
        switch self {
        case .trained(let id), .endsSoon(let id, _): "licence \(id)"
        case .held(let id): "held \(id)"
        case .appointment(let id): "appointment \(id)"
        case .withdrawn(let id, _): "withdrawn \(id)"
        case .asked(let id): "asked \(id)"
        }
    }

    /// Whether the newest state is all that matters, so that one mail tells of several changes.
    var showsState: Bool {
        switch self {
        case .appointment: true
        case .trained, .held, .endsSoon, .withdrawn, .asked: false
        }
    }
}
