import CJansson

/// The types that are one JSON value each. Containers read and write them without a decoder or encoder of their own.
protocol JSONScalar: Codable {
    /// What a document must hold for this type, as error messages name it.
    static var expectation: String { get }
    init?(_ node: JSONNode, in document: Document)
    /// Nil when JSON has no way to write it, or no way that reads back.
    var encoded: EncodedValue? { get }
}

extension JSONScalar {
    /// Why `init(_:in:)` refused the node.
    static func mismatch(_ node: JSONNode, in document: Document) -> String {
        switch node.pointee.type {
        case JSON_INTEGER where self is any Numeric.Type: "\(json_integer_value(node)) does not fit \(self)"
        case JSON_REAL where self is any BinaryFloatingPoint.Type: "\(json_real_value(node)) does not fit \(self)"
        case JSON_REAL where self is any BinaryInteger.Type: integerMismatch(node, in: document)
        default: "expected \(expectation), found \(typeName(of: node))"
        }
    }

    private static func integerMismatch(_ node: JSONNode, in document: Document) -> String {
        if let integer = document.integer(node) { return "\(integer) does not fit \(self)" }
        return "expected integer of 64 bits, found \(document.shownLiteral(node))"
    }
}

func typeName(of node: JSONNode) -> String {
    switch node.pointee.type {
    case JSON_OBJECT: "object"
    case JSON_ARRAY: "array"
    case JSON_STRING: "string"
    case JSON_INTEGER: "integer"
    case JSON_REAL: "number"
    case JSON_TRUE, JSON_FALSE: "boolean"
    default: "null"
    }
}

extension String: JSONScalar {
    static var expectation: String { "string" }

    @inline(__always)
    init?(_ node: JSONNode, in document: Document) {
        self.init(node)
    }

    @inline(__always)
    init?(_ node: JSONNode) {
        guard node.pointee.type == JSON_STRING, let start = json_string_value(node) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: start, count: json_string_length(node))
        self.init(decoding: bytes, as: UTF8.self)
    }

    var encoded: EncodedValue? { .string(self) }
}

extension Bool: JSONScalar {
    static var expectation: String { "boolean" }

    @inline(__always)
    init?(_ node: JSONNode, in document: Document) {
        switch node.pointee.type {
        case JSON_TRUE: self = true
        case JSON_FALSE: self = false
        default: return nil
        }
    }

    var encoded: EncodedValue? { .bool(self) }
}

extension JSONScalar where Self: FixedWidthInteger {
    static var expectation: String { "integer" }

    /// By value, as JSON Schema says: a number without a fraction is an integer, however it is written.
    @inline(__always)
    init?(_ node: JSONNode, in document: Document) {
        switch node.pointee.type {
        case JSON_INTEGER: self.init(exactly: json_integer_value(node))
        case JSON_REAL:
            guard let integer = document.integer(node) else { return nil }
            self.init(exactly: integer)
        default: return nil
        }
    }

    var encoded: EncodedValue? { Int64(exactly: self).map(EncodedValue.integer) }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}

extension Double: JSONScalar {
    static var expectation: String { "number" }

    init?(_ node: JSONNode, in document: Document) {
        switch node.pointee.type {
        case JSON_REAL: self = json_real_value(node)
        case JSON_INTEGER: self.init(exactly: json_integer_value(node))
        default: return nil
        }
    }

    var encoded: EncodedValue? { isFinite ? .number(description) : nil }
}

extension Float: JSONScalar {
    static var expectation: String { "number" }

    init?(_ node: JSONNode, in document: Document) {
        switch node.pointee.type {
        case JSON_REAL:
            self.init(json_real_value(node))
            guard isFinite else { return nil }
        case JSON_INTEGER: self.init(exactly: json_integer_value(node))
        default: return nil
        }
    }

    var encoded: EncodedValue? { isFinite ? .number(description) : nil }
}
