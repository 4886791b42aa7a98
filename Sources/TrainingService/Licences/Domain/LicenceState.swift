import Contracts
import EventSourcing

/// A licence as its events tell it.
struct LicenceState: Sendable, Equatable {
    /// Days before the end at which it is said that a licence ends soon.
    static let warningDays = 30

    var granted: LicenceGranted
    var completedOn: LocalDate
    var expiresAt: Instant
    /// As it was said last; what the clock says is `status(at:)`.
    var standing = LicenceStatus.active
    /// The end that was announced.
    var warnedOf: Instant?
    var revoked: LicenceRevoked?
    /// The day of a revocation that was imported, be it taken back since.
    var importedRevocation: LocalDate?

    init(_ granted: LicenceGranted) {
        self.granted = granted
        completedOn = granted.completedOn
        expiresAt = granted.expiresAt
    }

    func status(at now: Instant) -> LicenceStatus {
        standing == .active && expiresAt <= now ? .expired : standing
    }

    /// When something is to be said of it next; nil when nothing is.
    var due: Instant? {
        guard standing == .active else { return nil }
        return warnedOf == expiresAt ? expiresAt : expiresAt.adding(days: -Self.warningDays)
    }
}

/// A kind of stream that gives licences.
protocol LicenceIssuer: Aggregate where State == SessionState {}

/// A licence for a training that wasn't one of our sessions; it is a stream of its own.
enum TrainingElsewhere: LicenceIssuer {
    static let category = "licence"
    static let initialState = SessionState()
    static let events = EventTable<SessionState>(
        LicenceGranted.self, LicenceEdited.self, LicenceRevoked.self, LicenceRestored.self, LicenceExpiringSoon.self, LicenceExpired.self)
}

extension SessionState {
    /// Throws `Rejection` for a licence that it didn't give.
    func licence(_ id: LicenceID) throws -> LicenceState {
        guard let licence = licences[id] else { throw Rejection.noLicence }
        return licence
    }

    /// When something is to be said of one of its licences next.
    var nextDue: Instant? { licences.values.compactMap(\.due).min() }
}

extension Rejection {
    static let noLicence = notFound("licence with this id")
}
