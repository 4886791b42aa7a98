import CRdKafka

/// One client of the C library with its callbacks, from creation to destruction.
///
/// `@unchecked Sendable`: the pointer never changes, and librdkafka's client functions may be called from any thread. Who
/// owns a handle sees to it that nobody uses it during or after `destroy`.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let callbacks: ClientCallbacks

    /// - Throws: `KafkaError.invalidConfiguration` naming the setting that was refused.
    init(_ kind: rd_kafka_type_t, _ settings: ClientSettings, _ callbacks: ClientCallbacks) throws {
        self.callbacks = callbacks
        pointer = try Self.makeClient(kind, settings.properties) { native in
            callbacks.register(with: native)
            if kind == RD_KAFKA_PRODUCER {
                callbacks.registerDeliveries(with: native)
            } else {
                callbacks.registerCommits(with: native)
            }
        }
    }

    /// A client that only carries something else, as the embedded cluster needs one.
    init(bare properties: [(name: String, value: String)], _ callbacks: ClientCallbacks) throws {
        self.callbacks = callbacks
        pointer = try Self.makeClient(RD_KAFKA_PRODUCER, properties) { callbacks.register(with: $0) }
    }

    /// Waits for the client's threads. Must be called exactly once, never inside a callback.
    func destroy() {
        rd_kafka_destroy(pointer)
    }

    private static func makeClient(
        _ kind: rd_kafka_type_t, _ properties: [(name: String, value: String)], _ register: (OpaquePointer) -> Void
    ) throws -> OpaquePointer {
        guard let settings = rd_kafka_conf_new() else {
            throw KafkaError.invalidConfiguration(property: nil, message: "no memory for settings")
        }
        var reason = [CChar](repeating: 0, count: 512)
        for (name, value) in properties {
            guard rd_kafka_conf_set(settings, name, value, &reason, reason.count) == RD_KAFKA_CONF_OK else {
                rd_kafka_conf_destroy(settings)
                throw KafkaError.invalidConfiguration(property: name, message: text(reason))
            }
        }
        register(settings)
        guard let client = rd_kafka_new(kind, settings, &reason, reason.count) else {
            // The client takes the settings over only when it could be made.
            rd_kafka_conf_destroy(settings)
            let message = text(reason)
            let culprit = properties.map(\.name).filter(message.contains).max { $0.count < $1.count }
            throw KafkaError.invalidConfiguration(property: culprit, message: message)
        }
        return client
    }

    private static func text(_ buffer: [CChar]) -> String {
        buffer.withUnsafeBufferPointer { String(terminated: $0) }
    }
}

extension String {
    /// The text before the terminating zero of a C buffer.
    init(terminated buffer: UnsafeBufferPointer<CChar>) {
        self.init(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
