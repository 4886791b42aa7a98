import Contracts
import Database
import EventSourcing
import WireJSON

/// One transaction of change: everything done through it happens together or not at all.
/// HTTP commands, reactions and timers all go this one way.
public struct UnitOfWork {
    public let connection: Connection
    public let now: Instant
    public let actor: Actor
    /// The W3C trace that the change belongs to.
    public let traceparent: String?
    let record: TransactionRecord

    private static let encoder = WireJSONEncoder()

    /// The same transaction, on behalf of an event that asks for it: what follows belongs to the event's trace.
    public func following(_ event: CloudEvent) -> UnitOfWork {
        UnitOfWork(connection: connection, now: now, actor: actor, traceparent: event.traceparent, record: record)
    }

    /// The ids of the events that this transaction has appended so far.
    public var appendedEventIDs: [String] { record.appended.map(\.id) }

    public var store: EventStore { EventStore(connection, source: record.source) }

    /// Lets an aggregate decide on a command, appends its events, runs the service's read models on them and asks for what follows.
    /// - Parameter at: when it is asked; nil for now, a time in the past for a command that follows from a fact.
    /// - Parameter expectedVersion: the version that the caller saw; another one throws `StaleVersion`.
    /// - Throws: what the aggregate refuses with, `StaleVersion`, or `DatabaseError`.
    @discardableResult
    public func execute<Asked: Command>(
        _ command: Asked, on id: String, at instant: Instant? = nil, expectedVersion: Int? = nil
    ) throws -> Execution<Asked.Target> {
        guard record.mayDecide else { throw ReplayDecision(aggregate: Asked.Target.category) }
        var (state, version) = try load(Asked.Target.self, id: id)
        if let expectedVersion, expectedVersion != version { throw StaleVersion(expected: expectedVersion, actual: version) }
        var stored: [CloudEvent] = []
        for event in try command.decide(state, at: instant ?? now) {
            version += 1
            stored.append(try append(event, at: StreamPosition(stream: Asked.Target.stream(id), version: version)))
            event.evolve(&state)
        }
        if !stored.isEmpty {
            record.keep(KnownState(state: state, version: version), of: Asked.Target.stream(id))
            record.appended += stored
            try project(stored)
            for consequence in record.consequences { try consequence.follow(stored, self) }
        }
        return Execution(state: state, version: version, events: stored)
    }

    /// The present state of an aggregate and how many events made it; the initial state and 0 for one that has none.
    public func load<A: Aggregate>(_ type: A.Type, id: String) throws -> (state: A.State, version: Int) {
        let stream = A.stream(id)
        let found = try store.load(A.self, id: id, after: record.state(of: stream))
        if found.version > 0 { record.keep(KnownState(state: found.state, version: found.version), of: stream) }
        return found
    }

    /// Runs a part of the transaction that can fail alone: when it throws, nothing of it happens, and what came before stays.
    public func isolated<T>(_ body: () throws -> T) throws -> T {
        let mark = record.appended.count
        do {
            return try connection.savepoint(body)
        } catch {
            record.appended.removeSubrange(mark...)
            record.forgetStates()
            throw error
        }
    }

    /// Runs the read models on events, inside this transaction.
    package func project(_ events: [CloudEvent]) throws {
        try ForgottenUsers.take(events, self)
        for projection in record.projections { try projection.apply(events, self) }
    }

    /// Appends an event that exists already, with its id and time, as an import or a test has it; read models see it as any other.
    public func record(_ event: CloudEvent, at place: StreamPosition) throws {
        guard record.mayDecide else { throw ReplayDecision(aggregate: place.stream) }
        var stored = event
        stored.stream = place
        stored.position = try store.append(event, at: place)
        record.appended.append(stored)
        try project([stored])
    }

    private func append(_ payload: some EventPayload, at place: StreamPosition) throws -> CloudEvent {
        var event = CloudEvent(
            id: Identifier<EventTag>.random().description, source: record.source, type: type(of: payload).eventType.description, time: now,
            subject: payload.subject, actor: actor, traceparent: traceparent, partitionKey: payload.partitionKey, stream: place,
            data: try Self.encoder.encode(payload)
        )
        try RecordLimit.check(event)
        event.decoded = DecodedPayload(payload)
        event.position = try store.append(event, at: place)
        return event
    }
}

private enum EventTag {}

/// A read model tried to decide something, or to have something done outside, while it was being rebuilt. That would happen twice.
public struct ReplayDecision: Error, Sendable, Equatable {
    public let aggregate: String
}
