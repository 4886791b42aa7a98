import Kafka
import ProcessKit
import Synchronization
import WireJSON

/// Brings what the Kafka client says into the service's log, each kind of line at most once in ten seconds: while brokers are away,
/// the client says the same again and again.
final class KafkaLog: Sendable {
    private static let pause = Duration.seconds(10)
    private static let kindsMaximum = 100

    private let logger: Logger
    private let lastLines = Mutex<[String: ContinuousClock.Instant]>([:])

    init(_ logger: Logger) {
        self.logger = logger
    }

    func write(_ line: KafkaLogLine, at now: ContinuousClock.Instant = .now) {
        guard isDue(line.facility, now) else { return }
        let fields: [String: JSONValue] = ["facility": .string(line.facility), "reason": .string(line.message)]
        switch line.level {
        case .error, .warning: logger.warning("the Kafka client reports trouble", fields)
        case .information, .debug: logger.debug("the Kafka client reports", fields)
        }
    }

    private func isDue(_ kind: String, _ now: ContinuousClock.Instant) -> Bool {
        lastLines.withLock { lastLines in
            if let last = lastLines[kind], now - last < Self.pause { return false }
            if lastLines.count >= Self.kindsMaximum { lastLines = [:] }
            lastLines[kind] = now
            return true
        }
    }
}

extension KafkaConfiguration {
    /// The same, with the client's own log lines written to a log of ours.
    func logging(to log: KafkaLog) -> KafkaConfiguration {
        var configuration = self
        configuration.onLog = { log.write($0) }
        return configuration
    }
}
