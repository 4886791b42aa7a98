import Contracts
import Database
import EventKit
import StaffAPI

/// Reads licences as callers see them.
struct LicenceReader {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var grantedAt: Instant
        var licence: LicenceID

        init(of row: LicenceRow) {
            grantedAt = row.grantedAt
            licence = row.licenceID
        }
    }

    private static let columns = """
        l.licence_id, l.session_id, l.training_id, l.user_id, l.organisation_id, l.standing, l.completed_on, l.expires_at, l.granted_at,
        l.granted_by, l.evidence, l.reason, l.revoked_at, l.revoked_reason, l.version, p.name, p.email, o.name, t.title, c.code
        """
    private static let tables = """
        licences l LEFT JOIN people p ON p.user_id = l.user_id LEFT JOIN organisations o ON o.organisation_id = l.organisation_id
        LEFT JOIN trainings t ON t.training_id = l.training_id LEFT JOIN certificates c ON c.licence_id = l.licence_id
        """
    private static let order = "ORDER BY l.granted_at DESC, l.licence_id"

    /// What a licence is by the clock; nil for a word that isn't one.
    static func status(standing: String, expiresAt: Instant, at now: Instant) -> LicenceStatus? {
        let standing = LicenceStatus(rawValue: standing)
        return standing == .active && expiresAt <= now ? .expired : standing
    }

    func page(_ filter: LicenceFilter, after position: Position?, limit: Int) throws -> [LicenceRow] {
        var conditions = filter.conditions()
        if let position {
            let place = position.grantedAt.sqlValue
            conditions.add("(l.granted_at < ? OR (l.granted_at = ? AND l.licence_id > ?))", place, place, position.licence.sqlValue)
        }
        let sql = "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(conditions.sql) \(Self.order) LIMIT ?"
        return try connection.query(sql, conditions.values + [limit.sqlValue]) { row($0) }
    }

    func forEach(_ filter: LicenceFilter, _ body: (LicenceRow) throws -> Void) throws {
        let conditions = filter.conditions()
        let sql = "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(conditions.sql) \(Self.order)"
        try connection.forEach(sql, conditions.values) { try body(row($0)) }
    }

    func licence(_ id: LicenceID) throws -> LicenceRow? {
        try connection.first("SELECT \(Self.columns) FROM \(Self.tables) WHERE l.licence_id = ?", [id.sqlValue]) { row($0) }
    }

    /// By status; of other tables it looks only at what a search looks at.
    func countsQuestion(_ filter: LicenceFilter) -> (sql: String, values: [SQLValue]) {
        let conditions = filter.conditions(withStatus: false)
        let tables = filter.search.isEmpty ? "licences l" : "licences l LEFT JOIN people p ON p.user_id = l.user_id"
        let sql = """
            SELECT \(LicenceFilter.status), count(*), sum(\(LicenceFilter.endsSoon)) FROM \(tables) WHERE \(conditions.sql) GROUP BY 1
            """
        return (sql, [now.sqlValue, now.sqlValue, LicenceFilter.soon(after: now).sqlValue] + conditions.values)
    }

    func counts(_ filter: LicenceFilter) throws -> LicencesAnswer.Counts {
        let question = countsQuestion(filter)
        var counts = LicencesAnswer.Counts(active: 0, expired: 0, revoked: 0, expiringSoon: 0)
        try connection.forEach(question.sql, question.values) { row in
            let count = Int(row.int(1))
            switch LicenceStatus(rawValue: row.text(0)) {
            case .active?: (counts.active, counts.expiringSoon) = (count, Int(row.int(2)))
            case .expired?: counts.expired = count
            case .revoked?: counts.revoked = count
            case nil: break
            }
        }
        return counts
    }

    private func row(_ row: Row) -> LicenceRow {
        let (completedOn, expiresAt) = (row.date(6), row.instant(7))
        let status = Self.status(standing: row.text(5), expiresAt: expiresAt, at: now) ?? .revoked
        return LicenceRow(
            licenceID: row.id(0), sessionID: row.optionalID(1), trainingID: row.optionalID(2), trainingTitle: row.optionalText(18),
            userID: row.id(3), name: row.optionalText(15), email: row.optionalText(16), organisationID: row.id(4),
            organisationName: row.optionalText(17), status: status, completedAt: completedOn.start, completedOn: completedOn,
            expiresAt: expiresAt, expiringSoon: status == .active && expiresAt <= LicenceFilter.soon(after: now),
            grantedAt: row.instant(8), grantedBy: row.text(9), evidence: row.optionalText(10), reason: row.optionalText(11),
            revokedAt: row.optionalInstant(12), revokedReason: row.optionalText(13),
            certificateCode: row.optionalText(19).flatMap { CertificateCode($0) }, version: Int(row.int(14)))
    }
}
