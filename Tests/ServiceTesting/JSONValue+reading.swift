import WireJSON

extension JSONValue {
    /// The elements of an array; none of anything else.
    package var list: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var number: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
