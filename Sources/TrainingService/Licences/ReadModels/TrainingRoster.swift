import Contracts
import Database
import EventKit
import StaffAPI

/// Who of an organisation's members is trained. Any licence that counts makes somebody trained; where only others had them trained, it is told
/// through which of them.
struct TrainingRoster {
    let organisation: OrganisationID
    let connection: Connection
    let now: Instant

    /// Which of the members are asked for.
    struct Filter: Sendable, Equatable {
        var trained: Bool?
        var highRisk: Bool?
        var expiringSoon: Bool?
        var search: String?

        /// Throws `ParameterFault`.
        init(_ query: ParameterReader) throws {
            trained = try query.flag("trained")
            highRisk = try query.flag("high_risk")
            expiringSoon = try query.flag("expiring_soon")
            search = try query.search()
        }

        /// In words, for cursors.
        var description: [String: String] {
            var words: [String: String] = [:]
            words["trained"] = trained.map { "\($0)" }
            words["high_risk"] = highRisk.map { "\($0)" }
            words["expiring_soon"] = expiringSoon.map { "\($0)" }
            words["search"] = search
            return words
        }
    }

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var search: String
        var user: UserID
    }

    /// A member with where they stand in the list.
    struct Line {
        let member: TrainingRosterMember
        let position: Position
    }

    /// A line per member: until when they are trained, and until when by this organisation alone. Values: the present and the organisation
    /// twice each, in this order.
    private static let members = """
        SELECT m.user_id AS user_id, p.name AS name, p.email AS email, coalesce(p.search, '') AS search,
            (SELECT max(l.expires_at) FROM licences l WHERE l.user_id = m.user_id AND l.standing = 'active' AND l.expires_at > ?1) AS until,
            (SELECT l.organisation_id FROM licences l WHERE l.user_id = m.user_id AND l.standing = 'active' AND l.expires_at > ?1
                ORDER BY l.organisation_id = ?2 DESC, l.expires_at DESC, l.licence_id LIMIT 1) AS through,
            coalesce(a.high_risk, 0) AS high_risk
        FROM organisation_members m LEFT JOIN people p ON p.user_id = m.user_id
        LEFT JOIN onboarding_answers a ON a.organisation_id = m.organisation_id AND a.user_id = m.user_id
        WHERE m.organisation_id = ?2 AND m.is_member AND NOT coalesce(p.gone, 0)
        """

    func page(_ filter: Filter, after position: Position?, limit: Int) throws -> [Line] {
        var conditions = conditions(filter)
        if let position { conditions.add("(search, user_id) > (?, ?)", .text(position.search), position.user.sqlValue) }
        return try connection.query("\(Self.sql(conditions)) LIMIT ?", values(conditions) + [limit.sqlValue], line)
    }

    func forEach(_ filter: Filter, _ body: (TrainingRosterMember) throws -> Void) throws {
        let conditions = conditions(filter)
        try connection.forEach(Self.sql(conditions), values(conditions)) { try body(line($0).member) }
    }

    private func conditions(_ filter: Filter) -> Conditions {
        var conditions = Conditions()
        if let trained = filter.trained { conditions.add("until IS \(trained ? "NOT " : "")NULL") }
        if let highRisk = filter.highRisk { conditions.add("high_risk = \(highRisk ? 1 : 0)") }
        if let soon = filter.expiringSoon { conditions.add("coalesce(until <= ?3, 0) = \(soon ? 1 : 0)") }
        conditions.add(words: filter.search ?? "", in: ["search"])
        return conditions
    }

    private static func sql(_ conditions: Conditions) -> String {
        """
        SELECT user_id, name, email, search, until, through, high_risk FROM (\(members))
        WHERE ?3 = ?3 AND \(conditions.sql) ORDER BY search, user_id
        """
    }

    /// Those with a number stand before the others.
    private func values(_ conditions: Conditions) -> [SQLValue] {
        [now.sqlValue, organisation.sqlValue, soon.sqlValue] + conditions.values
    }

    func counts() throws -> TrainingRosterAnswer.Counts {
        let sql = "SELECT count(*), count(until), coalesce(sum(until <= ?3), 0) FROM (\(Self.members))"
        let found = try connection.first(sql, [now.sqlValue, organisation.sqlValue, soon.sqlValue]) { row in
            TrainingRosterAnswer.Counts(members: Int(row.int(0)), trained: Int(row.int(1)), expiringSoon: Int(row.int(2)))
        }
        return found ?? TrainingRosterAnswer.Counts(members: 0, trained: 0, expiringSoon: 0)
    }

    private var soon: Instant { LicenceFilter.soon(after: now) }

    private func line(_ row: Row) -> Line {
        let (user, until, through): (UserID, Instant?, OrganisationID?) = (row.id(0), row.optionalInstant(4), row.optionalID(5))
        let member = TrainingRosterMember(
            userID: user, name: row.optionalText(1), email: row.optionalText(2), trained: until != nil, trainedUntil: until,
            expiringSoon: until.map { $0 <= soon } ?? false, throughOrganisationID: through == organisation ? nil : through,
            highRisk: row.bool(6))
        return Line(member: member, position: Position(search: row.text(3), user: user))
    }
}
