import Contracts
import Database

/// Numbers of a series that stand on no document, though a later one does.
struct NumberGap: Sendable, Equatable {
    /// As numbers are written; the same where one is missing.
    let first: String
    let last: String

    /// The most that are named; how many more there are is told beside them.
    private static let namedMaximum = 20

    /// Before the last number of each series and year that another system gave there may be gaps: they are its own, or of documents that weren't
    /// imported. Ours begin after it, and have none.
    static func ofThePast(_ connection: Connection) throws -> [NumberGap] {
        let sql = """
            SELECT series, year, previous + 1, sequence - 1 FROM (
                SELECT series, year, sequence, lag(sequence, 1, 0) OVER (PARTITION BY series, year ORDER BY sequence) AS previous,
                    max(iif(is_imported, sequence, 0)) OVER (PARTITION BY series, year) AS last_imported
                FROM issued_numbers
            ) WHERE sequence > previous + 1 AND sequence <= last_imported ORDER BY series DESC, year, sequence
            """
        return try connection.query(sql) { row in
            let series = NumberSeries(rawValue: row.text(0)) ?? .invoices
            return NumberGap(
                first: try series.number(row.int(2), in: Int(row.int(1))).text,
                last: try series.number(row.int(3), in: Int(row.int(1))).text)
        }
    }

    /// `2026-000003 to 2026-000007, 2026-000040`, and how many more there are; nil where there is none.
    static func names(_ gaps: [NumberGap]) -> String? {
        guard !gaps.isEmpty else { return nil }
        let named = gaps.prefix(namedMaximum).map { $0.first == $0.last ? $0.first : "\($0.first) to \($0.last)" }
        let more = gaps.count - named.count
        return named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
