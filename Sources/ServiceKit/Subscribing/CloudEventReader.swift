import Contracts
import Kafka

/// Reads CloudEvents from Kafka messages, in binary and in structured mode.
struct CloudEventReader {
    /// - Throws: `UnprocessableEvent` or `WireJSONError`, saying what is missing or wrong.
    func event(_ message: KafkaMessage) throws -> CloudEvent {
        guard let value = message.value else { throw UnprocessableEvent("the message has no value") }
        let key = message.key.map { String(decoding: $0, as: UTF8.self) }
        var attributes = EventAttributes()
        for header in message.headers {
            if header.name == EventHeader.contentType {
                let isStructured = header.value.starts(with: Self.structuredPrefix)
                if isStructured { return try StructuredEvent.read(value, key: key) }
            } else if header.name.utf8.starts(with: Self.attributePrefix) {
                try attributes.set(header.name.utf8.dropFirst(3), String(decoding: header.value, as: UTF8.self))
            }
        }
        return try attributes.event(key: key, data: value)
    }

    private static let structuredPrefix = Array("application/cloudevents".utf8)
    private static let attributePrefix = Array("ce_".utf8)
}

/// The attributes of an event while they are gathered, whatever mode they come in.
struct EventAttributes {
    private var specVersion: String?
    private var id: String?
    private var source: String?
    private var type: String?
    private var time: (instant: Instant, nanoseconds: Int)?
    private var subject: String?
    private var position: Int64?
    private var actor: Actor?
    private var traceparent: String?
    private var partitionKey: String?
    private var stream: String?
    private var streamVersion: Int?

    /// Takes one attribute by its CloudEvents name. Unknown ones are left alone.
    mutating func set(_ name: Substring.UTF8View, _ value: String) throws {
        switch Substring(name) {
        case "specversion": specVersion = value
        case "id": id = value
        case "source": source = value
        case "type": type = value
        case "subject": subject = value
        case "actor": actor = Actor(wireName: value)
        case "traceparent": traceparent = value
        case "partitionkey": partitionKey = value
        case "stream": stream = value
        case "time": time = try Self.require(Instant.parse(value), "time", value)
        case "position": position = try Self.require(Int64(value), "position", value)
        case "streamversion": streamVersion = try Self.require(Int(value), "streamversion", value)
        case _: break
        }
    }

    func event(key: String?, data: [UInt8]) throws -> CloudEvent {
        guard let specVersion else { throw UnprocessableEvent("the message is no CloudEvent: specversion is missing") }
        guard specVersion == "1.0" else { throw UnprocessableEvent("CloudEvents \(specVersion) is not known here") }
        guard let partitionKey = key ?? partitionKey else { throw UnprocessableEvent("the message has no key") }
        var place: StreamPosition?
        if let stream, let streamVersion { place = StreamPosition(stream: stream, version: streamVersion) }
        let time = try Self.present(time, "time")
        return CloudEvent(
            id: try Self.present(id, "id"), source: try Self.present(source, "source"), type: try Self.present(type, "type"),
            time: time.instant, timeNanoseconds: time.nanoseconds, subject: subject, position: position, actor: actor,
            traceparent: traceparent, partitionKey: partitionKey, stream: place, data: data
        )
    }

    private static func require<T>(_ value: T?, _ name: String, _ text: String) throws -> T {
        guard let value else { throw UnprocessableEvent("\(name) can't be read: \(text.prefix(64))") }
        return value
    }

    private static func present<T>(_ value: T?, _ name: String) throws -> T {
        guard let value else { throw UnprocessableEvent("\(name) is missing") }
        return value
    }
}
