/// Writes values in the one form that a document has: members sorted by the bytes of their names, no spaces, as few escapes as JSON allows.
///
/// It writes the bytes itself instead of building a tree for jansson to print: that would copy every string once more, and jansson
/// prints doubles with 17 digits where fewer read back the same.
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []
    private var path: [PathComponent] = []
    /// By the number of members.
    private var orders: [Int: [Int]] = [:]

    init() {
        bytes.reserveCapacity(512)
    }

    mutating func write(_ value: EncodedValue) throws {
        switch value {
        case .null: write("null")
        case .bool(let value): write(value ? "true" : "false")
        case .integer(let value): write(value)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): writeQuoted(text)
        case .object(let object): try write(object)
        case .array(let array): try write(array)
        case .deferred(let encoder): try write(encoder.finished())
        }
    }

    private mutating func write(_ object: EncodedObject) throws {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for index in try order(of: object) {
            let (name, value) = object.members[index]
            // jansson refuses such a name, and what we write must read back.
            guard !name.utf8.contains(0) else { throw failure("a name must not contain U+0000", .member(name)) }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            writeQuoted(name)
            bytes.append(UInt8(ascii: ":"))
            try write(value, .member(name))
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// In which order the members are written. Objects of one type come in rows, so that the order of the last with as many members is
    /// tried before anything is sorted.
    private mutating func order(of object: EncodedObject) throws -> [Int] {
        let members = object.members
        if let known = orders[members.count], Self.firstDisorder(known, members) == nil { return known }
        let order = members.indices.sorted { Self.precedes(members[$0].name, members[$1].name) }
        if let twice = Self.firstDisorder(order, members) { throw failure("written twice", .member(members[twice].name)) }
        orders[members.count] = order
        return order
    }

    /// The first member that does not come after the one before it.
    private static func firstDisorder(_ order: [Int], _ members: [(name: String, value: EncodedValue)]) -> Int? {
        zip(order, order.dropFirst()).first { !precedes(members[$0].name, members[$1].name) }?.1
    }

    private mutating func write(_ array: EncodedArray) throws {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in array.elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            try write(value, .element(index))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ value: EncodedValue, _ component: PathComponent) throws {
        switch value {
        case .object, .array, .deferred:
            path.append(component)
            try write(value)
            path.removeLast()
        case .null, .bool, .integer, .number, .string:
            try write(value)
        }
    }

    private func failure(_ reason: String, _ component: PathComponent) -> WireJSONError {
        WireJSONError(kind: .value, reason: reason, path: (path + [component]).text)
    }

    /// Byte order. Swift compares strings by canonical equivalence, which is the same order only as long as both are ASCII.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                for (one, other) in zip(left, right) where one != other { return one < other }
                return left.count < right.count
            }
        }
    }
}

extension CanonicalWriter {
    private mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func write(_ integer: Int64) {
        bytes.append(contentsOf: String(integer).utf8)
    }

    private mutating func writeQuoted(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { characters in
            // Runs that need no escape are copied whole; nearly always that is the entire string.
            var start = 0
            for index in characters.indices where Self.needsEscape(characters[index]) {
                bytes.append(contentsOf: characters[start..<index])
                writeEscape(characters[index])
                start = index + 1
            }
            bytes.append(contentsOf: characters[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func writeEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): write("\\\"")
        case UInt8(ascii: "\\"): write("\\\\")
        case 0x08: write("\\b")
        case 0x09: write("\\t")
        case 0x0A: write("\\n")
        case 0x0C: write("\\f")
        case 0x0D: write("\\r")
        default:
            let digits = Array("0123456789abcdef".utf8)
            write("\\u00")
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
