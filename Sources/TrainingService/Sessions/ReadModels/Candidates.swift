import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Who could be put on the roster of a session: without a search people of its organisation, with one anybody, those first.
struct Candidates {
    let connection: Connection

    private static let tables = """
        training_sessions s JOIN people p
        LEFT JOIN organisation_members m ON m.organisation_id = s.organisation_id AND m.user_id = p.user_id
        """

    func answer(for session: TrainingSessionID, search: String) throws -> CandidatesAnswer {
        var conditions = Conditions()
        conditions.add("s.session_id = ?", session.sqlValue)
        conditions.add("NOT p.gone")
        conditions.add("NOT EXISTS (SELECT 1 FROM session_roster r WHERE r.session_id = s.session_id AND r.user_id = p.user_id)")
        if SearchText(search).isEmpty { conditions.add("m.is_member") }
        conditions.add(words: search, in: ["p.search"])
        let total = try count("SELECT count(*) FROM \(Self.tables) WHERE \(conditions.sql)", conditions.values)
        return CandidatesAnswer(people: try people(conditions), total: total, members: try members(of: session))
    }

    private func people(_ conditions: Conditions) throws -> [Candidate] {
        let sql = """
            SELECT p.user_id, p.name, p.email, coalesce(m.is_member, 0) FROM \(Self.tables)
            WHERE \(conditions.sql) ORDER BY coalesce(m.is_member, 0) DESC, p.search, p.user_id LIMIT ?
            """
        return try connection.query(sql, conditions.values + [SessionOperations.candidatesMaximum.sqlValue]) { row in
            Candidate(userID: row.id(0), name: row.optionalText(1), email: row.optionalText(2), isMember: row.bool(3))
        }
    }

    private func members(of session: TrainingSessionID) throws -> Int {
        let sql = """
            SELECT count(*) FROM training_sessions s JOIN organisation_members m ON m.organisation_id = s.organisation_id
            JOIN people p ON p.user_id = m.user_id WHERE s.session_id = ? AND m.is_member AND NOT p.gone
            """
        return try count(sql, [session.sqlValue])
    }

    private func count(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try connection.first(sql, values) { Int($0.int(0)) } ?? 0
    }
}
