import Kafka
import ProcessKit

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
