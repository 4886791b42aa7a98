/// A text of the platform for people to read, such as a customer's name. The platform allows what it allows, and a fact isn't refused for a
/// name; so the text is made harmless where it comes in, in a way that can be seen:
///
/// - control characters other than line feed and tab become their pictures (`␀` for NUL),
/// - a text in which nothing can be seen becomes a row of `␣`,
/// - what is longer than 1,000 characters (Unicode scalars) is cut, with `…` as its end.
public struct DisplayText: Hashable, Sendable {
    public static let longest = 1_000

    public let text: String

    public init(_ raw: String) {
        text = Self.isPlain(raw) ? raw : Self.clean(raw)
    }

    /// The common case, told from the bytes alone: short, printable ASCII.
    private static func isPlain(_ raw: String) -> Bool {
        raw.utf8.count <= longest && raw.utf8.allSatisfy { (0x20...0x7E).contains($0) } && raw.utf8.first ?? 0x20 > 0x20
    }

    private static func clean(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        var count = 0
        var isVisible = false
        for scalar in raw.unicodeScalars.lazy.prefix(longest + 1) {
            count += 1
            if count > longest { break }
            isVisible = isVisible || scalar.isVisible
            scalars.append(scalar.isUnwantedControl ? picture(of: scalar) : scalar)
        }
        if count > longest {
            scalars.removeLast()
            scalars.append("…")
        }
        if isVisible || scalars.allSatisfy({ $0.properties.isWhitespace }) { return String(scalars) }
        return String(repeating: "␣", count: scalars.count)
    }

    private static func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
        switch control.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + control.value) ?? "\u{FFFD}"
        case 0x7F: "␡"
        case _: "\u{FFFD}"
        }
    }
}

extension DisplayText: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
