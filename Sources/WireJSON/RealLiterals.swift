import CJansson

/// Where in the text the numbers with a fraction or exponent stand. jansson keeps a `Double` of each, which has lost the last digits of
/// a long one, so that whether it was an integer, and which, is only known from the text.
///
/// jansson keeps members in the order of the text, so that its tree and the text are walked alike, once for the whole document.
struct RealLiterals {
    private let places: [JSONNode: Range<Int>]

    init(root: JSONNode, text: [UInt8]) {
        var nodes: [JSONNode] = []
        Self.collect(root, into: &nodes)
        let found = Self.places(in: text)
        // The two always agree; were they ever not to, no place is better than a wrong one.
        places = nodes.count == found.count ? Dictionary(uniqueKeysWithValues: zip(nodes, found)) : [:]
    }

    func place(of node: JSONNode) -> Range<Int>? {
        places[node]
    }

    private static func collect(_ node: JSONNode, into nodes: inout [JSONNode]) {
        switch node.pointee.type {
        case JSON_REAL:
            nodes.append(node)
        case JSON_ARRAY:
            for index in 0..<json_array_size(node) {
                if let element = json_array_get(node, index) { collect(element, into: &nodes) }
            }
        case JSON_OBJECT:
            var iterator = json_object_iter(node)
            while let current = iterator {
                if let value = json_object_iter_value(current) { collect(value, into: &nodes) }
                iterator = json_object_iter_next(node, current)
            }
        default:
            break
        }
    }

    private static func places(in text: [UInt8]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var position = 0
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""):
                position = endOfString(text, from: position)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let end = text[position...].firstIndex { !isPartOfNumber($0) } ?? text.count
                if text[position..<end].contains(where: isMarkOfReal) { places.append(position..<end) }
                position = end
            default:
                position += 1
            }
        }
        return places
    }

    /// Behind the closing quote.
    private static func endOfString(_ text: [UInt8], from start: Int) -> Int {
        var position = start + 1
        while position < text.count, text[position] != UInt8(ascii: "\"") { position += text[position] == UInt8(ascii: "\\") ? 2 : 1 }
        return position + 1
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        isMarkOfReal(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isMarkOfReal(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }
}
