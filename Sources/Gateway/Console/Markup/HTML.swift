/// Finished HTML. Plain text becomes HTML only through `init(text:)`, which escapes it, so a page can't forget to.
struct HTML: Sendable, Equatable {
    private(set) var source: String

    /// Text from anywhere, shown as it is.
    init(text: String) {
        source = escapedForHTML(text)
    }

    /// Only for markup that this module writes itself.
    fileprivate init(trusted source: String) {
        self.source = source
    }

    static let empty = HTML(trusted: "")
    static let documentType = HTML(trusted: "<!doctype html>")

    static func joined(_ parts: [HTML]) -> HTML {
        HTML(trusted: parts.lazy.map(\.source).joined())
    }

    static func joined(_ parts: [HTML], separator: String) -> HTML {
        HTML(trusted: parts.lazy.map(\.source).joined(separator: escapedForHTML(separator)))
    }

    /// One element. Void elements such as `input` have no end tag.
    static func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML, isVoid: Bool) -> HTML {
        var source = "<\(name)"
        for attribute in attributes {
            source += " " + attribute.source
        }
        source += ">"
        if !isVoid {
            source += content.source
            source += "</\(name)>"
        }
        return HTML(trusted: source)
    }

    var bytes: [UInt8] { Array(source.utf8) }
}

/// Collects the statements of a template; a string among them is text.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ expression: HTML) -> HTML { expression }
    static func buildExpression(_ expression: String) -> HTML { HTML(text: expression) }
    static func buildBlock(_ parts: HTML...) -> HTML { .joined(parts) }
    static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
    static func buildEither(first part: HTML) -> HTML { part }
    static func buildEither(second part: HTML) -> HTML { part }
    static func buildArray(_ parts: [HTML]) -> HTML { .joined(parts) }
}

/// Escapes the five characters that mean something in HTML text or in a quoted attribute.
/// Control characters that HTML forbids become U+FFFD.
func escapedForHTML(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
