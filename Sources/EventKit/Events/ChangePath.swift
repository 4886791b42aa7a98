import Contracts
import Database
import ProcessKit
import Synchronization

/// What became true with a commit.
public struct CommittedChange: Sendable {
    /// This service's own new events.
    public let appended: [CloudEvent]
    /// Events of other services of the back office that were applied.
    public let applied: [CloudEvent]
    /// Of which kinds facts of the platform were applied.
    public let factTypes: Set<String>
    public let timersChanged: Bool
    /// Something is to be done outside.
    public let effectsRequested: Bool
    /// Bytes of what was deleted are to leave the files.
    public let erasureRequested: Bool
}

/// The one way in which anything changes: a transaction with a unit of work, and after its commit a word to those who wait for it.
public final class ChangePath: Sendable {
    public let database: Database
    public let time: any TimeSource
    let source: String
    let projections: [any Projection]
    private let consequences: [any Consequence]
    private let known = KnownStates()
    private let listeners = Mutex<[@Sendable (CommittedChange) -> Void]>([])

    /// - Parameters:
    ///   - source: who speaks in this service's events, such as `/dembrane/billing`.
    ///   - consequences: none where only the past is taken in.
    public init(
        database: Database, source: String, projections: [any Projection], consequences: [any Consequence] = [], time: any TimeSource
    ) {
        self.database = database
        self.source = source
        self.projections = projections
        self.consequences = consequences
        self.time = time
    }

    /// Adds someone who hears of every commit, on the committing thread; it must be quick and not change anything itself.
    public func afterCommit(_ listener: @escaping @Sendable (CommittedChange) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    /// Runs one transaction and blocks until it is committed; what the body throws undoes all of it.
    @discardableResult
    public func run<T>(actor: Actor = .system, traceparent: String? = nil, _ body: (UnitOfWork) throws -> T) throws -> T {
        try run(.change, actor: actor, traceparent: traceparent, body)
    }

    /// `run` for async callers, on the database's writer thread.
    @discardableResult
    public func perform<T: Sendable>(
        actor: Actor = .system, traceparent: String? = nil, _ body: @escaping @Sendable (UnitOfWork) throws -> T
    ) async throws -> T {
        let (value, change, states) = try await database.writing { [self] connection in
            let record = makeRecord(.change)
            return (try body(unitOfWork(connection, actor, traceparent, record)), record.change, record.states)
        }
        known.keep(states)
        announce(change)
        return value
    }

    func run<T>(
        _ purpose: TransactionRecord.Purpose, actor: Actor = .system, traceparent: String? = nil, _ body: (UnitOfWork) throws -> T
    ) throws -> T {
        let record = makeRecord(purpose)
        let value = try database.write { connection in
            try body(unitOfWork(connection, actor, traceparent, record))
        }
        known.keep(record.states)
        announce(record.change)
        return value
    }

    private func makeRecord(_ purpose: TransactionRecord.Purpose) -> TransactionRecord {
        TransactionRecord(source: source, projections: projections, consequences: consequences, purpose: purpose, known: known)
    }

    private func unitOfWork(_ connection: Connection, _ actor: Actor, _ traceparent: String?, _ record: TransactionRecord) -> UnitOfWork {
        UnitOfWork(connection: connection, now: time.now, actor: actor, traceparent: traceparent, record: record)
    }

    private func announce(_ change: CommittedChange) {
        for listener in listeners.withLock({ $0 }) { listener(change) }
    }
}

extension TransactionRecord {
    var change: CommittedChange {
        CommittedChange(
            appended: appended, applied: applied, factTypes: factTypes, timersChanged: timersChanged, effectsRequested: effectsRequested,
            erasureRequested: erasureRequested)
    }
}
