import CRdKafka

/// Hands records to the C client, which copies what it needs.
///
/// `@unchecked Sendable`: only the producer's thread uses it.
final class RecordWriter: @unchecked Sendable {
    private let handle: ClientHandle
    private var topics: [String: OpaquePointer] = [:]

    init(_ handle: ClientHandle) {
        self.handle = handle
    }

    /// Must be called before the client is destroyed.
    func destroy() {
        for topic in topics.values { rd_kafka_topic_destroy(topic) }
        topics.removeAll()
    }

    /// Queues the record; its delivery report will carry `index`. Returns why it was refused, or nil.
    func write(_ record: KafkaRecord, index: Int) -> KafkaError? {
        guard let topic = topic(named: record.topic) else { return KafkaError(KafkaErrorCode(rd_kafka_last_error())) }
        let headers = makeHeaders(record.headers)
        let error = withBytes(record.key) { key in
            withBytes(record.value) { value in
                produce(record, topic, headers, key, value, index)
            }
        }
        guard let error else { return nil }
        // Only a queued record owns its headers.
        if let headers { rd_kafka_headers_destroy(headers) }
        defer { rd_kafka_error_destroy(error) }
        let code = KafkaErrorCode(rd_kafka_error_code(error))
        return KafkaError.raised(by: handle.pointer) ?? KafkaError(code, message: String(cString: rd_kafka_error_string(error)))
    }

    private func produce(
        _ record: KafkaRecord, _ topic: OpaquePointer, _ headers: OpaquePointer?,
        _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, _ index: Int
    ) -> OpaquePointer? {
        var arguments = ProduceArguments()
        arguments.add(RD_KAFKA_VTYPE_RKT) { $0.rkt = topic }
        arguments.add(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = RD_KAFKA_MSG_F_COPY }
        arguments.add(RD_KAFKA_VTYPE_OPAQUE) { $0.ptr = UnsafeMutableRawPointer(bitPattern: index) }
        arguments.add(RD_KAFKA_VTYPE_KEY) { $0.mem = .init(ptr: UnsafeMutableRawPointer(mutating: key.baseAddress), size: key.count) }
        arguments.add(RD_KAFKA_VTYPE_VALUE) { $0.mem = .init(ptr: UnsafeMutableRawPointer(mutating: value.baseAddress), size: value.count) }
        if let partition = record.partition {
            arguments.add(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition }
        }
        if let timestamp = record.timestampMilliseconds {
            arguments.add(RD_KAFKA_VTYPE_TIMESTAMP) { $0.i64 = timestamp }
        }
        if let headers {
            arguments.add(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers }
        }
        return rd_kafka_produceva(handle.pointer, arguments.list, arguments.list.count)
    }

    private func topic(named name: String) -> OpaquePointer? {
        if let known = topics[name] { return known }
        guard let new = rd_kafka_topic_new(handle.pointer, name, nil) else { return nil }
        topics[name] = new
        return new
    }

    private func makeHeaders(_ headers: [KafkaHeader]) -> OpaquePointer? {
        guard !headers.isEmpty, let native = rd_kafka_headers_new(headers.count) else { return nil }
        for header in headers {
            _ = withBytes(header.value) { rd_kafka_header_add(native, header.name, -1, $0.baseAddress, $0.count) }
        }
        return native
    }

    /// Nil stays a null pointer, which is how Kafka tells "absent" from "empty".
    private func withBytes<T>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer) -> T) -> T {
        guard let bytes else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return bytes.withUnsafeBytes { content in
            guard content.baseAddress == nil else { return body(content) }
            return withUnsafeBytes(of: UInt8(0)) { body(UnsafeRawBufferPointer(rebasing: $0[..<0])) }
        }
    }
}

private struct ProduceArguments {
    private(set) var list: [rd_kafka_vu_t] = []

    init() {
        list.reserveCapacity(8)
    }

    mutating func add(_ type: rd_kafka_vtype_t, _ fill: (inout rd_kafka_vu_s.__Unnamed_union_u) -> Void) {
        var argument = rd_kafka_vu_t()
        argument.vtype = type
        fill(&argument.u)
        list.append(argument)
    }
}
