extension Connection {
    enum TransactionKind: String {
        /// Takes the write lock at once, so that a transaction can't fail half-way for want of it.
        case immediate = "BEGIN IMMEDIATE"
        /// A snapshot for reading.
        case deferred = "BEGIN DEFERRED"
    }

    /// Runs the body in a transaction: committed when it returns, undone when it throws.
    func transaction<T>(_ kind: TransactionKind, _ body: (Connection) throws -> T) throws -> T {
        guard !isInTransaction else {
            throw DatabaseError(kind: .misuse, message: "a transaction runs already on this connection; use a savepoint")
        }
        try execute(kind.rawValue)
        do {
            let value = try body(self)
            try execute("COMMIT")
            return value
        } catch {
            // SQLite ends the transaction by itself on a few errors, such as a full disk.
            if isInTransaction { try execute("ROLLBACK") }
            throw error
        }
    }

    /// How long a statement waits for others that hold the file.
    static let patienceMilliseconds = 10_000

    /// Settings of the one writer. The page cache is filled only by a batch that touches so much; one that didn't fit would be written twice.
    /// The log holds several large batches, so that pages which each of them touches go into the file once.
    /// What is deleted is overwritten with zeros, also in pages that become free (`ON`); `FAST` would leave those as they were.
    /// The patience comes first: a command of an operator may hold the file at the moment at which the service opens it.
    func tuneForWriting(_ durability: Durability) throws {
        try executeScript(
            """
            PRAGMA busy_timeout = \(Self.patienceMilliseconds);
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = \(durability.rawValue);
            PRAGMA foreign_keys = ON;
            PRAGMA cache_size = -64000;
            PRAGMA mmap_size = 134217728;
            PRAGMA temp_store = MEMORY;
            PRAGMA wal_autocheckpoint = 16000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA trusted_schema = OFF;
            PRAGMA secure_delete = ON;
            """
        )
    }

    func tuneForReading() throws {
        try executeScript(
            """
            PRAGMA query_only = ON;
            PRAGMA busy_timeout = \(Self.patienceMilliseconds);
            PRAGMA cache_size = -4000;
            PRAGMA mmap_size = 134217728;
            PRAGMA temp_store = MEMORY;
            PRAGMA trusted_schema = OFF;
            """
        )
    }
}
