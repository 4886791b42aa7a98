import Contracts
import Database
import EventKit
import EventSourcing
import ServiceKit
import StaffAPI

extension SelfCheck {
    /// What has to hold of sessions and the licences that they gave.
    static let ofTraining = [everySession, everyLicence]

    private static let rowsPerStep = 100

    private static let everySession = SelfCheck(
        "session-licences",
        holds:
            "Everybody on the roster of a completed session has its licence, nobody else holds one, and list and timer say what its events say."
    ) { (step, after: String?) in
        let sql = "SELECT DISTINCT stream FROM events WHERE stream > ?1 AND stream < ?2 ORDER BY stream LIMIT ?3"
        let (first, end) = (TrainingSession.stream(""), TrainingSession.stream("~"))
        let streams = try step.connection.query(sql, [.text(after ?? first), .text(end), rowsPerStep.sqlValue]) { $0.text(0) }
        for stream in streams {
            guard let id = TrainingSessionID(stream.dropFirst(first.count)) else { continue }
            try SessionCheck(step: step).compare(.session(id))
        }
        return streams.count == rowsPerStep ? streams.last : nil
    }

    private static let everyLicence = SelfCheck(
        "licence-streams", holds: "Every licence in the list was granted, and says what its events say."
    ) { (step, after: LicenceID?) in
        let sql = "SELECT licence_id, session_id FROM licences WHERE licence_id > ? ORDER BY licence_id LIMIT ?"
        let found: [(LicenceID, TrainingSessionID?)] = try step.connection.query(
            sql, [after?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]
        ) { ($0.id(0), $0.optionalID(1)) }
        for (licence, session) in found {
            let source = session.map(LicenceSource.session) ?? .elsewhere(licence)
            try SessionCheck(step: step).compare(licence, of: source)
        }
        return found.count == rowsPerStep ? found.last?.0 : nil
    }
}
