/// The settings of one client in the order in which they are applied: ours, then the caller's.
/// Every property here exists since librdkafka 2.0.2.
struct ClientSettings {
    private(set) var properties: [(name: String, value: String)] = []

    /// What "no event is lost, none is skipped" rests on, and what other parameters already say.
    static let reserved: Set<String> = [
        "bootstrap.servers", "metadata.broker.list", "client.id", "group.id",
        "enable.idempotence", "enable.gapless.guarantee", "acks", "request.required.acks", "transactional.id",
        "enable.auto.commit", "enable.auto.offset.store", "auto.offset.reset", "enable.partition.eof", "isolation.level",
        "fetch.wait.max.ms", "log.queue",
    ]

    private init(_ configuration: KafkaConfiguration, clientID: String, own: [(String, String)]) throws {
        guard !configuration.bootstrapServers.isEmpty else {
            throw KafkaError.invalidConfiguration(property: "bootstrap.servers", message: "is empty")
        }
        if let name = configuration.properties.keys.sorted().first(where: Self.reserved.contains) {
            throw KafkaError.invalidConfiguration(property: name, message: "is set by the service itself and can't be overridden")
        }
        properties = [
            ("bootstrap.servers", configuration.bootstrapServers),
            ("client.id", clientID),
            // Without it, small requests wait for the acknowledgement of the packet before.
            ("socket.nagle.disable", "true"),
            ("socket.keepalive.enable", "true"),
            ("statistics.interval.ms", "5000"),
            // A broker that comes back should be noticed within a second, not ten.
            ("reconnect.backoff.max.ms", "1000"),
        ]
        properties += own
        properties += configuration.properties.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    static func producer(_ configuration: KafkaConfiguration, clientID: String) throws -> ClientSettings {
        try ClientSettings(
            configuration, clientID: clientID,
            own: [
                ("enable.idempotence", "true"),
                ("acks", "all"),
                // A failed record must not be overtaken by a later one of its partition: stop instead.
                ("enable.gapless.guarantee", "true"),
                ("compression.codec", "lz4"),
                ("partitioner", "murmur2_random"),
                ("linger.ms", "5"),
                ("delivery.timeout.ms", String(defaultDeliveryTimeoutMilliseconds)),
                ("queue.buffering.max.messages", "500000"),
            ])
    }

    static func consumer(_ configuration: KafkaConfiguration, groupID: String, clientID: String) throws -> ClientSettings {
        try ClientSettings(
            configuration, clientID: clientID,
            own: [
                ("group.id", groupID),
                // Nobody joins the group, so no session is ever held; but closing waits this long for commits while the broker that
                // takes them is away, and with the default a service would need 45 seconds to stop or to start reading afresh.
                ("session.timeout.ms", "1000"),
                ("enable.auto.commit", "false"),
                ("enable.auto.offset.store", "false"),
                // A lost position is reported, never silently replaced by another.
                ("auto.offset.reset", "error"),
                ("enable.partition.eof", "true"),
                ("isolation.level", "read_committed"),
                ("fetch.wait.max.ms", String(configuration.fetchWaitMaxMilliseconds)),
                ("fetch.error.backoff.ms", "100"),
                // With the defaults fetching stalls for a second at a time during catch-up.
                ("queued.min.messages", "1000000"),
                ("queued.max.messages.kbytes", "131072"),
                ("check.crcs", "true"),
            ])
    }

    /// For questions about the cluster; sends no records.
    static func admin(_ configuration: KafkaConfiguration) throws -> ClientSettings {
        try ClientSettings(configuration, clientID: "dembrane.admin", own: [])
    }

    static let defaultDeliveryTimeoutMilliseconds = 30_000

    /// The last value given wins, as it does in the client.
    subscript(name: String) -> String? { properties.last { $0.name == name }?.value }
}
