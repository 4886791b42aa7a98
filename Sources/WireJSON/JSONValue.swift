import CJansson

/// Any JSON value, for documents whose form is not known beforehand.
public enum JSONValue: Sendable, Equatable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case integer(Int64)
    /// A number with a fraction or an exponent.
    case number(Double)
    case bool(Bool)
    case null

    /// The member of that name (in the names of the wire), if this is an object that has one.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The element at that index, if this is an array that has one.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}

extension JSONValue: Decodable {
    /// Reads through `WireJSONDecoder` alone: only it can say what a value is without trying one type after the other.
    public init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? NodeDecoder else {
            let context = DecodingError.Context(
                codingPath: decoder.codingPath, debugDescription: "JSONValue reads from WireJSONDecoder only")
            throw DecodingError.dataCorrupted(context)
        }
        self.init(decoder.node)
    }

    private init(_ node: JSONNode) {
        switch node.pointee.type {
        case JSON_OBJECT: self = .object(Self.members(of: node))
        case JSON_ARRAY: self = .array((0..<json_array_size(node)).compactMap { json_array_get(node, $0).map(JSONValue.init) })
        case JSON_STRING: self = String(node).map(JSONValue.string) ?? .null
        case JSON_INTEGER: self = .integer(json_integer_value(node))
        case JSON_REAL: self = .number(json_real_value(node))
        case JSON_TRUE: self = .bool(true)
        case JSON_FALSE: self = .bool(false)
        default: self = .null
        }
    }

    private static func members(of node: JSONNode) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(json_object_size(node))
        var iterator = json_object_iter(node)
        while let current = iterator {
            let name = UnsafeRawBufferPointer(start: json_object_iter_key(current), count: json_object_iter_key_len(current))
            if let value = json_object_iter_value(current) { members[String(decoding: name, as: UTF8.self)] = JSONValue(value) }
            iterator = json_object_iter_next(node, current)
        }
        return members
    }
}

extension JSONValue: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: VerbatimCodingKey.self)
            for (name, value) in members { try container.encode(value, forKey: VerbatimCodingKey(name)) }
        case .array(let elements): try container.encode(elements)
        case .string(let text): try container.encode(text)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .null: try container.encodeNil()
        }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    /// A name given twice keeps its last value.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { $1 })
    }

    public init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }

    public init(stringLiteral text: String) {
        self = .string(text)
    }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    public init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    public init(floatLiteral value: Double) {
        self = .number(value)
    }

    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    public init(nilLiteral: ()) {
        self = .null
    }
}
