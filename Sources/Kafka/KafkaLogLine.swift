/// One line of the client's log.
public struct KafkaLogLine: Sendable, Equatable, CustomStringConvertible {
    public enum Level: Sendable, Equatable {
        case error, warning, information, debug
    }

    public let level: Level
    /// The client's short name for the kind of line, for example `FAIL` or `COMPRESSION`.
    public let facility: String
    public let message: String

    public init(level: Level, facility: String, message: String) {
        self.level = level
        self.facility = facility
        self.message = message
    }

    /// Severity as the client says it (0 emergency to 7 debug), except where we know better.
    init(severity: Int32, facility: String, message: String) {
        let level: Level
        switch severity {
        case ...3: level = .error
        case 4: level = .warning
        case 5, 6: level = .information
        default: level = .debug
        }
        // A proxy that hides old protocol versions makes the client send uncompressed and mention it only in passing.
        let understated = facility == "COMPRESSION" && (level == .information || level == .debug)
        // The client calls a setting that we chose on purpose experimental, at every start.
        let overstated = facility == "CONFWARN" && message.contains("enable.gapless.guarantee")
        self.init(level: understated ? .warning : overstated ? .debug : level, facility: facility, message: message)
    }

    public var description: String { "\(facility): \(message)" }
}
