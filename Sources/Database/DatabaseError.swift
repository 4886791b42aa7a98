import CSQLite

/// What went wrong in the database: SQLite's extended result code, its message, and the SQL that was running.
public struct DatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a caller may want to tell apart. Everything else is `other`.
    public enum Kind: Sendable, Equatable {
        /// A UNIQUE or PRIMARY KEY constraint refused the row.
        case notUnique
        /// Another constraint (NOT NULL, CHECK, FOREIGN KEY, a trigger's RAISE) refused the row.
        case constraint
        /// Another process holds the file, or too many calls are waiting already. Worth another try.
        case busy
        /// The disk is full, can't be read, or can't be written.
        case storage
        /// The file is damaged or is no database.
        case corrupt
        /// A migration that had run before was changed afterwards, or the file is newer than this program.
        case migration
        /// The caller broke a rule of this module: a write inside a write, a wrong number of arguments, use after close.
        case misuse
        case other
    }

    public let kind: Kind
    public let code: Int32
    public let message: String
    public let sql: String?

    public var description: String {
        guard let sql else { return "\(message) (SQLite code \(code))" }
        return "\(message) (SQLite code \(code)) in: \(sql)"
    }

    init(kind: Kind, message: String, code: Int32 = SQLITE_MISUSE, sql: String? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// Reads the last error of a connection; its text is only valid until the next call, so it is copied here.
    init(connection: OpaquePointer?, code: Int32, sql: String? = nil) {
        let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
        let text = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        self.init(kind: Kind(code: extended), message: text, code: extended, sql: sql)
    }
}

extension DatabaseError.Kind {
    init(code: Int32) {
        // The lowest byte is the primary code; the constants of extended codes are macros that Swift does not import.
        let uniqueConstraint: Int32 = SQLITE_CONSTRAINT | (8 << 8)
        let primaryKeyConstraint: Int32 = SQLITE_CONSTRAINT | (6 << 8)
        let rowIDConstraint: Int32 = SQLITE_CONSTRAINT | (10 << 8)
        if [uniqueConstraint, primaryKeyConstraint, rowIDConstraint].contains(code) {
            self = .notUnique
            return
        }
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraint
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM: self = .storage
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
        case SQLITE_MISUSE, SQLITE_RANGE: self = .misuse
        default: self = .other
        }
    }
}
