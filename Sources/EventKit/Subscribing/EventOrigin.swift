import Contracts

/// Whether an event came the way that events of its kind come: each topic is written by one context, which alone speaks of its own kinds of
/// events, under its own name (CONTRACTS §1). Who can write to one topic must not be able to speak for the owner of another.
struct EventOrigin: Sendable {
    /// What a topic's owner is known by, kept ready since every message is held against it.
    private struct Writer {
        let topic: String
        let source: String
        let typePrefix: [UInt8]
        let isAdministrative: Bool

        init(_ context: EventContext) {
            topic = context.topic
            source = context.source
            typePrefix = Array("com.dembrane.\(context.rawValue).".utf8)
            isAdministrative = EventContext.administrative.contains(context)
        }
    }

    private let writers = EventContext.allCases.map(Writer.init)

    /// Throws `UnprocessableEvent` for an event that another context should have sent, on another topic.
    func check(_ event: CloudEvent, topic: String) throws {
        guard let writer = writers.first(where: { $0.topic == topic }) else { return }
        let isOwn = event.type.utf8.starts(with: writer.typePrefix)
        if !isOwn, let owner = writers.first(where: { event.type.utf8.starts(with: $0.typePrefix) }) {
            throw UnprocessableEvent("\(event.type) belongs on \(owner.topic); nobody else speaks of it")
        }
        guard event.source == writer.source || !(isOwn || writer.isAdministrative) else {
            throw UnprocessableEvent("source is \(event.source.prefix(64)), but on \(topic) it has to be \(writer.source)")
        }
    }
}
