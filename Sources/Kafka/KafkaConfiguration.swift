/// How to reach a cluster. One value serves producers, consumers and the admin client of a process.
public struct KafkaConfiguration: Sendable {
    /// Comma-separated `host:port` of at least one broker.
    public var bootstrapServers: String
    /// Settings of librdkafka passed through as they are: `security.protocol`, `sasl.*`, `ssl.*`, limits of queues.
    /// Settings on which "no event is lost" rests can't be overridden; see `ClientSettings.reserved`.
    public var properties: [String: String]
    /// How long a broker may hold an empty fetch. The embedded cluster always waits all of it (5 is right there), a real
    /// broker answers as soon as there is data (100 is right there).
    public var fetchWaitMaxMilliseconds: Int
    /// Receives what the client logs; nothing is written to standard error. Called from the client's own threads: it must be
    /// quick and must not call back into Kafka.
    public var onLog: @Sendable (KafkaLogLine) -> Void

    public init(
        bootstrapServers: String,
        properties: [String: String] = [:],
        fetchWaitMaxMilliseconds: Int = 100,
        onLog: @escaping @Sendable (KafkaLogLine) -> Void = { _ in }
    ) {
        self.bootstrapServers = bootstrapServers
        self.properties = properties
        self.fetchWaitMaxMilliseconds = fetchWaitMaxMilliseconds
        self.onLog = onLog
    }
}
