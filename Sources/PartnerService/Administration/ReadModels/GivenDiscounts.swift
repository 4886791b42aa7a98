import Contracts
import Database
import EventKit

/// Which discounts have staff given, on accounts and on single workspaces? What an event says is taken from the newest that tells of the same place,
/// as in `ClientTerms`. Accounts and workspaces have ids of different things, so that one table holds both.
struct GivenDiscounts: Projection {
    let name = "given_discounts"
    let tables = ["given_discounts"]
    let migrations = [
        Migration(
            "given-discounts",
            """
            CREATE TABLE given_discounts (
                place_id BLOB PRIMARY KEY NOT NULL CHECK (length(place_id) = 16),
                kind TEXT,
                percent INTEGER CHECK (percent BETWEEN 0 AND 100),
                position INTEGER NOT NULL,
                CHECK ((kind IS NULL) = (percent IS NULL))
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has read these events already, and kept the percentages of accounts alone.
        .readingAgain(.billing, as: "given-discounts-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let set = try event.decode(DiscountSet.self) {
                try keep(set.discount, on: set.workspaceID?.sqlValue ?? set.accountID.sqlValue, event, work.connection)
            } else if let cleared = try event.decode(DiscountCleared.self) {
                try keep(nil, on: cleared.workspaceID?.sqlValue ?? cleared.accountID.sqlValue, event, work.connection)
            }
        }
    }

    private func keep(_ discount: Discount?, on place: SQLValue, _ event: CloudEvent, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO given_discounts (place_id, kind, percent, position) VALUES (?, ?, ?, ?)
            ON CONFLICT (place_id) DO UPDATE SET kind = excluded.kind, percent = excluded.percent, position = excluded.position
            WHERE excluded.position >= given_discounts.position
            """,
            [place, (discount?.kind.rawValue).sqlValue, (discount?.percent).sqlValue, (event.position ?? 0).sqlValue])
    }

    /// - Parameter place: an account or a workspace.
    static func discount<Tag>(on place: Identifier<Tag>, _ connection: Connection) throws -> Discount? {
        let sql = "SELECT kind, percent FROM given_discounts WHERE place_id = ? AND kind IS NOT NULL"
        let found = try connection.first(sql, [place.sqlValue]) { row -> Discount? in
            guard let kind = Discount.Kind(rawValue: row.text(0)), let percent = Percent(Int(row.int(1))) else { return nil }
            return Discount(kind: kind, percent: percent)
        }
        return found ?? nil
    }
}
