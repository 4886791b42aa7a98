import Contracts
import WireJSON

/// A small, random customer base and all that happened to it, as events in the order in which they were said.
struct World {
    static let start = Given.at("2025-06-01")
    static let now = Given.t0

    var random: SeededGenerator
    private(set) var events: [CloudEvent] = []
    private var positions: [EventContext: Int64] = [:]
    private let encoder = WireJSONEncoder()

    var organisations: [OrganisationID] = []
    var workspaces: [WorkspaceChanged] = []
    var users: [UserChanged] = []

    init(seed: UInt64, organisations count: Int = 6) throws {
        random = SeededGenerator(seed: seed)
        for _ in 0..<count * 3 { try addUser() }
        for _ in 0..<count { try addOrganisation() }
        for _ in 0..<count * 30 { try addRecording() }
        for _ in 0..<count * 10 { try addLogin() }
        for _ in 0..<count { try addReset() }
        try addChanges()
        events.sort { ($0.time, $0.id) < ($1.time, $1.id) }
    }

    /// Says something at a moment. Admin events get the next position of their source.
    mutating func say(_ payload: some EventPayload, at time: Instant, by context: EventContext = .platform) throws {
        var event = CloudEvent(
            id: UserID(high: random.next(), low: random.next()).description, source: context.source,
            type: type(of: payload).eventType.description, time: time, subject: payload.subject, partitionKey: payload.partitionKey,
            data: try encoder.encode(payload))
        if context != .platform {
            positions[context, default: 0] += 1
            event.position = positions[context]
        }
        events.append(event)
    }

    mutating func moment(after earliest: Instant = World.start) -> Instant { random.instant(earliest...World.now) }

    /// Of everything that has one, a random one.
    mutating func pick<T>(_ things: [T]) -> T? { things.randomElement(using: &random) }
}
