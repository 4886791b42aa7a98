/// What makes the bytes of deleted rows leave the files, where overwriting them in their place (`secure_delete`) isn't enough.
extension Database {
    /// Pages of an index that one step of `mergeSearchIndex` writes at most, about 4 kB each.
    private static let pagesPerStep = 500
    /// How long the writer waits for readers that still need the log, before it is left as it is.
    private static let logPatienceMilliseconds = 200

    /// Goes on with writing a full-text index (FTS5) anew without the terms of deleted rows, which it keeps until its parts are merged. One step is one
    /// short transaction, so that writers come in between.
    ///
    /// The option `secure-delete` of FTS5 does the same at once, but SQLite knows it from 3.42 on alone, and can't read such an index before.
    /// - Parameter first: whether this step begins a new pass; what is deleted after that may stay until the next pass.
    /// - Returns: false when nothing is left to do.
    public func mergeSearchIndex(_ table: String, first: Bool) async throws -> Bool {
        try await writing { connection in
            let before = try connection.totalChanges
            let pages = first ? -Self.pagesPerStep : Self.pagesPerStep
            try connection.execute("INSERT INTO \(table) (\(table), rank) VALUES ('merge', ?)", [.integer(Int64(pages))])
            // One change is the command itself.
            return try connection.totalChanges - before > 1
        }
    }

    /// Moves all of the log into the file and empties it, since it holds pages as they were.
    /// - Returns: false when readers still need it; nothing is lost then, and a later try may succeed.
    public func emptyLog() async throws -> Bool {
        try await maintaining { connection in
            try connection.executeScript("PRAGMA busy_timeout = \(Self.logPatienceMilliseconds)")
            let isEmpty = Result { try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { !$0.bool(0) } ?? false }
            try connection.executeScript("PRAGMA busy_timeout = \(Connection.patienceMilliseconds)")
            return try isEmpty.get()
        }
    }

    /// Writes the whole file anew, without the remains of rows that were deleted before deleting overwrote them. Takes as much room again as the file
    /// has, and writers wait meanwhile; readers don't.
    public func rewrite() async throws {
        try await maintaining { try $0.executeScript("VACUUM") }
    }
}

extension Connection {
    /// How many rows have been changed through this connection, also those behind virtual tables.
    fileprivate var totalChanges: Int64 {
        get throws { try first("SELECT total_changes()") { $0.int(0) } ?? 0 }
    }
}
