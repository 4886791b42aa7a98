import CSQLite

/// One connection, lent to a closure for the length of a transaction. It must not leave that closure.
public final class Connection {
    let pointer: OpaquePointer
    private var cache = StatementCache()
    private var savepointDepth = 0

    /// Opens a file. A reader can't write and expects the file to be there.
    init(path: String, readOnly: Bool) throws {
        var opened: OpaquePointer?
        let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        // NOMUTEX: the database hands a connection to one thread at a time.
        let code = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            let error = DatabaseError(connection: opened, code: code)
            sqlite3_close_v2(opened)
            throw DatabaseError(kind: error.kind, message: "cannot open \(path): \(error.message)", code: error.code)
        }
        pointer = opened
    }

    deinit {
        cache.removeAll()
        sqlite3_close_v2(pointer)
    }

    /// The row id of the newest row inserted through this connection.
    public var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(pointer) }

    var isInTransaction: Bool { sqlite3_get_autocommit(pointer) == 0 }

    /// Runs one statement to its end and returns how many rows it inserted, updated or deleted.
    @discardableResult
    public func execute(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int {
        try using(sql, arguments) { statement in
            let before = sqlite3_total_changes64(pointer)
            while try statement.step() {}
            // Triggers count in the total and not in `changes`, which in turn keeps its value over statements that change nothing.
            return sqlite3_total_changes64(pointer) == before ? 0 : Int(sqlite3_changes64(pointer))
        }
    }

    /// Runs several statements without arguments, as a migration does.
    public func executeScript(_ sql: String) throws {
        let code = sqlite3_exec(pointer, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw DatabaseError(connection: pointer, code: code, sql: sql) }
    }

    /// All rows, each turned into a value.
    public func query<T>(_ sql: String, _ arguments: [SQLValue] = [], _ row: (Row) throws -> T) throws -> [T] {
        var values: [T] = []
        try forEach(sql, arguments) { values.append(try row($0)) }
        return values
    }

    /// The first row turned into a value, or nil when there is none.
    public func first<T>(_ sql: String, _ arguments: [SQLValue] = [], _ row: (Row) throws -> T) throws -> T? {
        try using(sql, arguments) { statement in
            try statement.step() ? try row(Row(statement: statement.pointer)) : nil
        }
    }

    /// Hands over the rows one by one, so that a large result never sits in memory.
    public func forEach(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Void) throws {
        try using(sql, arguments) { statement in
            while try statement.step() { try body(Row(statement: statement.pointer)) }
        }
    }

    /// Runs a part of the transaction that can fail alone: what it changed is undone when it throws, what came before stays.
    @discardableResult
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        let name = "level_\(savepointDepth)"
        try execute("SAVEPOINT \(name)")
        do {
            let value = try body()
            try execute("RELEASE \(name)")
            return value
        } catch {
            // A full disk can have ended the whole transaction already; then there is no savepoint left to return to.
            if isInTransaction {
                try execute("ROLLBACK TO \(name)")
                try execute("RELEASE \(name)")
            }
            throw error
        }
    }

    private func using<T>(_ sql: String, _ arguments: [SQLValue], _ body: (Statement) throws -> T) throws -> T {
        let statement = try cache.statement(sql, connection: pointer)
        statement.isInUse = true
        defer {
            statement.reset()
            statement.isInUse = false
        }
        try statement.bind(arguments)
        return try body(statement)
    }
}
