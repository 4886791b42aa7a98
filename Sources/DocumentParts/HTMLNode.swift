/// A piece of an HTML page. Text becomes HTML only here, where it is escaped, so that no text of a document can be markup.
public enum HTMLNode: Sendable {
    case text(String)
    case element(StaticString, [HTMLAttribute], [HTMLNode])
    /// One that has no content and no end tag, such as `img`.
    case void(StaticString, [HTMLAttribute])
    /// A style sheet, which is written as it is; only a document's own.
    case style(StaticString)

    public static func element(_ name: StaticString, _ attributes: [HTMLAttribute] = [], text: String) -> HTMLNode {
        .element(name, attributes, [.text(text)])
    }

    /// Adds the node's markup, as UTF-8.
    public func write(to html: inout [UInt8]) {
        switch self {
        case .text(let text):
            html.append(escaping: text)
        case .element(let name, let attributes, let content):
            Self.writeTag(name, attributes, to: &html)
            for node in content { node.write(to: &html) }
            html.append("</")
            html.append(name)
            html.append(">")
        case .void(let name, let attributes):
            Self.writeTag(name, attributes, to: &html)
        case .style(let sheet):
            html.append("<style>")
            html.append(sheet)
            html.append("</style>")
        }
    }

    private static func writeTag(_ name: StaticString, _ attributes: [HTMLAttribute], to html: inout [UInt8]) {
        html.append("<")
        html.append(name)
        for attribute in attributes {
            html.append(" ")
            html.append(attribute.name)
            html.append("=\"")
            html.append(escaping: attribute.value)
            html.append("\"")
        }
        html.append(">")
    }
}

public struct HTMLAttribute: Sendable {
    let name: StaticString
    let value: String

    public init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    public static func `class`(_ name: String) -> HTMLAttribute { HTMLAttribute("class", name) }
    /// Says again what a table's part is, since a style that lays it out otherwise takes its meaning away in some browsers.
    public static func role(_ name: String) -> HTMLAttribute { HTMLAttribute("role", name) }
    /// Lets a text run in the direction of its own first letter.
    public static let ownDirection = HTMLAttribute("dir", "auto")
}

extension [UInt8] {
    fileprivate mutating func append(_ markup: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// What means something in a text or a quoted value is escaped; control characters, which HTML forbids, become U+FFFD. Runs that stay as they are
    /// are copied whole; nearly always that is the entire text.
    fileprivate mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            var copied = 0
            for index in bytes.indices where index >= copied {
                guard let (escape, length) = Self.escape(bytes[index...]) else { continue }
                append(contentsOf: bytes[copied..<index])
                append(escape)
                copied = index + length
            }
            append(contentsOf: bytes[copied...])
        }
    }

    /// What is written for the character at the beginning, and of how many bytes that is; nil where it stays.
    private static func escape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (StaticString, length: Int)? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return ("&quot;", 1)
        case UInt8(ascii: "'"): return ("&#39;", 1)
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): return nil
        case 0x00...0x1F, 0x7F: return ("\u{FFFD}", 1)
        // U+0080 to U+009F.
        case 0xC2 where bytes.dropFirst().first.map { $0 < 0xA0 } ?? false: return ("\u{FFFD}", 2)
        case _: return nil
        }
    }
}
