/// What a text in a command may be: so many characters, none that controls a terminal or a file, and something to see.
///
/// Characters are Unicode scalars, not what a reader takes for one: a letter may carry any number of combining marks. As a scalar has four
/// bytes at most, the bytes are bounded with them.
public struct TextRule: Hashable, Sendable {
    public let length: ClosedRange<Int>
    /// Without line ends and tabs: it becomes a line or a cell of a document.
    public let isOneLine: Bool

    public init(length: ClosedRange<Int>, isOneLine: Bool = false) {
        self.length = length
        self.isOneLine = isOneLine
    }

    /// The text as it is kept: without white space around it and with line feeds for line ends. Throws `TextFault`.
    public func accept(_ raw: String) throws -> String {
        // What is longer than this in bytes is too long in scalars too, with all that could be trimmed; no need to look at each.
        guard raw.utf8.count <= 64 * 1_024 else { throw TextFault.length(raw.unicodeScalars.count, length) }
        let text = raw.withLineFeeds.trimmed
        let count = text.unicodeScalars.count
        guard length.contains(count) else { throw TextFault.length(count, length) }
        if let control = text.unicodeScalars.first(where: \.isUnwantedControl) { throw TextFault.controlCharacter(control) }
        guard !isOneLine || !text.unicodeScalars.contains(where: \.partsLines) else { throw TextFault.severalLines }
        guard text.unicodeScalars.contains(where: \.isVisible) else { throw TextFault.nothingVisible }
        return text
    }
}

/// Why a text is refused.
public enum TextFault: Error, Hashable, Sendable {
    /// The number of characters that it has, and those that it may have.
    case length(Int, ClosedRange<Int>)
    case controlCharacter(Unicode.Scalar)
    case severalLines
    case nothingVisible
    case noMailboxAddress
}

extension TextFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .length(let count, let allowed):
            "has to have \(allowed.lowerBound) to \(allowed.upperBound) characters; this one has \(count)"
        case .controlCharacter(let scalar):
            "can't hold the control character U+\(padded(hexadecimal: scalar.value)); remove it"
        case .severalLines:
            "has to be one line, without tabs"
        case .nothingVisible:
            "has to say something; this one has no visible character"
        case .noMailboxAddress:
            "has to be one e-mail address, such as name@example.com"
        }
    }

    private func padded(hexadecimal value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension String {
    /// Without the white space at either end.
    public var trimmed: String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...end])
    }

    var withLineFeeds: String {
        guard utf8.contains(UInt8(ascii: "\r")) else { return self }
        var scalars = String.UnicodeScalarView()
        var endsWithReturn = false
        for scalar in unicodeScalars {
            defer { endsWithReturn = scalar == "\r" }
            if scalar == "\n" && endsWithReturn { continue }
            scalars.append(scalar == "\r" ? "\n" : scalar)
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// A control character (C0, DEL, C1) other than the line feed and the tab.
    var isUnwantedControl: Bool {
        properties.generalCategory == .control && self != "\n" && self != "\t"
    }

    /// A line end, a tab, or one of Unicode's own marks between lines and paragraphs.
    var partsLines: Bool { "\n\t\u{2028}\u{2029}".unicodeScalars.contains(self) }

    /// Whether a reader sees anything of it standing alone: no space, no mark that needs a letter, nothing that is drawn as nothing.
    var isVisible: Bool {
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || self == "\u{2800}" { return false }
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .nonspacingMark, .enclosingMark: false
        case _: true
        }
    }
}
