import Contracts
import Database
import EventKit

extension BillableSession {
    private static let question = """
        SELECT session_id, organisation_id, title, completed_on, participants, price_cents
        FROM training_sessions LEFT JOIN training_titles USING (training_id)
        """

    /// Nil where TrainingService has told of none.
    init?(_ id: TrainingSessionID, _ connection: Connection) throws {
        let found = try connection.first("\(Self.question) WHERE session_id = ?", [id.sqlValue], Self.init)
        guard let found else { return nil }
        self = found
    }

    /// Completed sessions of an organisation that cost something, the oldest first.
    /// - Parameters:
    ///   - invoiced: those that are left out.
    ///   - limit: how many at most.
    static func toInvoice(
        of organisation: OrganisationID, except invoiced: Set<TrainingSessionID>, limit: Int, _ connection: Connection
    ) throws -> [BillableSession] {
        let (sql, values) = completedQuestion(of: organisation, limit: limit + invoiced.count)
        let sessions = try connection.query(sql, values, Self.init)
        return Array(sessions.filter { !invoiced.contains($0.id) }.prefix(limit))
    }

    static func completedQuestion(of organisation: OrganisationID, limit: Int) -> (sql: String, values: [SQLValue]) {
        (
            "\(question) WHERE organisation_id = ? AND price_cents > 0 ORDER BY completed_on, session_id LIMIT ?",
            [organisation.sqlValue, limit.sqlValue]
        )
    }

    private init(_ row: Row) {
        self.init(
            id: row.id(0), organisationID: row.id(1), title: row.optionalText(2), completedOn: row.optionalDate(3),
            participants: Int(row.int(4)), price: row.optionalCents(5) ?? .zero)
    }
}
