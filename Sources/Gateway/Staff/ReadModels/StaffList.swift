import Contracts
import Database
import EventKit
import WireJSON

/// The directory at a moment: who has been here, whom the settings name, and to whom something is granted, one row per address.
///
/// Somebody who has come by two ids, such as a demo's and the platform's, is the one of whom was heard last. Who signed in by a login id whose
/// user is deleted isn't listed; where something is still granted to their address, that stands alone.
struct StaffList: Sendable {
    /// Where a page ends: its last row.
    struct Position: Codable, Sendable {
        var sortKey: String
        var memberID: String
    }

    /// After how long not being seen is worth a remark (DOMAIN §1).
    static let unseenDays = 90

    let managers: StaffManagers
    let now: Instant

    /// One page in the order of names, of addresses where there is no name, and where the next begins.
    func page(_ connection: Connection, limit: Int, from position: Position?) throws -> (rows: [StaffRow], next: Position?) {
        let found = try rows(
            connection, where: "(sort_key, member_id) > (?4, ?5) ORDER BY sort_key, member_id LIMIT ?6",
            [.text(position?.sortKey ?? ""), .text(position?.memberID ?? ""), .integer(Int64(limit + 1))])
        let page = found.prefix(limit)
        return (page.map(\.row), found.count > limit ? page.last?.position : nil)
    }

    /// The row of one address; of one that stands nowhere, an empty one.
    func row(of email: String, _ connection: Connection) throws -> StaffRow {
        let address = email.lowercased()
        let found = try rows(connection, where: "address = ?4 LIMIT 1", [.text(address)]).first?.row
        return found ?? StaffRow(email: address, managesStaff: managers.contains(address))
    }

    private func rows(
        _ connection: Connection, where condition: String, _ values: [SQLValue]
    ) throws -> [(position: Position, row: StaffRow)] {
        let named = String(decoding: try WireJSONEncoder().encode(managers.addresses), as: UTF8.self)
        let sql = """
            WITH present AS (
                SELECT * FROM staff_directory WHERE member_id NOT IN (SELECT value FROM json_each(?3))),
            people AS (
                SELECT member_id, email, address, name, sort_key, last_seen_at, policies FROM present AS staff WHERE NOT EXISTS (
                    SELECT 1 FROM present AS other
                    WHERE other.address = staff.address AND (other.last_seen_at, other.member_id) > (staff.last_seen_at, staff.member_id))
                UNION ALL
                SELECT address, address, address, NULL, address, NULL, '' FROM (
                    SELECT value AS address FROM json_each(?1)
                    UNION SELECT address FROM granted_policies WHERE until IS NULL OR until > ?2)
                WHERE address NOT IN (SELECT address FROM present))
            SELECT sort_key, member_id, email, name, last_seen_at, policies,
                (SELECT count(*) FROM account_managers WHERE manager = people.address)
            FROM people WHERE \(condition)
            """
        let gone = String(decoding: try WireJSONEncoder().encode(try deletedMembers(connection)), as: UTF8.self)
        let found = try connection.query(sql, [.text(named), now.sqlValue, .text(gone)] + values) { row in
            (position: Position(sortKey: row.text(0), memberID: row.text(1)), row: self.row(row))
        }
        return try found.map { ($0.position, try adding(to: $0.row, connection)) }
    }

    /// Those of the directory, which has a row per colleague, whose users the platform has deleted.
    private func deletedMembers(_ connection: Connection) throws -> [String] {
        let members = try connection.query("SELECT member_id FROM staff_directory") { $0.text(0) }
        return try members.filter { id in
            try StaffMemberID(id).flatMap { try PlatformUsers.user(loginID: $0, connection) }?.isDeleted ?? false
        }
    }

    private func row(_ row: Row) -> StaffRow {
        let seen = row.optionalInstant(4)
        return StaffRow(
            email: row.text(2), name: row.optionalText(3), lastSeenAt: seen,
            isUnseen: seen.map { $0.adding(days: Self.unseenDays) <= now } ?? false, accounts: row.int(6),
            managesStaff: managers.contains(row.text(2)),
            policies: row.text(5).split(separator: " ").map { StaffRow.Policy(policy: String($0), source: .token, until: nil) })
    }

    /// What the token carried stays, whatever is granted beside it.
    private func adding(to row: StaffRow, _ connection: Connection) throws -> StaffRow {
        var row = row
        row.policies += try GrantedPolicies.grants(to: row.email, at: now, connection).map {
            StaffRow.Policy(policy: $0.policy, source: .granted, until: $0.until)
        }
        return row
    }
}
