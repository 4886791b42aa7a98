/// Values of the samples, which are known to be valid.
enum Known {
    static func value<Value>(_ value: Value?, line: UInt = #line) -> Value {
        guard let value else { preconditionFailure("the sample in line \(line) is not valid") }
        return value
    }

    static func value<Value>(line: UInt = #line, _ make: () throws -> Value) -> Value {
        do {
            return try make()
        } catch {
            preconditionFailure("the sample in line \(line) is not valid: \(error)")
        }
    }
}
