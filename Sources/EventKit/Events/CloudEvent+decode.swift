import Contracts
import WireJSON

extension CloudEvent {
    private static let decoder = WireJSONDecoder()

    /// The event's data as this payload, or nil when the event is of another type.
    /// Throws `WireJSONError` or `DecodingError` when the data does not fit the type.
    public func decode<P: EventPayload>(_ payload: P.Type) throws -> P? {
        guard type == P.eventType.description else { return nil }
        if let payload = decoded.payload as? P { return payload }
        return try Self.decoder.decode(P.self, from: data)
    }
}
