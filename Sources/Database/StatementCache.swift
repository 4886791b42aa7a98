/// Keeps the prepared statements of one connection, least recently used out first when there are too many.
struct StatementCache {
    private let limit: Int
    private var statements: [String: Statement] = [:]
    private var uses: UInt64 = 0

    init(limit: Int = 200) {
        self.limit = limit
    }

    /// A statement that nobody else is stepping through: the cached one, or a fresh one when the cached is busy
    /// (a query inside the loop over the same query).
    mutating func statement(_ sql: String, connection: OpaquePointer) throws -> Statement {
        uses += 1
        if let cached = statements[sql] {
            guard cached.isInUse else {
                cached.lastUse = uses
                return cached
            }
            return try Statement(sql, connection: connection)
        }
        let fresh = try Statement(sql, connection: connection)
        fresh.lastUse = uses
        if statements.count >= limit { removeOldest() }
        statements[sql] = fresh
        return fresh
    }

    mutating func removeAll() {
        statements.removeAll()
    }

    var count: Int { statements.count }

    private mutating func removeOldest() {
        guard let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        // One in use elsewhere stays alive through its user and is finalized when that ends.
        statements.removeValue(forKey: oldest.key)
    }
}
