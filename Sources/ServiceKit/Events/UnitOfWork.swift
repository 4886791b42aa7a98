import Contracts
import Database
import WireJSON

/// One transaction of change: everything done through it happens together or not at all.
/// HTTP commands, reactions and timers all go this one way.
public struct UnitOfWork {
    public let connection: Connection
    public let now: Instant
    public let actor: Actor
    /// The W3C trace that the change belongs to.
    public let traceparent: String?
    let ledger: WorkLedger

    private static let encoder = WireJSONEncoder()

    /// The same transaction, on behalf of an event that asks for it: what follows belongs to the event's trace.
    public func following(_ event: CloudEvent) -> UnitOfWork {
        UnitOfWork(connection: connection, now: now, actor: actor, traceparent: event.traceparent, ledger: ledger)
    }

    public var store: EventStore { EventStore(connection, source: ledger.source) }

    /// Lets an aggregate decide on a command, appends its events and runs the service's read models on them.
    /// - Parameter expectedVersion: the version that the caller saw; another one throws `StaleVersion`.
    /// - Throws: what the aggregate refuses with, `StaleVersion`, or `DatabaseError`.
    @discardableResult
    public func execute<A: Aggregate>(
        _ type: A.Type, id: String, _ command: A.Command, expectedVersion: Int? = nil
    ) throws -> Execution<A> {
        guard ledger.mayDecide else { throw ReplayDecision(aggregate: A.category) }
        var (state, version) = try load(A.self, id: id)
        if let expectedVersion, expectedVersion != version { throw StaleVersion(expected: expectedVersion, actual: version) }
        var stored: [CloudEvent] = []
        for event in try A.decide(command, state) {
            version += 1
            stored.append(try append(event.payload, at: StreamPosition(stream: Self.stream(A.self, id), version: version)))
            A.evolve(&state, event)
        }
        if !stored.isEmpty {
            ledger.appended += stored
            try project(stored)
        }
        return Execution(state: state, version: version, events: stored)
    }

    /// The present state of an aggregate and how many events made it; the initial state and 0 for one that has none.
    public func load<A: Aggregate>(_ type: A.Type, id: String) throws -> (state: A.State, version: Int) {
        var state = A.initialState
        let events = try store.events(ofStream: Self.stream(A.self, id))
        for stored in events {
            guard let event = try A.Event(stored) else {
                throw UnprocessableEvent("\(A.category) does not know its own event \(stored.id) of type \(stored.type)")
            }
            A.evolve(&state, event)
        }
        return (state, events.count)
    }

    /// Runs a part of the transaction that can fail alone: when it throws, nothing of it happens, and what came before stays.
    public func isolated<T>(_ body: () throws -> T) throws -> T {
        let mark = ledger.appended.count
        do {
            return try connection.savepoint(body)
        } catch {
            ledger.appended.removeSubrange(mark...)
            throw error
        }
    }

    /// Runs the read models on events, inside this transaction.
    func project(_ events: [CloudEvent]) throws {
        for projection in ledger.projections { try projection.apply(events, self) }
    }

    /// Appends an event that exists already, with its id and time, as an import or a test has it; read models see it as any other.
    public func record(_ event: CloudEvent, at place: StreamPosition) throws {
        guard ledger.mayDecide else { throw ReplayDecision(aggregate: place.stream) }
        var stored = event
        stored.stream = place
        stored.position = try store.append(event, at: place)
        ledger.appended.append(stored)
        try project([stored])
    }

    private static func stream<A: Aggregate>(_ type: A.Type, _ id: String) -> String { "\(A.category)-\(id)" }

    private func append(_ payload: some EventPayload, at place: StreamPosition) throws -> CloudEvent {
        var event = CloudEvent(
            id: Identifier<EventTag>.random().description, source: ledger.source, type: type(of: payload).eventType.description, time: now,
            subject: payload.subject, actor: actor, traceparent: traceparent, partitionKey: payload.partitionKey, stream: place,
            data: try Self.encoder.encode(payload)
        )
        try RecordLimit.check(event)
        event.position = try store.append(event, at: place)
        return event
    }
}

private enum EventTag {}

/// A read model tried to decide something while it was being rebuilt. That would happen twice.
public struct ReplayDecision: Error, Sendable, Equatable {
    public let aggregate: String
}
