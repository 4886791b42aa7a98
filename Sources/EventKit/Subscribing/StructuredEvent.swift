import Contracts
import Cryptography
import WireJSON

/// A CloudEvent in structured mode: one JSON object with the attributes and the data in it (CloudEvents Kafka binding §3.3, JSON format §3).
enum StructuredEvent {
    private static let decoder = WireJSONDecoder()
    private static let encoder = WireJSONEncoder()

    /// Whether a content type announces the structured mode. Throws for batches and for formats other than JSON.
    static func isMeant(by contentType: [UInt8]) throws -> Bool {
        guard contentType.count >= mediaType.count, contentType.starts(with: mediaType, by: { lowered($0) == $1 }) else { return false }
        let rest = contentType.dropFirst(mediaType.count).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        guard rest.isEmpty || rest.map(lowered) == Array("+json".utf8) else {
            throw UnprocessableEvent(
                "\(String(decoding: contentType.prefix(64), as: UTF8.self)) is not read here; send application/cloudevents+json")
        }
        return true
    }

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
        return try attributes.event(key: key, data: try data(members))
    }

    /// The data as it would stand alone: JSON as it is, text and base64 as the bytes that they stand for (JSON format §3.1).
    private static func data(_ members: [String: JSONValue]) throws -> [UInt8] {
        switch (members["data"], members["data_base64"]) {
        case (.some, .some):
            throw UnprocessableEvent("data and data_base64 exclude each other")
        case (nil, .string(let text)?):
            guard let bytes = Base64.decode(text) else { throw UnprocessableEvent("data_base64 can't be read") }
            return bytes
        case (nil, .some):
            throw UnprocessableEvent("data_base64 has to be a text")
        case (.string(let text)?, nil) where !holdsJSON(members["datacontenttype"]):
            return Array(text.utf8)
        case (let data?, nil):
            return try encoder.encode(data)
        case (nil, nil):
            return []
        }
    }

    /// Without a type the data is JSON.
    private static func holdsJSON(_ contentType: JSONValue?) -> Bool {
        guard case .string(let text)? = contentType else { return true }
        let mediaType = text.prefix { $0 != ";" && $0 != " " }.lowercased()
        return mediaType == "application/json" || mediaType.hasSuffix("+json")
    }

    private static let mediaType = Array("application/cloudevents".utf8)

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
