import Contracts
import Database
import EventKit
import EventSourcing

/// A request as its events tell it, with who has caused them.
struct UpgradeRequestRecord {
    let asked: UpgradeRequestReceived
    let state: UpgradeRequestState
    /// How many events there are.
    let version: Int
    /// The member of staff who entered it on the customer's behalf.
    let enteredBy: String?
    let decidedBy: String?

    /// Nil where there is no such request.
    init?(_ id: UpgradeRequestID, _ connection: Connection) throws {
        let events = try EventStore(connection, source: EventContext.billing.source).events(
            ofStream: UpgradeRequest.stream(id.description))
        let state = try UpgradeRequest.state(after: events)
        guard let asked = state.asked else { return nil }
        self.asked = asked
        self.state = state
        version = events.count
        enteredBy = asked.origin == .staff ? Self.actor(of: [UpgradeRequestReceived.eventType], in: events) : nil
        decidedBy = Self.actor(of: [UpgradeRequestApproved.eventType, UpgradeRequestDenied.eventType], in: events)
    }

    private static func actor(of types: [EventType], in events: [CloudEvent]) -> String? {
        let names = types.map(\.description)
        return events.first { names.contains($0.type) }.map { ($0.actor ?? .system).wireName }
    }
}
