import Contracts
import WireJSON

public enum LogLevel: String, Sendable, Comparable, CaseIterable {
    case debug, info, warning, error

    private var rank: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warning: 2
        case .error: 3
        }
    }

    public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }
}

/// Writes one JSON object per line: `time`, `level`, `service`, `message`, `trace_id` and the fields given.
///
/// Bodies and secrets are never given to it. Texts are cut at a bound, so that no line grows without end.
public struct Logger: Sendable {
    private static let textBytesMaximum = 2000
    private static let fieldsMaximum = 20

    public let service: String
    public let level: LogLevel
    private let time: @Sendable () -> Instant
    private let write: @Sendable ([UInt8]) -> Void

    /// `write` gets whole lines, newline included; the standard one writes to standard output.
    public init(
        service: String, level: LogLevel, time: @escaping @Sendable () -> Instant = { SystemTime().now },
        write: @escaping @Sendable ([UInt8]) -> Void = StandardOutput.write
    ) {
        self.service = service
        self.level = level
        self.time = time
        self.write = write
    }

    /// Says nothing; for tests that don't look at logs.
    public static let silent = Logger(service: "silent", level: .error, write: { _ in })

    public func debug(_ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) {
        log(.debug, message, fields, trace: trace)
    }

    public func info(_ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) {
        log(.info, message, fields, trace: trace)
    }

    public func warning(_ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) {
        log(.warning, message, fields, trace: trace)
    }

    public func error(_ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) {
        log(.error, message, fields, trace: trace)
    }

    public func log(_ level: LogLevel, _ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) {
        guard level >= self.level else { return }
        write(line(level, message, fields, trace: trace))
    }

    /// The line itself, newline included.
    func line(_ level: LogLevel, _ message: String, _ fields: [String: JSONValue] = [:], trace: TraceContext? = nil) -> [UInt8] {
        var line: [String: JSONValue] = [:]
        for (name, value) in fields.sorted(by: { $0.key < $1.key }).prefix(Self.fieldsMaximum) { line[name] = Self.bounded(value) }
        line["time"] = .string(time().description)
        line["level"] = .string(level.rawValue)
        line["service"] = .string(service)
        line["message"] = .string(Self.bounded(message))
        if let trace { line["trace_id"] = .string(trace.traceID) }
        return Self.encoded(line)
    }

    private static func encoded(_ line: [String: JSONValue]) -> [UInt8] {
        do {
            return try WireJSONEncoder().encode(JSONValue.object(line)) + [UInt8(ascii: "\n")]
        } catch {
            // A field without a form in JSON (not a number) must not cost the whole line.
            return encodedWithoutNumbers(line)
        }
    }

    private static func encodedWithoutNumbers(_ line: [String: JSONValue]) -> [UInt8] {
        let texts = line.mapValues { value in
            if case .string = value { value } else { JSONValue.string("\(value)") }
        }
        guard let bytes = try? WireJSONEncoder().encode(JSONValue.object(texts)) else { return [] }
        return bytes + [UInt8(ascii: "\n")]
    }

    private static func bounded(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(bounded(text))
        case .integer, .number, .bool, .null: value
        case .object, .array: .string(bounded("\(value)"))
        }
    }

    private static func bounded(_ text: String) -> String {
        // Scalars have at most four bytes each; characters have no bound.
        text.utf8.count <= textBytesMaximum ? text : String(text.unicodeScalars.prefix(textBytesMaximum / 4)) + "…"
    }
}
