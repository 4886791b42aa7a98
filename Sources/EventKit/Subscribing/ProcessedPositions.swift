import Database

/// Which positions of each source have taken effect: all up to one but those that were given up, and single ones beyond it while partitions are
/// read at different speeds. Positions have no gaps at their source, so a gap that stays is an event that went missing.
struct ProcessedPositions {
    private struct Source {
        var upTo: Int64 = 0
        var beyond: Set<Int64> = []
        var missing = MissingPositions()
    }

    /// What one transaction takes; becomes part of the whole when it is committed.
    struct Taking {
        fileprivate var fresh: [String: Set<Int64>] = [:]
        fileprivate var upTo: [String: Int64] = [:]

        var isEmpty: Bool { fresh.isEmpty }
    }

    enum Stage: String {
        /// What has taken effect on the read models.
        case applied
        /// What reactions had seen when the read models were last dropped; they must not see it again.
        case reacted
    }

    private let stage: Stage
    private var sources: [String: Source] = [:]

    init(_ stage: Stage, _ connection: Connection) throws {
        self.stage = stage
        let name = SQLValue.text(stage.rawValue)
        try connection.forEach("SELECT source, position FROM taken_upto WHERE ledger = ?", [name]) { row in
            sources[row.text(0), default: Source()].upTo = row.int(1)
        }
        try connection.forEach("SELECT source, position FROM taken_beyond WHERE ledger = ?", [name]) { row in
            sources[row.text(0), default: Source()].beyond.insert(row.int(1))
        }
        try connection.forEach("SELECT source, first, last FROM taken_missing WHERE ledger = ? ORDER BY first", [name]) { row in
            sources[row.text(0), default: Source()].missing.add(row.int(1)...row.int(2))
        }
    }

    var isEmpty: Bool { sources.isEmpty }

    func contains(_ source: String, _ position: Int64) -> Bool {
        guard let known = sources[source] else { return false }
        if position > known.upTo { return known.beyond.contains(position) }
        return !known.missing.contains(position)
    }

    /// Takes a position; false when it is taken already, be it by this very transaction.
    func take(_ source: String, _ position: Int64, _ taking: inout Taking) -> Bool {
        guard !contains(source, position) else { return false }
        return taking.fresh[source, default: []].insert(position).inserted
    }

    /// The place behind which events of a source are missing, or nil when none are.
    func gap(_ source: String) -> Int64? {
        guard let known = sources[source], !known.beyond.isEmpty else { return nil }
        return known.upTo
    }

    /// Writes what a transaction takes, inside it.
    func save(_ taking: inout Taking, _ connection: Connection) throws {
        for (source, fresh) in taking.fresh {
            let known = sources[source] ?? Source()
            let upTo = Self.advance(from: known.upTo) { fresh.contains($0) || known.beyond.contains($0) }
            taking.upTo[source] = upTo
            try write(source, upTo: upTo, beyond: fresh.filter { $0 > upTo }, forget: !known.beyond.isEmpty, connection)
            let late = fresh.filter { $0 <= known.upTo }
            guard !late.isEmpty else { continue }
            var missing = known.missing
            for position in late { missing.fill(position) }
            try write(source, missing, connection)
        }
    }

    /// After the commit.
    mutating func adopt(_ taking: Taking) {
        for (source, upTo) in taking.upTo {
            var known = sources[source] ?? Source()
            sources[source] = nil
            let fresh = taking.fresh[source] ?? []
            for position in fresh where position <= known.upTo { known.missing.fill(position) }
            known.beyond.formUnion(fresh.filter { $0 > upTo })
            if !known.beyond.isEmpty {
                for position in known.upTo...max(known.upTo, upTo) { known.beyond.remove(position) }
            }
            known.upTo = upTo
            sources[source] = known
        }
    }

    /// Gives up waiting for what is missing behind the lowest position beyond the hole. What was given up may still come.
    /// - Returns: how many events that are.
    mutating func closeGap(_ source: String, _ connection: Connection) throws -> Int64 {
        guard var known = sources[source], let lowest = known.beyond.min(), known.upTo < lowest - 1 else { return 0 }
        let missing = known.upTo + 1...lowest - 1
        known.missing.add(missing)
        known.upTo = Self.advance(from: lowest) { known.beyond.contains($0) }
        known.beyond = known.beyond.filter { $0 > known.upTo }
        try write(source, upTo: known.upTo, beyond: [], forget: true, connection)
        try write(source, known.missing, connection)
        sources[source] = known
        return missing.upperBound - missing.lowerBound + 1
    }

    /// The last of the positions that follow without a gap.
    private static func advance(from position: Int64, _ isTaken: (Int64) -> Bool) -> Int64 {
        var position = position
        while position < .max, isTaken(position + 1) { position += 1 }
        return position
    }

    private func write(_ source: String, upTo: Int64, beyond: some Collection<Int64>, forget: Bool, _ connection: Connection) throws {
        let name = SQLValue.text(stage.rawValue)
        try connection.execute(
            "INSERT INTO taken_upto VALUES (?, ?, ?) ON CONFLICT (ledger, source) DO UPDATE SET position = excluded.position",
            [name, .text(source), .integer(upTo)]
        )
        for position in beyond {
            try connection.execute("INSERT INTO taken_beyond VALUES (?, ?, ?)", [name, .text(source), .integer(position)])
        }
        guard forget else { return }
        let sql = "DELETE FROM taken_beyond WHERE ledger = ? AND source = ? AND position <= ?"
        try connection.execute(sql, [name, .text(source), .integer(upTo)])
    }

    private func write(_ source: String, _ missing: MissingPositions, _ connection: Connection) throws {
        let name = SQLValue.text(stage.rawValue)
        try connection.execute("DELETE FROM taken_missing WHERE ledger = ? AND source = ?", [name, .text(source)])
        for range in missing.ranges {
            try connection.execute(
                "INSERT INTO taken_missing (ledger, source, first, last) VALUES (?, ?, ?, ?)",
                [name, .text(source), .integer(range.lowerBound), .integer(range.upperBound)])
        }
    }
}
