import Contracts

/// Whether an event came the way that events of its kind come: each topic is written by one context, which alone speaks of its own kinds of
/// events, under its own name (CONTRACTS §1). Who can write to one topic must not be able to speak for the owner of another.
struct EventOrigin: Sendable {
    private let contextsByTopic = Dictionary(uniqueKeysWithValues: EventContext.allCases.map { ($0.topic, $0) })
    private let typePrefixes = EventContext.allCases.map { (context: $0, prefix: Array("com.dembrane.\($0.rawValue).".utf8)) }

    /// Throws `UnprocessableEvent` for an event that another context should have sent, on another topic.
    func check(_ event: CloudEvent, topic: String) throws {
        guard let reader = contextsByTopic[topic] else { return }
        let owner = typePrefixes.first { event.type.utf8.starts(with: $0.prefix) }?.context
        if let owner, owner != reader {
            throw UnprocessableEvent("\(event.type) belongs on \(owner.topic); nobody else speaks of it")
        }
        let isBound = owner != nil || EventContext.isAdministrative(topic: topic)
        guard !isBound || event.source == reader.source else {
            throw UnprocessableEvent("source is \(event.source.prefix(64)), but on \(topic) it has to be \(reader.source)")
        }
    }
}
