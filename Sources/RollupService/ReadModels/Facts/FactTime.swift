import Contracts
import Database

/// How a table keeps which of two facts is newer: the columns `fact_at`, `fact_nanoseconds` and `fact_id`, compared in this order.
enum FactTime {
    static let columns = "fact_at, fact_nanoseconds, fact_id"
    static let newestFirst = "fact_at DESC, fact_nanoseconds DESC, fact_id DESC"

    /// Adds the digits beyond the millisecond to a table that was made without them.
    static func nanoseconds(of table: String) -> Migration {
        Migration(
            "rollup-nanoseconds-of-\(table)",
            """
            ALTER TABLE \(table) ADD COLUMN fact_nanoseconds INTEGER NOT NULL DEFAULT 0 CHECK (fact_nanoseconds BETWEEN 0 AND 999999);
            """)
    }
}

extension FactStamp {
    /// In the order of `FactTime.columns`.
    var sqlValues: [SQLValue] { [at.sqlValue, nanoseconds.sqlValue, id.sqlValue] }
}

extension Row {
    /// The stamp that begins at a column, in the order of `FactTime.columns`.
    func stamp(_ index: Int) -> FactStamp {
        FactStamp(at: instant(index), nanoseconds: Int(int(index + 1)), id: text(index + 2))
    }
}
