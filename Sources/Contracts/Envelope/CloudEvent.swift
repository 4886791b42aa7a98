/// A CloudEvents 1.0 event as the back office knows it: the attributes, and its data as one JSON object.
public struct CloudEvent: Sendable, Equatable {
    /// How far another machine's clock may be ahead of ours. What is dated later than this has not happened yet and takes no effect.
    public static let clockToleranceSeconds = 300

    /// Unique within `source`; the two together identify a duplicate.
    public var id: String
    /// Who said so, such as `/dembrane/billing`.
    public var source: String
    /// What happened, such as `com.dembrane.billing.tier-changed.v1`.
    public var type: String
    /// When the source recorded it.
    public var time: Instant
    /// What the source's time says beyond the millisecond, in nanoseconds: 0 to 999,999. Only tells which of two facts is newer.
    public var timeNanoseconds: Int
    /// The account, workspace, session … that it is about.
    public var subject: String?
    /// Place in the source's event store; rises by one per event. Nil for sources that have none.
    public var position: Int64?
    public var actor: Actor?
    /// W3C trace context of the request that began it.
    public var traceparent: String?
    /// Kafka key: the organisation id, or the user id for facts about a user.
    public var partitionKey: String
    /// The event's stream in the source's store and its place in that stream, from which a lost store is recovered.
    public var stream: StreamPosition?
    /// One JSON object, UTF-8.
    public var data: [UInt8]
    /// The data once it has been decoded, where a reader did so ahead of time.
    public var decoded = DecodedPayload()

    public init(
        id: String, source: String, type: String, time: Instant, timeNanoseconds: Int = 0, subject: String? = nil,
        position: Int64? = nil, actor: Actor? = nil, traceparent: String? = nil, partitionKey: String, stream: StreamPosition? = nil,
        data: [UInt8]
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.time = time
        self.timeNanoseconds = timeNanoseconds
        self.subject = subject
        self.position = position
        self.actor = actor
        self.traceparent = traceparent
        self.partitionKey = partitionKey
        self.stream = stream
        self.data = data
    }
}

/// A payload that has been decoded ahead, or none. It says nothing that the data doesn't say, so that all are equal.
public struct DecodedPayload: Sendable, Equatable {
    public let payload: (any EventPayload)?

    public init(_ payload: (any EventPayload)? = nil) {
        self.payload = payload
    }

    public static func == (left: Self, right: Self) -> Bool { true }
}

/// The place of an event in its aggregate's stream.
public struct StreamPosition: Sendable, Hashable {
    /// `<category>-<id>`.
    public var stream: String
    /// 1 for the first event of the stream.
    public var version: Int

    public init(stream: String, version: Int) {
        self.stream = stream
        self.version = version
    }
}
