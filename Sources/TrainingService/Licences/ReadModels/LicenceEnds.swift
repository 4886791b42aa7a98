import Contracts
import Database
import StaffAPI

/// How many of the licences that count end in each of the months to come?
struct LicenceEnds {
    let connection: Connection
    let now: Instant

    /// - Parameter organisation: nil for those of all.
    func months(of organisation: OrganisationID?) throws -> [LicenceEndsAnswer.OfMonth] {
        try (0..<LicenceEndsAnswer.monthCount).map { index in
            let month = now.month.adding(months: index)
            let question = question(month, of: organisation)
            let count = try connection.first(question.sql, question.values) { Int($0.int(0)) } ?? 0
            return LicenceEndsAnswer.OfMonth(month: month, licences: count)
        }
    }

    func question(_ month: Month, of organisation: OrganisationID?) -> (sql: String, values: [SQLValue]) {
        var conditions = Conditions()
        conditions.add(LicenceFilter.endsWithin, now.sqlValue, month.start.sqlValue, month.end.sqlValue)
        if let organisation { conditions.add("l.organisation_id = ?", organisation.sqlValue) }
        return ("SELECT count(*) FROM licences l WHERE \(conditions.sql)", conditions.values)
    }
}
