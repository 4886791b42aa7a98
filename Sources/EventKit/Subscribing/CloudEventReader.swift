import Contracts
import Kafka

/// Reads CloudEvents from Kafka messages, in binary and in structured mode.
struct CloudEventReader {
    /// - Throws: `UnprocessableEvent` or `WireJSONError`, saying what is missing or wrong.
    func event(_ message: KafkaMessage) throws -> CloudEvent {
        guard let value = message.value else { throw UnprocessableEvent("the message has no value") }
        let key = message.key.map { String(decoding: $0, as: UTF8.self) }
        if let contentType = message.headers.first(where: { $0.name == EventHeader.contentType })?.value,
            try StructuredEvent.isMeant(by: contentType)
        {
            return try StructuredEvent.read(value, key: key)
        }
        var attributes = EventAttributes()
        for header in message.headers where header.name.utf8.starts(with: Self.attributePrefix) {
            try attributes.set(header.name.utf8.dropFirst(3), String(decoding: header.value, as: UTF8.self))
        }
        return try attributes.event(key: key, data: value)
    }

    private static let attributePrefix = Array("ce_".utf8)
}
