import CRdKafka

/// Everything that can go wrong with Kafka, sorted by what the caller should do about it.
public enum KafkaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A setting is unknown, out of range, reserved or contradicts another one. `property` is nil when no single one is to blame.
    case invalidConfiguration(property: String?, message: String)
    /// The brokers have no such topic, and nothing here makes one by itself.
    case unknownTopic(String)
    /// The cluster doesn't offer this, as the embedded one doesn't offer creating topics over the protocol.
    case unsupported(message: String)
    /// The record was never handed to a broker, because one before it in the same call failed: order is kept, so send again
    /// from the first failure.
    case notSent
    /// The client was closed before or during the call.
    case closed
    /// Trying again later can help. After a timeout it is unknown whether the brokers have the record.
    case retriable(code: KafkaErrorCode, message: String)
    /// Trying again won't help until a person changes something.
    case permanent(code: KafkaErrorCode, message: String)
    /// This producer is done for: close it, make a new one, and go on from the last acknowledged record.
    case fatal(code: KafkaErrorCode, message: String)

    init(_ code: KafkaErrorCode, message: String? = nil) {
        let text = message ?? code.explanation
        switch code.native {
        case RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__GAPLESS_GUARANTEE, RD_KAFKA_RESP_ERR__FENCED:
            self = .fatal(code: code, message: text)
        case RD_KAFKA_RESP_ERR__DESTROY:
            self = .closed
        case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
            self = .unsupported(message: text)
        case _ where code.isRetriable:
            self = .retriable(code: code, message: text)
        case _:
            self = .permanent(code: code, message: text)
        }
    }

    public var isRetriable: Bool {
        switch self {
        case .retriable, .notSent: true
        case .unknownTopic: true
        case .invalidConfiguration, .unsupported, .closed, .permanent, .fatal: false
        }
    }

    /// True when the producer that reported it must be replaced.
    public var isFatal: Bool {
        switch self {
        case .fatal: true
        case .invalidConfiguration, .unknownTopic, .unsupported, .notSent, .closed, .retriable, .permanent: false
        }
    }

    public var code: KafkaErrorCode {
        switch self {
        case .invalidConfiguration: KafkaErrorCode(RD_KAFKA_RESP_ERR__INVALID_ARG)
        case .unknownTopic: .unknownTopicOrPartition
        case .unsupported: KafkaErrorCode(RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
        case .notSent: KafkaErrorCode(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
        case .closed: .closed
        case .retriable(let code, _), .permanent(let code, _), .fatal(let code, _): code
        }
    }

    public var message: String {
        switch self {
        case .invalidConfiguration(let property?, let message): "Kafka setting \(property): \(message)"
        case .invalidConfiguration(nil, let message): "Kafka settings: \(message)"
        case .unknownTopic(let topic): "The Kafka cluster has no topic \(topic)"
        case .unsupported(let message): message
        case .notSent: "Not sent, because an earlier record of the same call failed"
        case .closed: "The Kafka client is closed"
        case .retriable(_, let message), .permanent(_, let message), .fatal(_, let message): message
        }
    }

    public var description: String { "\(code): \(message)" }
}
