import TestKit
import Testing
@testable import Kafka

@Suite struct ErrorTests {
    enum Kind { case retriable, permanent, fatal, unsupported, closed }

    /// Numbers of Kafka's protocol, and the client's own below zero.
    @Test(arguments: [
        (-195, Kind.retriable, "_TRANSPORT"), (-187, .retriable, "_ALL_BROKERS_DOWN"), (-192, .retriable, "_MSG_TIMED_OUT"),
        (-184, .retriable, "_QUEUE_FULL"), (-188, .retriable, "_UNKNOWN_TOPIC"), (3, .retriable, "UNKNOWN_TOPIC_OR_PART"),
        (6, .retriable, "NOT_LEADER_FOR_PARTITION"), (7, .retriable, "REQUEST_TIMED_OUT"), (14, .retriable, "COORDINATOR_LOAD_IN_PROGRESS"),
        (19, .retriable, "NOT_ENOUGH_REPLICAS"), (20, .retriable, "NOT_ENOUGH_REPLICAS_AFTER_APPEND"),
        (10, .permanent, "MSG_SIZE_TOO_LARGE"), (29, .permanent, "TOPIC_AUTHORIZATION_FAILED"), (-169, .permanent, "_AUTHENTICATION"),
        (-150, .fatal, "_FATAL"), (-148, .fatal, "_GAPLESS_GUARANTEE"), (-144, .fatal, "_FENCED"),
        (-165, .unsupported, "_UNSUPPORTED_FEATURE"), (-197, .closed, "_DESTROY"),
    ])
    func codesAreSortedByWhatToDo(number: Int32, kind: Kind, name: String) {
        let code = KafkaErrorCode(rawValue: number)
        let error = KafkaError(code)
        #expect(code.description == name)
        #expect(error.isRetriable == (kind == .retriable))
        #expect(error.isFatal == (kind == .fatal))
        #expect(error.code == code)
        switch error {
        case .retriable: #expect(kind == .retriable)
        case .permanent: #expect(kind == .permanent)
        case .fatal: #expect(kind == .fatal)
        case .unsupported: #expect(kind == .unsupported)
        case .closed: #expect(kind == .closed)
        case .invalidConfiguration, .unknownTopic, .notSent: Issue.record(error)
        }
    }

    @Test(arguments: [
        (["no.such.setting": "1"], "no.such.setting"),
        (["security.protocol": "carrier-pigeon"], "security.protocol"),
        (["linger.ms": "soon"], "linger.ms"),
        (["enable.idempotence": "false"], "enable.idempotence"),
        (["auto.offset.reset": "earliest"], "auto.offset.reset"),
        (["security.protocol": "ssl", "ssl.ca.location": "/nowhere/ca.pem"], "ssl.ca.location"),
        (["security.protocol": "sasl_ssl", "sasl.mechanism": "PLAIN"], "sasl.username"),
    ])
    func aWrongSettingIsNamed(properties: [String: String], culprit: String) async {
        let configuration = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", properties: properties)
        let error = await kafkaError { try KafkaProducer(configuration, clientID: "tests") }
        guard case .invalidConfiguration(let property, let message)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(property == culprit || message.contains(culprit), "\(String(describing: error))")
        #expect(error?.isRetriable == false)
    }

    @Test func settingsOfTLSAndPasswordsReachTheClient() async throws {
        let properties = [
            "security.protocol": "sasl_ssl", "sasl.mechanism": "SCRAM-SHA-512", "sasl.username": "billing", "sasl.password": "secret",
            "ssl.endpoint.identification.algorithm": "https",
        ]
        // The embedded cluster speaks neither, so a client that tries TLS must fail there, and say so.
        let cluster = try EmbeddedCluster(topics: ["t": 1])
        defer { cluster.close() }
        let configuration = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, properties: properties)
        let admin = KafkaAdmin(configuration, timeoutMilliseconds: 1_000)
        var error: KafkaError?
        let saysWhy = try await eventually {
            error = await kafkaError { try await admin.clusterID() }
            return error?.message.lowercased().contains("ssl") == true
        }
        #expect(saysWhy, "\(String(describing: error))")
    }

    @Test func anAddressIsNeeded() {
        #expect(throws: KafkaError.invalidConfiguration(property: "bootstrap.servers", message: "is empty")) {
            try KafkaProducer(KafkaConfiguration(bootstrapServers: ""), clientID: "tests")
        }
    }

    @Test(arguments: [
        (3, "FAIL", KafkaLogLine.Level.error), (4, "CONFWARN", .warning), (5, "MAXPOLL", .information), (6, "PROTOERR", .information),
        (7, "BROKER", .debug), (6, "COMPRESSION", .warning), (7, "COMPRESSION", .warning), (3, "COMPRESSION", .error),
    ])
    func logLinesHaveALevel(severity: Int32, facility: String, level: KafkaLogLine.Level) {
        #expect(KafkaLogLine(severity: severity, facility: facility, message: "…").level == level)
    }

    @Test func aSettingChosenOnPurposeIsNoWarning() {
        let line = KafkaLogLine(severity: 4, facility: "CONFWARN", message: "Property enable.gapless.guarantee is experimental")
        #expect(line.level == .debug)
    }
}
