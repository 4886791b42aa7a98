import Contracts
import EventKit
import EventSourcing

/// The stream that has given a licence, and decides about it.
enum LicenceSource: Hashable, Sendable {
    case session(TrainingSessionID)
    case elsewhere(LicenceID)

    /// Nil for an event of another kind of stream.
    init?(of event: CloudEvent) {
        guard let stream = event.stream?.stream else { return nil }
        if let id = Self.id(in: stream, of: TrainingSession.self, as: TrainingSessionID.self) {
            self = .session(id)
        } else if let id = Self.id(in: stream, of: TrainingElsewhere.self, as: LicenceID.self) {
            self = .elsewhere(id)
        } else {
            return nil
        }
    }

    /// The streams that events have changed, each once.
    static func changed(by events: [CloudEvent]) -> Set<LicenceSource> { Set(events.compactMap(LicenceSource.init)) }

    func load(_ store: EventStore) throws -> (state: SessionState, version: Int) {
        switch self {
        case .session(let id): try store.load(TrainingSession.self, id: id.description)
        case .elsewhere(let id): try store.load(TrainingElsewhere.self, id: id.description)
        }
    }

    /// Lets the stream decide on a change, and answers with the events.
    @discardableResult
    func execute(_ change: some LicenceChange, _ work: UnitOfWork, expectedVersion: Int? = nil) throws -> [CloudEvent] {
        switch self {
        case .session(let id):
            try work.execute(AskIssuer<TrainingSession, _>(change: change), on: id.description, expectedVersion: expectedVersion).events
        case .elsewhere(let id):
            try work.execute(AskIssuer<TrainingElsewhere, _>(change: change), on: id.description, expectedVersion: expectedVersion).events
        }
    }

    private static func id<Tag>(in stream: String, of issuer: (some Aggregate).Type, as type: Identifier<Tag>.Type) -> Identifier<Tag>? {
        let category = issuer.stream("")
        return stream.hasPrefix(category) ? Identifier<Tag>(stream.dropFirst(category.count)) : nil
    }
}
