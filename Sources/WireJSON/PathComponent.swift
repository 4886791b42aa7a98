/// One step from a container into a value, in the names of the wire.
enum PathComponent: Equatable {
    case member(String)
    case element(Int)

    /// The step that a coding key stands for: our own keys and those of dictionaries as they are, all others by the naming rule.
    init(_ key: any CodingKey) {
        if let key = key as? VerbatimCodingKey {
            self = key.intValue.map(PathComponent.element) ?? .member(key.stringValue)
        } else if let index = key.intValue, key.stringValue == "Index \(index)" {
            // The standard library's key of an element, in the errors that it makes for unkeyed containers.
            self = .element(index)
        } else {
            self = .member(WireName.isVerbatim(type(of: key)) ? key.stringValue : WireName.converted(key.stringValue))
        }
    }

    var codingKey: VerbatimCodingKey {
        switch self {
        case .member(let name): VerbatimCodingKey(name)
        case .element(let index): VerbatimCodingKey(index: index)
        }
    }
}

extension [PathComponent] {
    /// `lines[2].amount_cents`
    var text: String {
        var text = ""
        for component in self {
            switch component {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .element(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

/// Where a value stands in its container, kept as cheaply as possible: it becomes a `PathComponent` only when an error is reported.
enum Place {
    case root
    case member(name: String, isVerbatim: Bool)
    case element(Int)

    var component: PathComponent? {
        switch self {
        case .root: nil
        case .member(let name, let isVerbatim): .member(isVerbatim ? name : WireName.converted(name))
        case .element(let index): .element(index)
        }
    }
}
