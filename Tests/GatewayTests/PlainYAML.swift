/// YAML as docs/openapi.yaml is written: block mappings and lists by indentation, mappings and lists in braces on one line, scalars on one line
/// or after `|`.
indirect enum PlainYAML: Equatable {
    case mapping([String: PlainYAML])
    case list([PlainYAML])
    case scalar(String)

    init(_ text: String) {
        var reader = BlockReader(text)
        self = reader.block(indent: 0)
    }

    subscript(name: String) -> PlainYAML? {
        guard case .mapping(let members) = self else { return nil }
        return members[name]
    }

    var members: [String: PlainYAML] {
        guard case .mapping(let members) = self else { return [:] }
        return members
    }

    var elements: [PlainYAML] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    var text: String? {
        guard case .scalar(let text) = self else { return nil }
        return text
    }
}

private struct BlockReader {
    private var lines: ArraySlice<(indent: Int, text: String)>

    init(_ text: String) {
        lines =
            text.split(separator: "\n").map { line in
                let content = line.drop { $0 == " " }
                return (line.count - content.count, String(content))
            }.filter { !$0.text.isEmpty }[...]
    }

    mutating func block(indent: Int) -> PlainYAML {
        guard let first = lines.first, first.indent >= indent else { return .scalar("") }
        return first.text.hasPrefix("- ") ? list(first.indent) : mapping(first.indent)
    }

    private mutating func list(_ indent: Int) -> PlainYAML {
        var elements: [PlainYAML] = []
        while let line = lines.first, line.indent == indent, line.text.hasPrefix("- ") {
            let rest = String(line.text.dropFirst(2))
            if !rest.hasPrefix("{"), !rest.hasPrefix("["), rest.contains(": ") || rest.hasSuffix(":") {
                lines[lines.startIndex] = (indent + 2, rest)
                elements.append(mapping(indent + 2))
            } else {
                lines.removeFirst()
                elements.append(FlowReader.value(rest))
            }
        }
        return .list(elements)
    }

    private mutating func mapping(_ indent: Int) -> PlainYAML {
        var members: [String: PlainYAML] = [:]
        while let line = lines.first, line.indent == indent, !line.text.hasPrefix("- ") {
            lines.removeFirst()
            let (name, rest) = Self.parts(line.text)
            if rest == "|" {
                var text: [String] = []
                while let next = lines.first, next.indent > indent {
                    text.append(next.text)
                    lines.removeFirst()
                }
                members[name] = .scalar(text.joined(separator: "\n"))
            } else {
                members[name] = rest.isEmpty ? block(indent: indent + 1) : FlowReader.value(rest)
            }
        }
        return .mapping(members)
    }

    private static func parts(_ line: String) -> (name: String, rest: String) {
        let colon = line.range(of: ": ")
        let name = colon.map { line[..<$0.lowerBound] } ?? line.dropLast()
        return (FlowReader.unquoted(String(name)), colon.map { String(line[$0.upperBound...]) } ?? "")
    }
}

/// A value on one line.
private struct FlowReader {
    private var rest: Substring

    static func value(_ text: String) -> PlainYAML {
        guard text.hasPrefix("{") || text.hasPrefix("[") else { return .scalar(unquoted(text)) }
        var reader = FlowReader(rest: text[...])
        return reader.value()
    }

    static func unquoted(_ text: String) -> String {
        guard text.count >= 2, let first = text.first, first == "'" || first == "\"", text.last == first else { return text }
        return String(text.dropFirst().dropLast())
    }

    private mutating func value() -> PlainYAML {
        skipSpaces()
        switch rest.first {
        case "{": return mapping()
        case "[": return list()
        case _: return .scalar(scalar(endingAt: [",", "}", "]"]))
        }
    }

    private mutating func mapping() -> PlainYAML {
        var members: [String: PlainYAML] = [:]
        rest.removeFirst()
        skipSpaces()
        while let next = rest.first, next != "}" {
            let name = scalar(endingAt: [":"])
            rest = rest.dropFirst()
            members[name] = value()
            skipComma()
        }
        rest = rest.dropFirst()
        return .mapping(members)
    }

    private mutating func list() -> PlainYAML {
        var elements: [PlainYAML] = []
        rest.removeFirst()
        skipSpaces()
        while let next = rest.first, next != "]" {
            elements.append(value())
            skipComma()
        }
        rest = rest.dropFirst()
        return .list(elements)
    }

    private mutating func scalar(endingAt ends: Set<Character>) -> String {
        if let quote = rest.first, quote == "'" || quote == "\"" {
            let content = rest.dropFirst().prefix { $0 != quote }
            rest = rest.dropFirst(content.count + 2)
            skipSpaces()
            return String(content)
        }
        let content = rest.prefix { !ends.contains($0) }
        rest = rest.dropFirst(content.count)
        return String(content).trimmingSpaces
    }

    private mutating func skipComma() {
        skipSpaces()
        if rest.first == "," { rest = rest.dropFirst() }
        skipSpaces()
    }

    private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
