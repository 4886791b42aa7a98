import Contracts
import Database

/// Finds accounts and people by any part of a name or address, and by ids, in a trigram index.
struct SearchTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-search",
        """
        CREATE VIRTUAL TABLE account_search USING fts5(account_id UNINDEXED, text, tokenize = 'trigram');
        CREATE VIRTUAL TABLE user_search USING fts5(user_id UNINDEXED, text, tokenize = 'trigram');
        """
    )

    /// The trigrams of the indexes, each once.
    static let termsMigration = Migration(
        "rollup-search-terms",
        """
        CREATE VIRTUAL TABLE account_search_terms USING fts5vocab(account_search, 'row');
        CREATE VIRTUAL TABLE user_search_terms USING fts5vocab(user_search, 'row');
        """
    )

    /// Something that a search finds, and under what it is kept.
    struct Found<ID> {
        let id: ID
        let entry: SearchEntry
    }

    /// So many of all that hold the words of a question are looked at, and so much of their texts.
    static let foundMaximum = 500
    private static let bytesMaximum = 4 * 1_024 * 1_024

    func put(_ accountID: AccountID, _ text: String) throws {
        try put("account_search", "account_id", accountID.bytes, row: Self.row(accountID.low), text)
    }

    func put(_ userID: UserID, _ text: String) throws {
        try put("user_search", "user_id", userID.bytes, row: Self.row(userID.low), text)
    }

    /// The accounts with a line in the month that hold every word of the question. Of more than `foundMaximum` some, and among them those that
    /// are, or begin with, the whole of it.
    func accounts(_ question: SearchQuestion, _ month: Month) throws -> [Found<AccountID>] {
        // The table of hours has a row for each line, and they are the shortest.
        let isShown = "EXISTS (SELECT 1 FROM account_usage WHERE month = ?2 AND account_id = account_search.account_id)"
        return try find("account_search", "account_id", question, where: isShown, month.sqlValue)
    }

    func users(_ question: SearchQuestion) throws -> [Found<UserID>] {
        try find("user_search", "user_id", question, where: "?2", true)
    }

    private func put(_ table: String, _ column: String, _ id: [UInt8], row: Int64, _ text: String) throws {
        let known = try connection.first("SELECT text FROM \(table) WHERE rowid = ?", [.integer(row)]) { $0.text(0) }
        guard known != text else { return }
        if known != nil { try connection.execute("DELETE FROM \(table) WHERE rowid = ?", [.integer(row)]) }
        guard !text.isEmpty else { return }
        try connection.execute("INSERT INTO \(table) (rowid, \(column), text) VALUES (?, ?, ?)", [.integer(row), .blob(id), .text(text)])
    }

    private func find<Tag>(
        _ table: String, _ column: String, _ question: SearchQuestion, where filter: String, _ argument: SQLValue
    ) throws -> [Found<Identifier<Tag>>] {
        var found: [Found<Identifier<Tag>>] = []
        var seen: Set<Identifier<Tag>> = []
        // Each finds less than the one before, and is only needed where that one doesn't find all.
        let matches = [
            try SearchMatch(question, in: table, connection, parameter: 3), SearchMatch(question, whole: .prefix, parameter: 3),
            SearchMatch(question, whole: .exact, parameter: 3),
        ]
        for match in matches.compactMap({ $0 }) {
            var (count, bytes) = (0, 0)
            let sql = "SELECT \(column), text FROM \(table) WHERE \(match.condition) AND \(filter) LIMIT ?1"
            try connection.forEach(sql, [Self.foundMaximum.sqlValue, argument] + match.arguments) { row in
                count += 1
                guard bytes < Self.bytesMaximum, seen.insert(row.id(0)).inserted else { return }
                let text = row.text(1)
                bytes += text.utf8.count
                found.append(Found(id: row.id(0), entry: SearchEntry(text)))
            }
            guard count == Self.foundMaximum || bytes >= Self.bytesMaximum else { break }
        }
        return found
    }

    /// The row is taken from the id's random bits, so that it is the same whenever the entry is written again.
    private static func row(_ low: UInt64) -> Int64 { Int64(low & UInt64(Int64.max)) }
}
