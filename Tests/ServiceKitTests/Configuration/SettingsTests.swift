import Foundation
import Testing
@testable import ProcessKit
@testable import ServiceKit

@Suite struct SettingsTests {
    private static let sound = [
        "KAFKA_BOOTSTRAP_SERVERS": "a.example:9092,b.example:9093", "DATA_DIR": "/data",
        "INTERNAL_SECRET": "0123456789abcdef0123456789abcdef",
    ]

    /// The configuration, or the one line that says what is wrong.
    private static func read(_ changes: [String: String]) throws -> ServiceConfiguration {
        let environment = sound.merging(changes) { $1 }
        var settings = Settings(environment: environment)
        let configuration = ServiceConfiguration(reading: &settings, defaultPort: 8082)
        try settings.finish()
        return configuration
    }

    @Test func hasDefaults() throws {
        let configuration = try Self.read([:])
        #expect(configuration.httpHost == "127.0.0.1")
        #expect(configuration.httpPort == 8082)
        #expect(configuration.logLevel == .info)
        #expect(!configuration.createsTopics)
        #expect(configuration.dataDirectory == "/data")
        #expect(configuration.kafka.bootstrapServers == "a.example:9092,b.example:9093")
        #expect(configuration.kafka.properties.isEmpty)
    }

    @Test func passesSecurityOnToTheClientLibrary() throws {
        let configuration = try Self.read([
            "KAFKA_SECURITY_PROTOCOL": "SASL_SSL", "KAFKA_SASL_MECHANISM": "SCRAM-SHA-512", "KAFKA_SASL_USERNAME": "u",
            "KAFKA_SASL_PASSWORD": "p", "KAFKA_SSL_CA_LOCATION": "/ca.pem",
        ])
        #expect(
            configuration.kafka.properties == [
                "security.protocol": "SASL_SSL", "sasl.mechanism": "SCRAM-SHA-512", "sasl.username": "u", "sasl.password": "p",
                "ssl.ca.location": "/ca.pem",
            ])
    }

    @Test(arguments: [("true", true), ("1", true), ("TRUE", true), ("false", false), ("0", false), ("", false)])
    func saysWhetherTopicsAreMade(value: String, isWanted: Bool) throws {
        #expect(try Self.read(["KAFKA_CREATE_TOPICS": value]).createsTopics == isWanted)
    }

    @Test(arguments: [
        ("HTTP_PORT", "abc", "HTTP_PORT is wrong: expected a whole number from 0 to 65535"),
        ("HTTP_PORT", "70000", "HTTP_PORT is wrong: expected a whole number from 0 to 65535"),
        ("KAFKA_CREATE_TOPICS", "maybe", "KAFKA_CREATE_TOPICS is wrong: expected one of 0, 1, false, true"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is wrong: expected one of debug, error, info, warning"),
        ("INTERNAL_SECRET", "short", "INTERNAL_SECRET is wrong: expected a secret of at least 32 bytes"),
        ("INTERNAL_SECRET", "", "INTERNAL_SECRET is missing: expected a secret of at least 32 bytes"),
        ("DATA_DIR", "", "DATA_DIR is missing: expected the path of a folder to keep data in"),
        ("KAFKA_BOOTSTRAP_SERVERS", "nohost", "KAFKA_BOOTSTRAP_SERVERS is wrong: expected host:port, or several separated by commas"),
        ("KAFKA_BOOTSTRAP_SERVERS", "a:1,:2", "KAFKA_BOOTSTRAP_SERVERS is wrong: expected host:port, or several separated by commas"),
        ("KAFKA_SECURITY_PROTOCOL", "tls", "KAFKA_SECURITY_PROTOCOL is wrong: expected one of plaintext, sasl_plaintext, sasl_ssl, ssl"),
        ("INTERNAL_SECRET_FILE", "/x", "INTERNAL_SECRET and INTERNAL_SECRET_FILE are both set: expected one of them"),
        (
            "HTTP_HOST_FILE", "/nowhere",
            "HTTP_HOST_FILE is wrong: expected the path of a readable text file of at most 64 KiB, found /nowhere"
        ),
    ])
    func saysInOneLineWhatIsWrong(name: String, value: String, line: String) throws {
        #expect {
            try Self.read([name: value])
        } throws: { error in
            (error as? ConfigurationError)?.description == line
        }
    }

    @Test func tellsEverythingAtOnce() {
        var settings = Settings(environment: ["HTTP_PORT": "x"])
        _ = ServiceConfiguration(reading: &settings, defaultPort: 1)
        #expect(settings.problems.count == 4)
    }

    @Test func readsValuesFromFiles() throws {
        let path = NSTemporaryDirectory() + "secret-\(UUID().uuidString)"
        try "fedcba9876543210fedcba9876543210\n".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let configuration = try Self.read(["INTERNAL_SECRET": "", "INTERNAL_SECRET_FILE": path])
        #expect(configuration.internalSecret.revealed == "fedcba9876543210fedcba9876543210")
    }

    @Test(arguments: [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"), ("https://billing.example/", "https://billing.example"),
        ("ftp://a", nil), ("billing", nil), ("http://", nil),
    ])
    func readsURLs(value: String, url: String?) {
        var settings = Settings(environment: ["BILLING_URL": value])
        #expect(settings.optionalURL("BILLING_URL") == url)
        #expect(settings.problems.isEmpty == (url != nil))
    }

    @Test func secretsAreNotPrinted() {
        let secret = Secret("hunter2 hunter2 hunter2")
        let configuration = ServiceConfiguration(
            kafka: .init(bootstrapServers: "a:1"), dataDirectory: "/", internalSecret: secret)
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hunter2"))
        }
    }
}
