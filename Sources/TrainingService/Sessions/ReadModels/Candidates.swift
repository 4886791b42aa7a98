import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Who could be put on the roster of a session: without a search people of its organisation, with one anybody, those first.
struct Candidates {
    let connection: Connection

    func people(for session: TrainingSessionID, search: String) throws -> [Candidate] {
        var conditions = Conditions()
        conditions.add("NOT p.gone")
        conditions.add("NOT EXISTS (SELECT 1 FROM session_roster r WHERE r.session_id = s.session_id AND r.user_id = p.user_id)")
        if SearchText(search).isEmpty { conditions.add("m.is_member") }
        conditions.add(words: search, in: ["p.search"])
        let sql = """
            SELECT p.user_id, p.name, p.email, coalesce(m.is_member, 0) FROM training_sessions s JOIN people p
            LEFT JOIN organisation_members m ON m.organisation_id = s.organisation_id AND m.user_id = p.user_id
            WHERE s.session_id = ? AND \(conditions.sql) ORDER BY coalesce(m.is_member, 0) DESC, p.search, p.user_id LIMIT ?
            """
        let values = [session.sqlValue] + conditions.values + [SessionOperations.candidatesMaximum.sqlValue]
        return try connection.query(sql, values) { row in
            Candidate(userID: row.id(0), name: row.optionalText(1), email: row.optionalText(2), isMember: row.bool(3))
        }
    }
}
