import Contracts
import Database

/// An effect as it is listed: without its data, which may be personal.
public struct ListedEffect: Sendable, Equatable {
    /// Its place in the queue, by which lists go on.
    public let number: Int64
    public let id: EffectID
    public let kind: String
    public let key: String
    public let status: EffectStatus
    public let attempts: Int
    public let askedAt: Instant
    /// When it is tried next, if it is its turn.
    public let tryAt: Instant
    public let lastFailure: String?
}

/// What staff who run the service can do about effects.
public struct EffectOperations: Sendable {
    private static let pageSize = 500

    private let changes: ChangePath

    public init(changes: ChangePath) {
        self.changes = changes
    }

    /// All that wait and all that are dead, in their order, up to a limit.
    public func list(after number: Int64 = 0, limit: Int = 500) throws -> [ListedEffect] {
        try changes.database.read { try EffectTable(connection: $0).listed(after: number, limit: limit) }
    }

    /// Puts dead effects back, with all their attempts before them and at the end of their key's line.
    /// - Parameter ids: nil for all that are dead now.
    /// - Returns: for each one, whether it was dead and waits now.
    public func retry(_ ids: [EffectID]? = nil) throws -> [(id: EffectID, isBack: Bool)] {
        if let ids { return try revive(ids) }
        let last = try changes.database.read { try EffectTable(connection: $0).lastNumber() }
        var results: [(id: EffectID, isBack: Bool)] = []
        var number: Int64 = 0
        // What is put back gets a new number beyond `last`, so that this ends even when it dies again meanwhile.
        while number < last {
            let (after, limit) = (number, Self.pageSize)
            let page = try changes.database.read { try EffectTable(connection: $0).dead(after: after, upTo: last, limit: limit) }
            guard let end = page.last?.number else { break }
            results += try revive(page.map(\.id))
            number = end
        }
        return results
    }

    private func revive(_ ids: [EffectID]) throws -> [(id: EffectID, isBack: Bool)] {
        try changes.run { work in
            let results = try ids.map { ($0, try EffectTable(connection: work.connection).revive($0, now: work.now)) }
            work.record.effectsRequested = true
            return results
        }
    }
}

extension EffectTable {
    private static let listedColumns = "number, id, kind, key, status, attempts, asked_at, try_at, last_failure"

    func listed(after number: Int64, limit: Int) throws -> [ListedEffect] {
        let sql = "SELECT \(Self.listedColumns) FROM effects WHERE number > ? ORDER BY number LIMIT ?"
        return try connection.query(sql, [.integer(number), limit.sqlValue], listed)
    }

    func dead(after number: Int64, upTo last: Int64, limit: Int) throws -> [ListedEffect] {
        let sql = "SELECT \(Self.listedColumns) FROM effects WHERE status = 'dead' AND number > ? AND number <= ? ORDER BY number LIMIT ?"
        return try connection.query(sql, [.integer(number), .integer(last), limit.sqlValue], listed)
    }

    func lastNumber() throws -> Int64 {
        try connection.first("SELECT max(number) FROM effects") { $0.optionalInt(0) ?? 0 } ?? 0
    }

    private func listed(_ row: Row) throws -> ListedEffect {
        guard let status = EffectStatus(rawValue: row.text(4)) else { throw UnprocessableEvent("an effect is \(row.text(4))") }
        return ListedEffect(
            number: row.int(0), id: row.id(1), kind: row.text(2), key: row.text(3), status: status, attempts: Int(row.int(5)),
            askedAt: row.instant(6), tryAt: row.instant(7), lastFailure: row.optionalText(8))
    }
}
