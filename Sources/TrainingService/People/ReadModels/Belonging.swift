import Contracts
import Database
import EventKit

/// Of whom it matters what they have answered about an organisation: they aren't erased, have neither left it nor are its guests, and it
/// isn't deleted. What the platform hasn't told yet stands in nobody's way.
enum Belonging {
    /// As SQL, by the columns that name the person and the organisation.
    static func condition(user: String, organisation: String) -> String {
        """
        \(standing(organisation)) AND NOT EXISTS (SELECT 1 FROM people b WHERE b.user_id = \(user) AND b.gone)
        AND NOT EXISTS (SELECT 1 FROM organisation_members b
            WHERE b.organisation_id = \(organisation) AND b.user_id = \(user) AND NOT b.is_member)
        """
    }

    /// That an organisation isn't deleted, as SQL by the column that names it.
    static func standing(_ organisation: String) -> String {
        "NOT EXISTS (SELECT 1 FROM organisations b WHERE b.organisation_id = \(organisation) AND b.deleted)"
    }

    static func holds(of user: UserID, in organisation: OrganisationID, _ connection: Connection) throws -> Bool {
        let sql = "SELECT 1 WHERE " + condition(user: "?1", organisation: "?2")
        return try connection.first(sql, [user.sqlValue, organisation.sqlValue]) { _ in true } ?? false
    }
}
