import Contracts
import EventSourcing
import WireJSON

/// Why a line can't be taken in.
public struct ImportFault: Error, Equatable {
    public let reason: String

    public init(_ reason: String) {
        self.reason = reason
    }

    public init(_ rejection: Rejection) {
        // What a field is refused for often begins with its name.
        let isNamed = rejection.field.map { rejection.detail.hasPrefix($0) } ?? false
        reason = isNamed ? rejection.detail : rejection.description
    }

    /// What an error says is wrong with a line. One that says nothing of the line is thrown again.
    init(_ error: any Error) throws {
        switch error {
        case let fault as ImportFault: self = fault
        case let error as WireJSONError: self.init(Self.reason(error))
        case let fault as TextFault: self.init("reason: \(fault)")
        case let rejection as Rejection: self.init(rejection)
        default: throw error
        }
    }

    public static func check(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
        if !holds { throw ImportFault(reason()) }
    }

    public static func need<Value>(_ value: Value?, _ field: String) throws -> Value {
        guard let value else { throw ImportFault("\(field) is needed") }
        return value
    }

    /// The text of a field as it is kept; nil where the line has none.
    public static func accept(_ text: String?, _ field: String, _ rule: TextRule) throws -> String? {
        do { return try text.map(rule.accept) } catch let fault as TextFault { throw ImportFault("\(field) \(fault)") }
    }

    /// A line of a file has one line for the reader, so only the column says where.
    private static func reason(_ error: WireJSONError) -> String {
        let place = error.column.map { " (column \($0))" } ?? ""
        return "\(error.path.isEmpty ? "" : "\(error.path): ")\(error.reason)\(place)"
    }
}

/// A line goes against what is known.
public struct LineFault: Error {
    public let line: Int
    public let reason: String

    public init(line: Int, _ fault: ImportFault) {
        self.line = line
        reason = fault.reason
    }

    /// Tells what is refused with the line that asked for it.
    public static func naming<Value>(_ line: Int, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let rejection as Rejection {
            throw LineFault(line: line, ImportFault(rejection))
        } catch let fault as ImportFault {
            throw LineFault(line: line, fault)
        }
    }
}
