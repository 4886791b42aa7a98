/// A name with bytes that travels beside a record's value. Names may repeat; order is kept.
public struct KafkaHeader: Sendable, Equatable {
    public var name: String
    public var value: [UInt8]

    public init(name: String, value: [UInt8]) {
        self.name = name
        self.value = value
    }

    public init(_ name: String, _ text: String) {
        self.init(name: name, value: Array(text.utf8))
    }
}

/// What a producer sends.
public struct KafkaRecord: Sendable, Equatable {
    public var topic: String
    /// Nil lets the key choose, by the same hash as the Java clients.
    public var partition: Int32?
    public var key: [UInt8]?
    /// Nil is a tombstone.
    public var value: [UInt8]?
    public var headers: [KafkaHeader]
    /// Milliseconds since 1970; nil means now.
    public var timestampMilliseconds: Int64?

    public init(
        topic: String,
        partition: Int32? = nil,
        key: [UInt8]?,
        value: [UInt8]?,
        headers: [KafkaHeader] = [],
        timestampMilliseconds: Int64? = nil
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
        self.timestampMilliseconds = timestampMilliseconds
    }
}

/// What became of one record.
public enum KafkaDelivery: Sendable, Equatable {
    /// All in-sync replicas have it. The offset is -1 when the broker recognised a resent record and no longer knew its place.
    case acknowledged(partition: Int32, offset: Int64)
    case failed(KafkaError)

    public var error: KafkaError? {
        switch self {
        case .acknowledged: nil
        case .failed(let error): error
        }
    }
}
