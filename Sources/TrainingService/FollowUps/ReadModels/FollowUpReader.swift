import Contracts
import Database
import EventKit
import StaffAPI

/// Reads follow-ups as callers see them. Open ones that nobody can do anything about any more are left out.
struct FollowUpReader {
    let connection: Connection

    /// Which of them are asked for.
    struct Filter: Sendable, Equatable {
        var kind: FollowUpKind?
        var status: FollowUpStatus?
        var organisation: OrganisationID?

        /// Throws `ParameterFault`.
        init(_ query: ParameterReader) throws {
            kind = try query.choice("kind")
            status = try query.choice("status")
            organisation = try query.id("organisation")
        }

        /// In words, for cursors.
        var description: [String: String] {
            var words: [String: String] = [:]
            words["kind"] = kind?.rawValue
            words["status"] = status?.rawValue
            words["organisation"] = organisation?.description
            return words
        }
    }

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var openedAt: Instant
        var followUp: FollowUpID

        init(of row: FollowUpRow) {
            openedAt = row.openedAt
            followUp = row.followUpID
        }
    }

    private static let question = """
        SELECT f.follow_up_id, f.kind, f.user_id, p.name, p.email, f.organisation_id, o.name, f.status, f.note, f.opened_at, f.closed_at,
            f.closed_by, f.cause, f.version
        FROM follow_ups f LEFT JOIN people p ON p.user_id = f.user_id
        LEFT JOIN organisations o ON o.organisation_id = f.organisation_id
        """
    /// Whether an organisation is to be a partner is asked whoever said that it might be.
    private static let canBeDone = """
        CASE f.kind WHEN 'review_partner' THEN \(Belonging.standing("f.organisation_id"))
            ELSE \(Belonging.condition(user: "f.user_id", organisation: "f.organisation_id")) END
        """

    func page(_ filter: Filter, after position: Position?, limit: Int) throws -> [FollowUpRow] {
        var conditions = Conditions()
        conditions.add("(f.status = 'done' OR (\(Self.canBeDone)))")
        if let kind = filter.kind { conditions.add("f.kind = ?", .text(kind.rawValue)) }
        if let status = filter.status { conditions.add("f.status = ?", .text(status.rawValue)) }
        if let organisation = filter.organisation { conditions.add("f.organisation_id = ?", organisation.sqlValue) }
        if let position {
            conditions.add("(f.opened_at, f.follow_up_id) > (?, ?)", position.openedAt.sqlValue, position.followUp.sqlValue)
        }
        let sql = "\(Self.question) WHERE \(conditions.sql) ORDER BY f.opened_at, f.follow_up_id LIMIT ?"
        return try connection.query(sql, conditions.values + [limit.sqlValue], row)
    }

    func followUp(_ id: FollowUpID) throws -> FollowUpRow? {
        try connection.first("\(Self.question) WHERE f.follow_up_id = ?", [id.sqlValue], row)
    }

    func counts() throws -> FollowUpsAnswer.Counts {
        var counts = FollowUpsAnswer.Counts(reviewPartner: 0, arrangeTraining: 0, verifyTraining: 0)
        let sql = "SELECT f.kind, count(*) FROM follow_ups f WHERE f.status = 'open' AND (\(Self.canBeDone)) GROUP BY f.kind"
        try connection.forEach(sql) { row in
            let count = Int(row.int(1))
            switch FollowUpKind(rawValue: row.text(0)) {
            case .reviewPartner?: counts.reviewPartner = count
            case .arrangeTraining?: counts.arrangeTraining = count
            case .verifyTraining?: counts.verifyTraining = count
            case nil: break
            }
        }
        return counts
    }

    private func row(_ row: Row) -> FollowUpRow {
        FollowUpRow(
            followUpID: row.id(0), kind: FollowUpKind(rawValue: row.text(1)) ?? .reviewPartner, userID: row.id(2),
            name: row.optionalText(3), email: row.optionalText(4), organisationID: row.id(5), organisationName: row.optionalText(6),
            status: FollowUpStatus(rawValue: row.text(7)) ?? .open, note: row.optionalText(8), openedAt: row.instant(9),
            closedAt: row.optionalInstant(10), closedBy: row.optionalText(11),
            closedBecause: row.optionalText(12).flatMap(FollowUpClosed.Cause.init(rawValue:)), version: Int(row.int(13)))
    }
}
