import Contracts

extension Reason {
    /// The reason that a command's body gives in its field `reason`. Throws 422.
    public init(field raw: String) throws {
        self = try Problem.naming("reason") { try Reason(raw) }
    }
}

extension Problem {
    /// Runs what may refuse a text, and turns the refusal into 422 for the field that holds it.
    public static func naming<Value>(_ field: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as TextFault {
            throw Problem.invalid(field, "\(field) \(fault)")
        }
    }
}
