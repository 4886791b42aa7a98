import HTTP
import Kafka

/// The settings that every service has (CONTRACTS §3).
public struct ServiceConfiguration: Sendable {
    public var kafka: KafkaConfiguration
    /// Whether the service makes the topics that it needs and the cluster lacks.
    public var createsTopics: Bool
    /// Where the service keeps its database.
    public var dataDirectory: String
    public var httpHost: String
    /// 0 lets the system choose.
    public var httpPort: Int
    public var httpLimits: HTTPLimits
    public var internalSecret: Secret
    public var logLevel: LogLevel

    public init(
        kafka: KafkaConfiguration, createsTopics: Bool = false, dataDirectory: String, httpHost: String = "127.0.0.1", httpPort: Int = 0,
        httpLimits: HTTPLimits = HTTPLimits(), internalSecret: Secret, logLevel: LogLevel = .info
    ) {
        self.kafka = kafka
        self.createsTopics = createsTopics
        self.dataDirectory = dataDirectory
        self.httpHost = httpHost
        self.httpPort = httpPort
        self.httpLimits = httpLimits
        self.internalSecret = internalSecret
        self.logLevel = logLevel
    }

    /// Reads the settings; what is wrong is collected in `settings`, whose `finish` then throws.
    public init(reading settings: inout Settings, defaultPort: Int) {
        kafka = KafkaConfiguration(reading: &settings)
        createsTopics = settings.flag("KAFKA_CREATE_TOPICS", default: false)
        dataDirectory = settings.text("DATA_DIR", expected: "the path of a folder to keep data in")
        httpHost = settings.text("HTTP_HOST", default: "127.0.0.1")
        httpPort = settings.integer("HTTP_PORT", in: 0...65535, default: defaultPort)
        httpLimits = HTTPLimits(reading: &settings)
        internalSecret = settings.secret("INTERNAL_SECRET", minimumBytes: 32)
        logLevel = LogLevel(reading: &settings)
    }
}

extension LogLevel {
    /// `LOG_LEVEL`: debug, info (the default), warning or error.
    public init(reading settings: inout Settings) {
        let choices = Dictionary(uniqueKeysWithValues: LogLevel.allCases.map { ($0.rawValue, $0) })
        self = settings.choice("LOG_LEVEL", choices, default: .info)
    }
}

extension KafkaConfiguration {
    /// Environment variables and the settings of librdkafka that they stand for.
    private static let variables: [(name: String, property: String)] = [
        ("KAFKA_SECURITY_PROTOCOL", "security.protocol"),
        ("KAFKA_SASL_MECHANISM", "sasl.mechanism"),
        ("KAFKA_SASL_USERNAME", "sasl.username"),
        ("KAFKA_SASL_PASSWORD", "sasl.password"),
        ("KAFKA_SSL_CA_LOCATION", "ssl.ca.location"),
        ("KAFKA_SSL_CERTIFICATE_LOCATION", "ssl.certificate.location"),
        ("KAFKA_SSL_KEY_LOCATION", "ssl.key.location"),
        ("KAFKA_SSL_KEY_PASSWORD", "ssl.key.password"),
        ("KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", "ssl.endpoint.identification.algorithm"),
    ]

    private static let protocols: Set = ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"]

    /// `KAFKA_BOOTSTRAP_SERVERS`, `KAFKA_SECURITY_PROTOCOL`, `KAFKA_SASL_*`, `KAFKA_SSL_*`.
    public init(reading settings: inout Settings) {
        let servers = settings.text("KAFKA_BOOTSTRAP_SERVERS", expected: "host:port, or several separated by commas")
        if !servers.isEmpty, !Self.areServers(servers) {
            settings.refuse("KAFKA_BOOTSTRAP_SERVERS", expected: "host:port, or several separated by commas")
        }
        var properties: [String: String] = [:]
        for variable in Self.variables {
            if let value = settings.optionalText(variable.name) { properties[variable.property] = value }
        }
        if let chosen = properties["security.protocol"], !Self.protocols.contains(chosen.lowercased()) {
            settings.refuse("KAFKA_SECURITY_PROTOCOL", expected: "one of \(Self.protocols.sorted().joined(separator: ", "))")
        }
        self.init(bootstrapServers: servers, properties: properties)
        fetchWaitMaxMilliseconds = settings.integer("KAFKA_FETCH_WAIT_MILLISECONDS", in: 1...10_000, default: fetchWaitMaxMilliseconds)
    }

    private static func areServers(_ text: String) -> Bool {
        text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { server in
            guard let colon = server.lastIndex(of: ":"), colon != server.startIndex else { return false }
            return Int(server[server.index(after: colon)...]).map { (1...65535).contains($0) } ?? false
        }
    }
}
