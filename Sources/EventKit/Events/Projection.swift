import Contracts
import Database

/// A read model: tables that are nothing but a fold over events, so that they can be dropped and made again.
///
/// It gets this service's own events in the transaction that appends them, and those of subscribed topics batch by batch.
/// After `rebuild` its tables must be the same, byte for byte, although own and foreign events come in another interleaving:
/// what it keeps may depend on the events and their times, never on when they arrived.
public protocol Projection: Sendable {
    /// Unique within the service.
    var name: String { get }
    var migrations: [Migration] { get }
    /// Emptied by `rebuild`.
    var tables: [String] { get }
    /// Full-text indexes among the tables: they keep the terms of deleted rows until their parts are merged.
    var searchTables: [String] { get }
    /// Payloads that come in such numbers that they are decoded ahead, on the thread that reads them, while others are applied.
    var decodedAhead: [any EventPayload.Type] { get }
    /// Ignores types that it does not know. It may schedule and cancel timers, but not execute commands.
    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws
}

extension Projection {
    public var searchTables: [String] { [] }
    public var decodedAhead: [any EventPayload.Type] { [] }
}
