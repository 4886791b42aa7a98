import Contracts
import Database
import EventKit
import EventSourcing

/// Keeps a timer per stream that gives licences, for when something is to be said of one of them next. It follows from the events alone, so a
/// store that was lost and read back has it again.
struct LicenceSchedule: Projection {
    static let ofSession = "session-licences"
    static let ofElsewhere = "licence-elsewhere"

    let name = "licence-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for source in LicenceSource.changed(by: events) {
            let due = try source.load(work.store).state.nextDue
            let (timer, key) = Self.timer(of: source)
            if let due { try work.schedule(timer, key: key, at: due) } else { try work.cancel(timer, key: key) }
        }
    }

    /// The handlers of the timers. Each is a command like any other, decided by the state of the stream.
    static let handlers: [String: TimerHandler] = [
        ofSession: { timer, work in
            try work.execute(AskIssuer<TrainingSession, _>(change: SettleLicences()), on: timer.key)
        },
        ofElsewhere: { timer, work in
            try work.execute(AskIssuer<TrainingElsewhere, _>(change: SettleLicences()), on: timer.key)
        },
    ]

    /// Under which name and key a stream has its timer.
    static func timer(of source: LicenceSource) -> (name: String, key: String) {
        switch source {
        case .session(let id): (ofSession, id.description)
        case .elsewhere(let id): (ofElsewhere, id.description)
        }
    }
}
