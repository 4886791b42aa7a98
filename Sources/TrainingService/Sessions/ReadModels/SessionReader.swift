import Contracts
import Database
import EventKit
import StaffAPI

/// Reads sessions as callers see them.
struct SessionReader {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var place: Instant
        var session: TrainingSessionID

        init(of row: SessionRow) {
            place = row.place
            session = row.sessionID
        }
    }

    private static let columns = """
        s.session_id, s.organisation_id, s.training_id, s.status, s.mode, s.scheduled_at, s.completed_on, s.price_cents,
        s.base_price_cents, s.included_participants, s.extra_price_cents, s.duration_minutes, s.grants_licence,
        s.expected_participants, s.agreed_price_cents, s.notes, s.origin, s.requested_by, s.requested_at, s.asked_training,
        s.asked_participants, s.version, o.name, t.title, p.name, p.email, s.held_elsewhere
        """
    private static let tables = """
        training_sessions s LEFT JOIN organisations o ON o.organisation_id = s.organisation_id
        LEFT JOIN trainings t ON t.training_id = s.training_id LEFT JOIN people p ON p.user_id = s.requested_by
        """
    private static let order = "ORDER BY s.place DESC, s.session_id"

    func page(_ filter: SessionFilter, after position: Position?, limit: Int) throws -> [SessionRow] {
        var conditions = filter.conditions()
        if let position {
            let place = position.place.sqlValue
            conditions.add("(s.place < ? OR (s.place = ? AND s.session_id > ?))", place, place, position.session.sqlValue)
        }
        let sql = "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(conditions.sql) \(Self.order) LIMIT ?"
        return try connection.query(sql, conditions.values + [limit.sqlValue]) { row($0) }.map(completed)
    }

    func forEach(_ filter: SessionFilter, _ body: (SessionRow) throws -> Void) throws {
        let conditions = filter.conditions()
        let sql = "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(conditions.sql) \(Self.order)"
        try connection.forEach(sql, conditions.values) { try body(completed(row($0))) }
    }

    func session(_ id: TrainingSessionID) throws -> SessionRow? {
        let sql = "SELECT \(Self.columns) FROM \(Self.tables) WHERE s.session_id = ?"
        return try connection.first(sql, [id.sqlValue]) { row($0) }.map(completed)
    }

    /// By status; at other tables it looks only for a search.
    func countsQuestion(_ filter: SessionFilter) -> (sql: String, values: [SQLValue]) {
        let conditions = filter.conditions(withStatus: false)
        let tables = filter.search.isEmpty ? "training_sessions s" : Self.tables
        let sql = "SELECT s.status, count(*), sum(s.training_id IS NULL) FROM \(tables) WHERE \(conditions.sql) GROUP BY s.status"
        return (sql, conditions.values)
    }

    func counts(_ filter: SessionFilter) throws -> SessionsAnswer.Counts {
        let question = countsQuestion(filter)
        var counts = SessionsAnswer.Counts(requested: 0, scheduled: 0, completed: 0, cancelled: 0, withoutTraining: 0)
        try connection.forEach(question.sql, question.values) { row in
            let count = Int(row.int(1))
            switch SessionStatus(rawValue: row.text(0)) {
            case .requested?: (counts.requested, counts.withoutTraining) = (count, counts.withoutTraining + Int(row.int(2)))
            case .scheduled?: (counts.scheduled, counts.withoutTraining) = (count, counts.withoutTraining + Int(row.int(2)))
            case .completed?: counts.completed = count
            case .cancelled?: counts.cancelled = count
            case nil: break
            }
        }
        return counts
    }

    /// Everybody on the roster, in the order in which they were added.
    func roster(of id: TrainingSessionID) throws -> [Participant] {
        let sql = """
            SELECT r.user_id, p.name, p.email, l.licence_id, l.standing, l.expires_at FROM session_roster r
            LEFT JOIN people p ON p.user_id = r.user_id
            LEFT JOIN licences l ON l.session_id = r.session_id AND l.user_id = r.user_id
            WHERE r.session_id = ? ORDER BY r.place
            """
        return try connection.query(sql, [id.sqlValue]) { row in
            let status = row.optionalText(4).flatMap { LicenceReader.status(standing: $0, expiresAt: row.instant(5), at: now) }
            return Participant(
                userID: row.id(0), name: row.optionalText(1), email: row.optionalText(2), licenceID: row.optionalID(3),
                licenceStatus: status)
        }
    }

    /// A row of the table, without its roster.
    private func row(_ row: Row) -> SessionRow {
        let requester: UserID? = row.optionalID(17)
        return SessionRow(
            sessionID: row.id(0), organisationID: row.id(1), organisationName: row.optionalText(22), trainingID: row.optionalID(2),
            trainingTitle: row.optionalText(23), mode: row.optionalText(4).flatMap(TrainingMode.init(rawValue:)),
            status: SessionStatus(rawValue: row.text(3)) ?? .requested, scheduledAt: row.optionalInstant(5),
            completedOn: row.optionalDate(6), heldElsewhere: row.bool(26), priceCents: row.optionalCents(7),
            basePriceCents: row.optionalCents(8),
            agreedPriceCents: row.optionalCents(14), includedParticipants: row.optionalInt(9).map { Int($0) },
            extraPriceCents: row.optionalCents(10), expectedParticipants: row.optionalInt(13).map { Int($0) },
            grantsLicence: row.isNull(12) ? nil : row.bool(12), durationMinutes: row.optionalInt(11).map { Int($0) },
            notes: row.optionalText(15), origin: SessionRequested.Origin(rawValue: row.text(16)) ?? .platform,
            requestedBy: requester.map { KnownPerson(userID: $0, name: row.optionalText(24), email: row.optionalText(25)) },
            requestedAt: row.instant(18), askedTraining: row.optionalText(19), askedParticipants: row.optionalInt(20).map { Int($0) },
            trainedShare: TrainedShare(licensed: 0, members: 0), roster: [], version: Int(row.int(21)))
    }

    private func completed(_ row: SessionRow) throws -> SessionRow {
        var row = row
        row.roster = try roster(of: row.sessionID)
        let licensed = row.roster.count { $0.licenceStatus.map { $0 == LicenceStatus.active } ?? false }
        row.trainedShare = TrainedShare(licensed: licensed, members: row.roster.count)
        return row
    }
}
