/// One attribute of an element, its value escaped.
struct Attribute: Sendable, Equatable {
    let source: String

    init(_ name: StaticString, _ value: String) {
        source = "\(name)=\"\(escapedForHTML(value))\""
    }

    /// A boolean attribute, present without a value.
    init(_ name: StaticString) {
        source = "\(name)"
    }

    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    static func id(_ value: String) -> Attribute { Attribute("id", value) }
    static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    static func title(_ text: String) -> Attribute { Attribute("title", text) }
    static func name(_ value: String) -> Attribute { Attribute("name", value) }
    static func value(_ value: String) -> Attribute { Attribute("value", value) }
    static func type(_ value: String) -> Attribute { Attribute("type", value) }
    static func labels(_ id: String) -> Attribute { Attribute("for", id) }

    /// A link inside the console, or to write an e-mail. Anything else, `javascript:` above all, leads nowhere.
    static func href(_ destination: String) -> Attribute {
        Attribute("href", isSafe(destination) ? destination : "#")
    }

    /// A page of another site. What is no address of the web leads nowhere.
    static func href(elsewhere destination: String) -> Attribute {
        Attribute("href", ["https://", "http://"].contains(where: destination.hasPrefix) ? destination : "#")
    }

    private static func isSafe(_ destination: String) -> Bool {
        if destination.hasPrefix("mailto:") || destination.hasPrefix("#") || destination.hasPrefix("?") { return true }
        return destination.hasPrefix("/") && !destination.hasPrefix("//") && !destination.hasPrefix("/\\")
    }
}
