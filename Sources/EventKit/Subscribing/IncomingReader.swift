import Contracts
import Kafka

/// Reads the events in messages, on whatever thread they come.
struct IncomingReader: Sendable {
    private let reader = CloudEventReader()
    private let origin = EventOrigin()
    private let decodedAhead: [String: any EventPayload.Type]

    init(_ projections: [any Projection]) {
        let payloads = projections.flatMap(\.decodedAhead).map { ($0.eventType.description, $0) }
        decodedAhead = Dictionary(payloads) { first, _ in first }
    }

    func read(_ message: KafkaMessage) -> Incoming {
        do {
            var event = try reader.event(message)
            try origin.check(event, topic: message.topic)
            if EventContext.isAdministrative(topic: message.topic) && event.position == nil {
                throw UnprocessableEvent("position is missing")
            }
            if let payload = decodedAhead[event.type] { event.decoded = Self.decode(payload, event) }
            return Incoming(message: message, event: .success(event))
        } catch {
            return Incoming(message: message, event: .failure(UnprocessableEvent("\(error)")))
        }
    }

    /// Data that can't be decoded is left to whoever asks for it, who says what is wrong with it.
    private static func decode<P: EventPayload>(_ type: P.Type, _ event: CloudEvent) -> DecodedPayload {
        DecodedPayload(try? event.decode(type))
    }
}
