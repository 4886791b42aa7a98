/// An element of an XML document with all that is in it. It holds either a text or other elements, as documents made of data do.
public struct XMLElement: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case text(String)
        case elements([XMLElement])
    }

    /// As it is written, with its prefix: `cbc:ID`.
    public var name: String
    /// In the order of writing; declarations of namespaces (`xmlns:cbc`) are among them.
    public var attributes: [XMLAttribute]
    public var content: Content

    public init(_ name: String, _ attributes: [XMLAttribute] = [], text: String) {
        self.name = name
        self.attributes = attributes
        content = .text(text)
    }

    public init(_ name: String, _ attributes: [XMLAttribute] = [], elements: [XMLElement]) {
        self.name = name
        self.attributes = attributes
        content = .elements(elements)
    }

    /// Empty where it holds a text.
    public var elements: [XMLElement] {
        switch content {
        case .text: []
        case .elements(let elements): elements
        }
    }

    /// Nil where it holds elements.
    public var text: String? {
        switch content {
        case .text(let text): text
        case .elements: nil
        }
    }

    /// Every element that is reached by these names, one level after the other.
    public func all(_ path: String...) -> [XMLElement] {
        path.reduce([self]) { found, name in found.flatMap(\.elements).filter { $0.name == name } }
    }

    /// Nil where there is no such attribute.
    public subscript(attribute name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}

public struct XMLAttribute: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
