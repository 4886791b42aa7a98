import Contracts
import Database
import EventKit
import StaffAPI

/// Who does what is at high risk, by their own answer, and holds no licence that counts? Whoever has left the organisation of which they
/// said it needs none for it. Whoever has waited longest comes first.
struct UntrainedPeople {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var answeredAt: Instant
        var user: UserID
        var organisation: OrganisationID

        init(of person: UntrainedPerson) {
            answeredAt = person.answeredAt
            user = person.userID
            organisation = person.organisationID
        }
    }

    func page(in organisation: OrganisationID?, after position: Position?, limit: Int) throws -> [UntrainedPerson] {
        var conditions = Conditions()
        conditions.add("a.high_risk")
        conditions.add(Belonging.condition(user: "a.user_id", organisation: "a.organisation_id"))
        conditions.add(
            """
            NOT EXISTS (SELECT 1 FROM licences l WHERE l.user_id = a.user_id AND l.standing = 'active' AND l.expires_at > ?)
            """, now.sqlValue)
        if let organisation { conditions.add("a.organisation_id = ?", organisation.sqlValue) }
        if let position {
            conditions.add(
                "(a.fact_at, a.user_id, a.organisation_id) > (?, ?, ?)", position.answeredAt.sqlValue, position.user.sqlValue,
                position.organisation.sqlValue)
        }
        let sql = """
            SELECT a.user_id, p.name, p.email, a.organisation_id, o.name, a.fact_at FROM onboarding_answers a
            LEFT JOIN people p ON p.user_id = a.user_id LEFT JOIN organisations o ON o.organisation_id = a.organisation_id
            WHERE \(conditions.sql) ORDER BY a.fact_at, a.user_id, a.organisation_id LIMIT ?
            """
        return try connection.query(sql, conditions.values + [limit.sqlValue]) { row in
            UntrainedPerson(
                userID: row.id(0), name: row.optionalText(1), email: row.optionalText(2), organisationID: row.id(3),
                organisationName: row.optionalText(4), answeredAt: row.instant(5))
        }
    }
}
