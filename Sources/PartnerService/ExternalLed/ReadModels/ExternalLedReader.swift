import Contracts
import Database
import EventKit
import StaffAPI

/// Reads external-led organisations as callers see them now. One that is deleted stands in no list.
struct ExternalLedReader {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var detectedAt: Instant
        var organisation: OrganisationID
    }

    private static let columns = """
        organisation_id, name, created_at, external_led.created_by, state, note, detected_at, marked_at, marked_by, version
        """
    private static let from = "external_led JOIN organisations USING (organisation_id) WHERE NOT deleted"

    /// Which are asked for.
    struct Filter: Sendable, Equatable {
        var state: ExternalLedState?
        var organisation: OrganisationID?
    }

    func count(_ state: ExternalLedState) throws -> Int {
        let sql = "SELECT count(*) FROM \(Self.from) AND state = ?"
        return try connection.first(sql, [state.rawValue.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    func page(_ filter: Filter, after position: Position?, limit: Int) throws -> [ExternalLedRow] {
        var (sql, values): (String, [SQLValue]) = ("SELECT \(Self.columns) FROM \(Self.from)", [])
        if let state = filter.state {
            sql += " AND state = ?"
            values.append(state.rawValue.sqlValue)
        }
        if let organisation = filter.organisation {
            sql += " AND organisation_id = ?"
            values.append(organisation.sqlValue)
        }
        if let position {
            sql += " AND (detected_at, organisation_id) < (?, ?)"
            values += [position.detectedAt.sqlValue, position.organisation.sqlValue]
        }
        sql += " ORDER BY detected_at DESC, organisation_id DESC LIMIT ?"
        return try connection.query(sql, values + [limit.sqlValue]) { row($0) }.map(completed)
    }

    func organisation(_ id: OrganisationID) throws -> ExternalLedRow? {
        let sql = "SELECT \(Self.columns) FROM \(Self.from) AND organisation_id = ?"
        return try connection.first(sql, [id.sqlValue]) { row($0) }.map(completed)
    }

    /// A row of the table, without what is known of others.
    private func row(_ row: Row) -> ExternalLedRow {
        ExternalLedRow(
            organisationID: row.id(0), name: row.text(1), createdAt: row.instant(2),
            creator: ExternalLedRow.Creator(userID: row.id(3), name: nil, email: nil), partners: [], members: 0, referrals: [],
            state: Word(text: row.text(4)), note: row.optionalText(5), detectedAt: row.instant(6), markedAt: row.optionalInstant(7),
            markedBy: row.optionalText(8), version: Int(row.int(9)))
    }

    private func completed(_ row: ExternalLedRow) throws -> ExternalLedRow {
        var row = row
        let person = try People.person(row.creator.userID, connection)
        row.creator.name = person.name
        row.creator.email = person.email
        let signs = ExternalLedSigns(connection: connection)
        row.partners = try signs.partnersEver(with: row.creator.userID, apartFrom: row.organisationID).map {
            ExternalLedRow.Partner(organisationID: $0, name: try Organisations.name(of: $0, connection))
        }
        row.members = try OwnMembers.count(of: row.organisationID, connection)
        let reader = ReferralReader(connection: connection, now: now)
        row.referrals = try ReferralReader.referrals(of: AccountID(of: row.organisationID), connection).reversed().compactMap {
            try reader.referral($0)
        }
        return row
    }
}
