import Contracts
import WireJSON

/// A CloudEvent in structured mode: one JSON object with the attributes and the data in it.
enum StructuredEvent {
    private static let decoder = WireJSONDecoder()
    private static let encoder = WireJSONEncoder()

    static func read(_ value: [UInt8], key: String?) throws -> CloudEvent {
        let document = try decoder.decode(JSONValue.self, from: value)
        guard case .object(let members) = document else { throw UnprocessableEvent("a structured event is one JSON object") }
        var attributes = EventAttributes()
        for (name, member) in members {
            switch member {
            case .string(let text): try attributes.set(Substring(name).utf8, text)
            case .integer(let number): try attributes.set(Substring(name).utf8, String(number))
            case .object, .array, .number, .bool, .null: continue
            }
        }
        guard let data = members["data"], case .object = data else {
            throw UnprocessableEvent("the data of a structured event must be one JSON object")
        }
        return try attributes.event(key: key, data: try encoder.encode(data))
    }
}
