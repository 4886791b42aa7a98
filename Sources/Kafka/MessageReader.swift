import CRdKafka
import Foundation

/// Copies messages out of the client's memory.
///
/// Neighbours resemble each other: same topic, same header names, many of the same header values. What equals the message
/// before is shared with it instead of made anew; that is most of the cost of small messages.
final class MessageReader {
    private var topic = ""
    private var headersBefore: [KafkaHeader] = []

    func read(_ pointer: UnsafeMutablePointer<rd_kafka_message_t>) -> KafkaMessage {
        let native = pointer.pointee
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        return KafkaMessage(
            topic: topicName(native),
            partition: native.partition,
            offset: native.offset,
            timestampMilliseconds: rd_kafka_message_timestamp(pointer, &kind),
            key: bytes(native.key, native.key_len),
            value: bytes(native.payload, native.len),
            headers: readHeaders(pointer))
    }

    /// A message that stands for an event of its partition or of the whole client.
    func readError(_ pointer: UnsafeMutablePointer<rd_kafka_message_t>, into batch: inout KafkaBatch) {
        let native = pointer.pointee
        let code = KafkaErrorCode(native.err)
        let partition = TopicPartition(topic: topicName(native), partition: native.partition)
        switch code {
        case .partitionEnd:
            batch.endReached[partition] = native.offset
        case .positionLost, .offsetOutOfRange:
            if !batch.positionLost.contains(partition) { batch.positionLost.append(partition) }
        case _:
            let message = rd_kafka_message_errstr(pointer).map { String(cString: $0) }
            batch.errors.append(KafkaError(code, message: message))
        }
    }

    private func topicName(_ native: rd_kafka_message_t) -> String {
        guard let handle = native.rkt, let name = rd_kafka_topic_name(handle) else { return "" }
        if !topic.equals(name) { topic = String(cString: name) }
        return topic
    }

    private func readHeaders(_ pointer: UnsafeMutablePointer<rd_kafka_message_t>) -> [KafkaHeader] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(pointer, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        let count = rd_kafka_header_cnt(list)
        var headers: [KafkaHeader] = []
        headers.reserveCapacity(count)
        for index in 0..<count {
            var name: UnsafePointer<CChar>?
            var value: UnsafeRawPointer?
            var size = 0
            guard rd_kafka_header_get_all(list, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR, let name else { break }
            headers.append(header(at: index, name, UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : size)))
        }
        headersBefore = headers
        return headers
    }

    private func header(at index: Int, _ name: UnsafePointer<CChar>, _ value: UnsafeRawBufferPointer) -> KafkaHeader {
        guard index < headersBefore.count else { return KafkaHeader(name: String(cString: name), value: Array(value)) }
        let before = headersBefore[index]
        let sameValue = before.value.withUnsafeBytes { $0.equals(value) }
        return KafkaHeader(
            name: before.name.equals(name) ? before.name : String(cString: name),
            value: sameValue ? before.value : Array(value))
    }

    private func bytes(_ start: UnsafeMutableRawPointer?, _ count: Int) -> [UInt8]? {
        start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let mine = baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, count) == 0
    }
}

extension String {
    /// Whether the text is the same, without making a string of the other side.
    fileprivate func equals(_ other: UnsafePointer<CChar>) -> Bool {
        var copy = self
        return copy.withUTF8 { mine in
            guard let start = mine.baseAddress else { return other.pointee == 0 }
            // Stops at the other's terminating zero.
            return strncmp(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), other, mine.count) == 0 && other[mine.count] == 0
        }
    }
}
