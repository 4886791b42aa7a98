import Contracts
import Database
import EventKit

/// A line of the table of training sessions.
struct SessionRecord {
    let organisation: OrganisationID
    var training: TrainingID?
    var cost = SessionCost()
    /// Of the newest event about it.
    var position: Int64 = 0

    init(organisation: OrganisationID) {
        self.organisation = organisation
    }

    /// Nil where there is none.
    init?(of session: TrainingSessionID, _ connection: Connection) throws {
        let sql = """
            SELECT organisation_id, training_id, base_price_cents, included_participants, extra_price_cents, agreed_price_cents, participants,
                completed_on, price_cents, position
            FROM training_sessions WHERE session_id = ?
            """
        guard let found = try connection.first(sql, [session.sqlValue], Self.init) else { return nil }
        self = found
    }

    private init(_ row: Row) {
        organisation = row.id(0)
        training = row.optionalID(1)
        let terms = row.optionalCents(2).map { base in
            SessionTerms(
                priceCents: base, includedParticipants: Int(row.int(3)), extraPriceCents: row.optionalCents(4), grantsLicence: false)
        }
        cost = SessionCost(
            terms: terms, agreed: row.optionalCents(5), participants: Int(row.int(6)), completedOn: row.optionalDate(7),
            price: row.optionalCents(8))
        position = row.int(9)
    }

    func put(_ session: TrainingSessionID, _ connection: Connection) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO training_sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                session.sqlValue, organisation.sqlValue, training.sqlValue, (cost.terms?.priceCents).sqlValue,
                (cost.terms?.includedParticipants).sqlValue, (cost.terms?.extraPriceCents).sqlValue, cost.agreed.sqlValue,
                cost.participants.sqlValue, cost.completedOn.sqlValue, cost.price.sqlValue, position.sqlValue,
            ])
    }
}
