import Contracts
import Database
import ProcessKit
import Synchronization

/// Counts the queue of effects, for metrics and readiness.
final class EffectSurvey: Sendable {
    private let database: Database
    private let time: any TimeSource
    private let handled: Set<String>
    private let observe: EventObserver
    /// Kinds that were told of before; the last of one that is gone is told as zero.
    private let told = Mutex<Set<String>>([])

    init(database: Database, time: any TimeSource, handled: Set<String>, observe: @escaping EventObserver) {
        self.database = database
        self.time = time
        self.handled = handled
        self.observe = observe
    }

    func run() async {
        let kinds = handled.union(told.withLock { $0 })
        do {
            let counts = try await database.reading { connection in
                let table = EffectTable(connection: connection)
                return try kinds.union(try table.kinds()).map { try table.count($0) }
            }
            told.withLock { $0.formUnion(counts.map(\.kind)) }
            let now = time.now
            for count in counts {
                let age = count.oldest.map { Double(now.milliseconds - $0.milliseconds) / 1_000 } ?? 0
                observe(.effectsQueued(kind: count.kind, waiting: count.waiting, dead: count.dead, oldestSeconds: max(0, age)))
            }
        } catch {
            observe(.trouble(.effects, "the queue could not be counted: \(error)"))
        }
    }

    func kindsWithoutHandler() async throws -> [String] {
        let handled = handled
        return try await database.reading { connection in
            let table = EffectTable(connection: connection)
            return try table.kinds().filter { kind in
                guard !handled.contains(kind) else { return false }
                return try table.count(kind).waiting > 0
            }
        }
    }
}

extension EffectTable {
    /// How the queue of one kind stands.
    struct Count: Sendable {
        let kind: String
        let waiting: Int
        let dead: Int
        /// When the oldest that waits was asked for.
        let oldest: Instant?
    }

    /// Far more than a service has.
    private static let kindsMaximum = 100

    /// The kinds in the table, found by steps through an index, however many rows there are.
    func kinds() throws -> [String] {
        var found: [String] = []
        while found.count < Self.kindsMaximum,
            let next = try connection.first(
                "SELECT min(kind) FROM effects WHERE kind > ?", [.text(found.last ?? "")], { $0.optionalText(0) })
                ?? nil
        {
            found.append(next)
        }
        return found
    }

    func count(_ kind: String) throws -> Count {
        func number(_ status: EffectStatus) throws -> Int {
            let sql = "SELECT count(*) FROM effects WHERE kind = ? AND status = ?"
            return try connection.first(sql, [.text(kind), .text(status.rawValue)]) { Int($0.int(0)) } ?? 0
        }
        let sql = "SELECT min(asked_at) FROM effects WHERE kind = ? AND status IN ('waiting', 'behind')"
        let oldest = try connection.first(sql, [.text(kind)]) { $0.optionalInstant(0) } ?? nil
        return Count(kind: kind, waiting: try number(.waiting) + number(.behind), dead: try number(.dead), oldest: oldest)
    }
}
