/// A piece of an HTML page. Text becomes HTML only here, where it is escaped, so that no text of an invoice can be markup.
enum HTMLNode: Sendable {
    case text(String)
    case element(StaticString, [HTMLAttribute], [HTMLNode])
    /// One that has no content and no end tag, such as `img`.
    case void(StaticString, [HTMLAttribute])
    /// A style sheet, which is written as it is; only this module's own.
    case style(StaticString)

    static func element(_ name: StaticString, _ attributes: [HTMLAttribute] = [], text: String) -> HTMLNode {
        .element(name, attributes, [.text(text)])
    }

    func write(to html: inout String) {
        switch self {
        case .text(let text):
            html.append(escaping: text)
        case .element(let name, let attributes, let content):
            Self.writeTag(name, attributes, to: &html)
            for node in content { node.write(to: &html) }
            html += "</\(name)>"
        case .void(let name, let attributes):
            Self.writeTag(name, attributes, to: &html)
        case .style(let sheet):
            html += "<style>\(sheet)</style>"
        }
    }

    private static func writeTag(_ name: StaticString, _ attributes: [HTMLAttribute], to html: inout String) {
        html += "<\(name)"
        for attribute in attributes {
            html += " \(attribute.name)=\""
            html.append(escaping: attribute.value)
            html += "\""
        }
        html += ">"
    }
}

struct HTMLAttribute: Sendable {
    let name: StaticString
    let value: String

    init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    static func `class`(_ name: String) -> HTMLAttribute { HTMLAttribute("class", name) }
    /// Says again what a table's part is, since a style that lays it out otherwise takes its meaning away in some browsers.
    static func role(_ name: String) -> HTMLAttribute { HTMLAttribute("role", name) }
    /// Lets a text run in the direction of its own first letter.
    static let ownDirection = HTMLAttribute("dir", "auto")
}

extension String {
    /// What means something in a text or a quoted value is escaped; control characters, which HTML forbids, become U+FFFD.
    fileprivate mutating func append(escaping text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": self += "&amp;"
            case "<": self += "&lt;"
            case ">": self += "&gt;"
            case "\"": self += "&quot;"
            case "'": self += "&#39;"
            case "\t", "\n": unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": self += "\u{FFFD}"
            case _: unicodeScalars.append(scalar)
            }
        }
    }
}
