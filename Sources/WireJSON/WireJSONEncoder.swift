/// Writes Swift values as canonical JSON: equal values give equal bytes, and `WireJSONDecoder` reads back whatever it writes.
public struct WireJSONEncoder: Sendable {
    /// What becomes of optional properties without a value.
    public enum AbsentValues: Sendable {
        /// They are left out, as in events, so that a new optional field does not change old documents.
        case omitted
        /// They are written as null, as in answers to people who look for the field.
        case null
    }

    private let absentValues: AbsentValues

    public init(absentValues: AbsentValues = .omitted) {
        self.absentValues = absentValues
    }

    /// Throws `WireJSONError`, with the path, for what JSON has no way to write: NaN, infinities, integers beyond `Int64`,
    /// a document that is neither object nor array, two members of one name.
    public func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        let encoder = NodeEncoder(absentValues: absentValues, parent: nil, place: .root)
        try encoder.write(value)
        let encoded = try encoder.finished()
        switch encoded {
        case .object, .array: break
        case .null, .bool, .integer, .number, .string, .deferred:
            throw encoder.failure("a document is an object or an array")
        }
        var writer = CanonicalWriter()
        try writer.write(encoded)
        return writer.bytes
    }
}
