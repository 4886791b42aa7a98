import CRdKafka
import Synchronization

/// What the C client calls back into. The client holds a plain pointer to it, so `ClientHandle` keeps it alive until the
/// client is destroyed.
final class ClientCallbacks: Sendable {
    private struct State {
        var errors: [KafkaError] = []
        var lastError: KafkaError?
        var statistics = KafkaClientStatistics()
    }

    private static let errorLimit = 100

    private let state = Mutex(State())
    private let onLog: @Sendable (KafkaLogLine) -> Void
    /// Index given with the record, and what became of it. Runs inside the poll of the producer's own thread.
    private let onDelivery: @Sendable (Int, KafkaDelivery) -> Void

    init(
        onLog: @escaping @Sendable (KafkaLogLine) -> Void,
        onDelivery: @escaping @Sendable (Int, KafkaDelivery) -> Void = { _, _ in }
    ) {
        self.onLog = onLog
        self.onDelivery = onDelivery
    }

    var statistics: KafkaClientStatistics { state.withLock { $0.statistics } }

    /// The newest trouble with the cluster, to explain a timeout.
    var lastError: KafkaError? { state.withLock { $0.lastError } }

    /// Errors since the last call.
    func takeErrors() -> [KafkaError] {
        state.withLock { state in
            defer { state.errors.removeAll() }
            return state.errors
        }
    }

    func note(_ error: KafkaError) {
        state.withLock { state in
            // "All brokers are down" follows the reason for it and would hide it.
            if error.code != .allBrokersDown || state.lastError == nil { state.lastError = error }
            if state.errors.count < Self.errorLimit { state.errors.append(error) }
        }
    }

    /// Registers every callback with settings that are about to become a client.
    func register(with settings: OpaquePointer) {
        rd_kafka_conf_set_opaque(settings, Unmanaged.passUnretained(self).toOpaque())
        rd_kafka_conf_set_log_cb(settings) { client, severity, facility, text in
            guard let client, let facility, let text, let callbacks = ClientCallbacks.from(rd_kafka_opaque(client)) else { return }
            callbacks.onLog(
                KafkaLogLine(severity: severity, facility: String(cString: facility), message: String(cString: text)))
        }
        rd_kafka_conf_set_error_cb(settings) { client, code, reason, context in
            guard let client, let callbacks = ClientCallbacks.from(context) else { return }
            callbacks.receiveError(client: client, code: KafkaErrorCode(rawValue: code), reason: reason.map { String(cString: $0) })
        }
        rd_kafka_conf_set_stats_cb(settings) { _, text, length, context in
            if let text, let callbacks = ClientCallbacks.from(context) {
                callbacks.receiveStatistics(UnsafeRawBufferPointer(start: text, count: length))
            }
            // Zero lets the client free the text.
            return 0
        }
    }

    func registerDeliveries(with settings: OpaquePointer) {
        rd_kafka_conf_set_dr_msg_cb(settings) { client, message, context in
            guard let client, let message, let callbacks = ClientCallbacks.from(context) else { return }
            callbacks.onDelivery(Int(bitPattern: message.pointee._private), KafkaDelivery(message.pointee, client: client))
        }
    }

    func registerCommits(with settings: OpaquePointer) {
        rd_kafka_conf_set_offset_commit_cb(settings) { _, code, _, context in
            guard code != RD_KAFKA_RESP_ERR_NO_ERROR, code != RD_KAFKA_RESP_ERR__NO_OFFSET else { return }
            let code = KafkaErrorCode(code)
            ClientCallbacks.from(context)?.note(KafkaError(code, message: "Committing offsets failed: \(code.explanation)"))
        }
    }

    private func receiveError(client: OpaquePointer, code: KafkaErrorCode, reason: String?) {
        let error = KafkaError.raised(by: client) ?? KafkaError(code, message: reason)
        note(error)
        onLog(KafkaLogLine(level: error.isFatal ? .error : .warning, facility: "ERROR", message: error.description))
    }

    private func receiveStatistics(_ text: UnsafeRawBufferPointer) {
        do {
            let statistics = try KafkaClientStatistics(json: text)
            state.withLock { $0.statistics = statistics }
        } catch {
            onLog(KafkaLogLine(level: .warning, facility: "STATISTICS", message: "Can't read the client's statistics: \(error)"))
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> ClientCallbacks? {
        context.map { Unmanaged<ClientCallbacks>.fromOpaque($0).takeUnretainedValue() }
    }
}

extension KafkaError {
    /// The fatal error that ended this client, if one did.
    static func raised(by client: OpaquePointer) -> KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(client, &text, text.count)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return .fatal(code: KafkaErrorCode(code), message: text.withUnsafeBufferPointer { String(terminated: $0) })
    }
}

extension KafkaDelivery {
    init(_ message: rd_kafka_message_t, client: OpaquePointer) {
        guard message.err != RD_KAFKA_RESP_ERR_NO_ERROR else {
            self = .acknowledged(partition: message.partition, offset: message.offset)
            return
        }
        // A record refused for its own sake keeps its reason; the others failed because the client as a whole did.
        let error = KafkaError(KafkaErrorCode(message.err))
        switch error {
        case .permanent: self = .failed(error)
        case _: self = .failed(KafkaError.raised(by: client) ?? error)
        }
    }
}
