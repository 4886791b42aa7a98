import Contracts
import Database
import EventKit

/// Writes the search entries of all accounts and people anew, once, for data that an older version kept under texts in another form.
enum SearchRefresh {
    static let timer = "search-refresh"
    static let entriesPerStep = 500

    enum Kind: String, CaseIterable {
        case accounts, people
    }

    /// Asks for the timer where there is data already; a new read model has nothing to mend.
    static let migration = Migration(
        "rollup-search-refresh",
        Kind.allCases.map { kind in
            """
            INSERT INTO due (timer, key, due_at, run_at, data)
            SELECT '\(timer)', '\(kind.rawValue)', 0, 0, x'' WHERE EXISTS (SELECT 1 FROM rollup_state);

            """
        }.joined())

    /// Asks for it once more, for entries that don't tell yet what each of their lines is; a walk that isn't over begins anew.
    static let byFieldMigration = Migration(
        "rollup-search-by-field",
        Kind.allCases.map { kind in
            """
            INSERT INTO due (timer, key, due_at, run_at, data)
            SELECT '\(timer)', '\(kind.rawValue)', 0, 0, x'' WHERE EXISTS (SELECT 1 FROM rollup_state)
                ON CONFLICT (timer, key) DO UPDATE SET data = x'';

            """
        }.joined())

    /// Goes on behind the id that the timer carries.
    @Sendable static func walk(_ due: DueTimer, _ work: UnitOfWork) throws {
        guard let kind = Kind(rawValue: due.key) else { throw UnprocessableEvent("\(due.key) is not kept in the search") }
        let document = SearchDocument(connection: work.connection)
        let step: [[UInt8]]
        switch kind {
        case .accounts:
            let accounts = try AccountTable(connection: work.connection).accounts(after: AccountID(bytes: due.data), limit: entriesPerStep)
            for accountID in accounts { try document.refresh(accountID) }
            step = accounts.map(\.bytes)
        case .people:
            let users = try UserTable(connection: work.connection).users(after: UserID(bytes: due.data), limit: entriesPerStep)
            for user in users { try document.write(user) }
            step = users.map(\.userID.bytes)
        }
        guard step.count == entriesPerStep, let last = step.last else { return }
        try work.schedule(timer, key: due.key, at: due.dueAt, data: last)
    }
}
