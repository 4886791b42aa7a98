/// An id of an owner's own making that can stand in a path as it is: letters, digits, `_`, `-` and `.`, at most 100 of them.
struct PlainID: Sendable, Equatable, CustomStringConvertible {
    private static let lengths = 1...100

    let description: String

    init?(_ text: String) {
        guard Self.lengths.contains(text.utf8.count), text != ".", text != "..", text.utf8.allSatisfy(Self.isPlain) else { return nil }
        description = text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        case _: false
        }
    }
}
