/// Reads JSON strictly into Swift values.
///
/// Refused, with a `WireJSONError`: anything but one object or array, trailing bytes, duplicate keys, invalid UTF-8, documents beyond the
/// limits, numbers with a fraction where an integer is expected (`3600.0` has none), and integers that do not fit. Members that the Swift type
/// does not know are ignored, so that writers may add some.
public struct WireJSONDecoder: Sendable {
    private let limits: WireJSONLimits

    public init(limits: WireJSONLimits = .standard) {
        self.limits = limits
    }

    /// Every error is a `WireJSONError`, also when the type itself refused a value.
    public func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        let document = try Document(bytes, limits: limits)
        return try NodeDecoder(document, document.root, parent: nil, place: .root).value(type)
    }
}
