import Contracts
import ServiceTesting
import TestKit
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
        for _ in 0..<count { try addOrganisationMember() }
        events.sort { ($0.time, $0.id) < ($1.time, $1.id) }
    }

    /// Says something at a moment. Admin events get the next position of their source.
    mutating func say(_ payload: some EventPayload, at time: Instant, by context: EventContext = .platform) throws {
        var event = CloudEvent(
            id: UserID(high: random.next(), low: random.next()).description, source: context.source,
            type: type(of: payload).eventType.description, time: time, timeNanoseconds: random.chance(50) ? 0 : random.nanoseconds(),
            subject: payload.subject, partitionKey: payload.partitionKey, data: try encoder.encode(payload))
        if context != .platform {
            positions[context, default: 0] += 1
            event.position = positions[context]
        }
        events.append(event)
    }

    mutating func moment(after earliest: Instant = World.start) -> Instant { random.instant(earliest...World.now) }

    /// A moment that what the platform says of its past may name: some of it is older than the platform.
    mutating func pastMoment() -> Instant { random.chance(10) ? random.instant(Instant.range.lowerBound...World.start) : moment() }

    /// A name that says what it is, as customers write names.
    mutating func name(_ plain: String) -> String {
        guard random.chance(40), let oddity = pick(Self.oddities) else { return plain }
        return random.chance(50) ? plain + oddity : oddity + plain
    }

    /// A combined letter, a quote with a mark, NUL and other controls, right to left, nothing to see, Turkish, German, ligature, wide, long.
    private static let oddities = [
        "e\u{301}", "\"\u{301}", "a\u{0}b", "\u{1}\u{7F}\u{9B}", "\u{202E}gnp.exe", "שלום", "\u{200B}\u{FEFF}", " İstanbul ", "Straße",
        "ﬁnance", "ＡＢＣ", "\r\n\t", ", \"=1+1\"", String(repeating: "ä", count: 1_200), String(repeating: "\u{301}", count: 60), "👩‍👩‍👧‍👦",
    ]

    /// Of everything that has one, a random one.
    mutating func pick<T>(_ things: [T]) -> T? { things.randomElement(using: &random) }
}
