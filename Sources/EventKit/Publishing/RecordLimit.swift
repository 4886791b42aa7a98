import Contracts
import Kafka

/// The largest record that is sent: well below the million bytes that clients and brokers take unless told otherwise, headers included.
enum RecordLimit {
    static let bytes = 900_000
    /// What a record takes beside its key, value and headers, generously.
    private static let framingBytes = 512

    /// What can't be published can't be committed: at the head of an outbox it would hold up everything behind it for ever.
    static func check(_ event: CloudEvent) throws {
        let size = event.record(topic: "").size + framingBytes
        guard size <= bytes else { throw EventTooLarge(type: event.type, size: size) }
    }
}

/// A decision that no record can carry.
public struct EventTooLarge: Error, Equatable, CustomStringConvertible, LastingFailure {
    let type: String
    let size: Int

    public var description: String {
        "the event \(type) would have \(size) bytes, more than the \(RecordLimit.bytes) that can be published"
    }
}

extension KafkaRecord {
    /// The bytes of key, value and headers.
    var size: Int {
        (key?.count ?? 0) + (value?.count ?? 0) + headers.reduce(0) { $0 + $1.size }
    }
}

extension KafkaHeader {
    var size: Int { name.utf8.count + value.count }
}
