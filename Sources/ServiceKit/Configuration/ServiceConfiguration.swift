import HTTP
import Kafka
import ProcessKit

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
    /// At which hour of the day, in UTC, the service checks itself.
    public var selfCheckHour: Int

    public init(
        kafka: KafkaConfiguration, createsTopics: Bool = false, dataDirectory: String, httpHost: String = "127.0.0.1", httpPort: Int = 0,
        httpLimits: HTTPLimits = HTTPLimits(), internalSecret: Secret, logLevel: LogLevel = .info, selfCheckHour: Int = 3
    ) {
        self.kafka = kafka
        self.createsTopics = createsTopics
        self.dataDirectory = dataDirectory
        self.httpHost = httpHost
        self.httpPort = httpPort
        self.httpLimits = httpLimits
        self.internalSecret = internalSecret
        self.logLevel = logLevel
        self.selfCheckHour = selfCheckHour
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
        selfCheckHour = settings.integer("SELF_CHECK_HOUR", in: 0...23, default: 3)
    }
}
