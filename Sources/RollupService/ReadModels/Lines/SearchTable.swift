import Contracts
import Database
import ServiceKit

/// Finds accounts and people by any part of a name or address, in a trigram index.
struct SearchTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-search",
        """
        CREATE VIRTUAL TABLE account_search USING fts5(account_id UNINDEXED, text, tokenize = 'trigram');
        CREATE VIRTUAL TABLE user_search USING fts5(user_id UNINDEXED, text, tokenize = 'trigram');
        """
    )

    func put(_ accountID: AccountID, _ text: String) throws {
        try put("account_search", "account_id", accountID.bytes, row: Self.row(accountID.low), text)
    }

    func put(_ userID: UserID, _ text: String) throws {
        try put("user_search", "user_id", userID.bytes, row: Self.row(userID.low), text)
    }

    /// Up to `limit` accounts, in no order that means anything.
    func accounts(matching text: SearchText, limit: Int) throws -> [AccountID] {
        try find("account_search", "account_id", text, limit)
    }

    func users(matching text: SearchText, limit: Int) throws -> [UserID] {
        try find("user_search", "user_id", text, limit)
    }

    private func put(_ table: String, _ column: String, _ id: [UInt8], row: Int64, _ text: String) throws {
        let known = try connection.first("SELECT text FROM \(table) WHERE rowid = ?", [.integer(row)]) { $0.text(0) }
        guard known != text else { return }
        if known != nil { try connection.execute("DELETE FROM \(table) WHERE rowid = ?", [.integer(row)]) }
        guard !text.isEmpty else { return }
        try connection.execute("INSERT INTO \(table) (rowid, \(column), text) VALUES (?, ?, ?)", [.integer(row), .blob(id), .text(text)])
    }

    private func find<Tag>(_ table: String, _ column: String, _ text: SearchText, _ limit: Int) throws -> [Identifier<Tag>] {
        let match = SearchMatch(text, parameter: 1)
        return try connection.query("SELECT \(column) FROM \(table) WHERE \(match.condition) LIMIT ?2", [match.argument, limit.sqlValue]) {
            $0.id(0)
        }
    }

    /// The row is taken from the id's random bits, so that it is the same whenever the entry is written again.
    private static func row(_ low: UInt64) -> Int64 { Int64(low & UInt64(Int64.max)) }
}
