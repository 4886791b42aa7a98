import CJansson

/// Finds where in the text a value begins, by walking along its path. It runs on the error path only, over text that jansson
/// has accepted, so that reading successfully costs nothing for it.
struct ErrorLocator {
    private let text: [UInt8]
    private var position = 0

    /// Line and column of the value at `path`, or of the innermost container on the way that exists.
    static func locate(_ path: [PathComponent], in text: [UInt8]) -> (line: Int, column: Int) {
        var locator = ErrorLocator(text)
        locator.skipWhitespace()
        for component in path {
            let container = locator.position
            let isFound =
                switch component {
                case .member(let name): locator.enterMember(name)
                case .element(let index): locator.enterElement(index)
                }
            guard isFound else { return lineAndColumn(of: container, in: text) }
        }
        return lineAndColumn(of: locator.position, in: text)
    }

    /// Both count from one; columns are characters (code points), as jansson counts them.
    static func lineAndColumn(of position: Int, in text: [UInt8]) -> (line: Int, column: Int) {
        let before = text[..<position]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let column = 1 + text[lineStart..<position].count { $0 & 0xC0 != 0x80 }
        return (line, column)
    }

    private init(_ text: [UInt8]) {
        self.text = text
    }

    private var current: UInt8? {
        position < text.count ? text[position] : nil
    }

    private mutating func enterMember(_ name: String) -> Bool {
        guard current == UInt8(ascii: "{") else { return false }
        step()
        while current == UInt8(ascii: "\"") {
            let start = position
            skipString()
            let isMatch = Self.string(text[start..<position]) == name
            skipWhitespace()
            step()  // the colon
            if isMatch { return true }
            skipValue()
            if current == UInt8(ascii: ",") { step() }
        }
        return false
    }

    private mutating func enterElement(_ index: Int) -> Bool {
        guard current == UInt8(ascii: "[") else { return false }
        step()
        for _ in 0..<index {
            guard current != UInt8(ascii: "]") else { return false }
            skipValue()
            if current == UInt8(ascii: ",") { step() }
        }
        return current != UInt8(ascii: "]")
    }

    /// One byte on, and to the next that is not white space.
    private mutating func step() {
        position += 1
        skipWhitespace()
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func skipString() {
        position += 1
        while let byte = current, byte != UInt8(ascii: "\"") { position += byte == UInt8(ascii: "\\") ? 2 : 1 }
        position += 1
    }

    private mutating func skipValue() {
        var depth = 0
        repeat {
            switch current {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            case nil: return
            default: skipLiteral()
            }
            skipWhitespace()
        } while depth > 0
    }

    private mutating func skipLiteral() {
        while let byte = current, !Self.endsLiteral(byte) { position += 1 }
    }

    private static func endsLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }

    /// The text of a quoted name, whose escapes jansson resolves.
    private static func string(_ quoted: ArraySlice<UInt8>) -> String? {
        let node = quoted.withUnsafeBytes { json_loadb($0.baseAddress, $0.count, Int(JSON_DECODE_ANY | JSON_ALLOW_NUL), nil) }
        guard let node else { return nil }
        defer { json_decref(node) }
        return String(node)
    }
}
