import Contracts

/// How long one kind of text of an invoice may be, and whether it may have more than one line.
public protocol TextBounds: Sendable {
    static var longest: Int { get }
    static var mayHaveLines: Bool { get }
}

extension TextBounds {
    public static var mayHaveLines: Bool { false }
}

/// A text of an invoice that is known to fit: not empty, not too long, without characters that a page or an XML document can't hold.
public struct BoundedText<Bounds: TextBounds>: Hashable, Sendable {
    public let text: String

    public static var rule: TextRule { TextRule(length: 1...Bounds.longest) }

    /// Without white space around it. Throws `TextFault`.
    public init(_ raw: String) throws {
        text = try Self.rule.accept(raw)
        if let scalar = text.unicodeScalars.first(where: Self.isRefused) { throw TextFault.controlCharacter(scalar) }
    }

    /// Line ends and tabs where a text has one line only, and the two code points that XML 1.0 forbids beside control characters.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\t", "\u{2028}", "\u{2029}": !Bounds.mayHaveLines
        case "\u{FFFE}", "\u{FFFF}": true
        case _: false
        }
    }
}

extension BoundedText: ExpressibleByStringLiteral {
    /// For texts in the code itself; one that doesn't fit is a mistake of the programmer.
    public init(stringLiteral value: String) {
        do {
            self = try Self(value)
        } catch {
            preconditionFailure("\(value) \(error)")
        }
    }
}

extension BoundedText: CustomStringConvertible {
    public var description: String { text }
}
