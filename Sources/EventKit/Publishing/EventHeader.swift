import Contracts
import Kafka
import ProcessKit

/// Names of the headers that carry an event's attributes (CloudEvents 1.0, Kafka binary mode).
enum EventHeader {
    static let specVersion = "ce_specversion"
    static let id = "ce_id"
    static let source = "ce_source"
    static let type = "ce_type"
    static let time = "ce_time"
    static let subject = "ce_subject"
    static let position = "ce_position"
    static let sequence = "ce_sequence"
    static let actor = "ce_actor"
    static let traceparent = "ce_traceparent"
    static let stream = "ce_stream"
    static let streamVersion = "ce_streamversion"
    static let contentType = "content-type"
    /// The trace of this hop, as tracing libraries expect it.
    static let hopTraceparent = "traceparent"
}

extension CloudEvent {
    /// The event as a record of its topic.
    public func record(topic: String) -> KafkaRecord {
        var headers: [KafkaHeader] = []
        headers.reserveCapacity(14)
        func add(_ name: String, _ value: String?) {
            if let value { headers.append(KafkaHeader(name, value)) }
        }
        add(EventHeader.specVersion, "1.0")
        add(EventHeader.id, id)
        add(EventHeader.source, source)
        add(EventHeader.type, type)
        add(EventHeader.time, time.description)
        add(EventHeader.subject, subject)
        add(EventHeader.position, position.map { String($0) })
        add(EventHeader.sequence, position.map(Self.sequence))
        add(EventHeader.actor, actor?.wireName)
        add(EventHeader.traceparent, traceparent)
        add(EventHeader.stream, stream?.stream)
        add(EventHeader.streamVersion, stream.map { String($0.version) })
        add(EventHeader.contentType, "application/json")
        add(EventHeader.hopTraceparent, traceparent.flatMap { TraceContext($0)?.child().traceparent })
        return KafkaRecord(
            topic: topic, key: Array(partitionKey.utf8), value: data, headers: headers, timestampMilliseconds: time.milliseconds)
    }

    /// The position as text of 19 digits, which standard consumers can sort.
    private static func sequence(_ position: Int64) -> String {
        let digits = String(position)
        return String(repeating: "0", count: max(0, 19 - digits.utf8.count)) + digits
    }
}
