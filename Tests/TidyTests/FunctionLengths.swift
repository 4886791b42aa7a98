/// Finds the functions of a file by their indentation, which the formatter keeps true: a function ends at the first later line that is
/// its closing brace at the same indentation.
struct FunctionLengths: Sequence {
    struct Function {
        let line: Int
        let length: Int
    }

    private let functions: [Function]

    init(of file: SourceFile) {
        var found: [Function] = []
        for (index, line) in file.lines.enumerated() where Self.startsFunction(line) {
            let indentation = line.prefix { $0 == " " }
            let end = file.lines[(index + 1)...].firstIndex { $0.hasPrefix(indentation + "}") }
            if let end { found.append(Function(line: index + 1, length: end - index + 1)) }
        }
        functions = found
    }

    func makeIterator() -> IndexingIterator<[Function]> { functions.makeIterator() }

    private static func startsFunction(_ line: String) -> Bool {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "?" })
        guard let keyword = words.firstIndex(where: { $0 == "func" || $0 == "init" }) else { return false }
        let modifiers: Set = [
            "public", "private", "static", "mutating", "override", "fileprivate", "@discardableResult", "consuming", "convenience",
        ]
        return words[..<keyword].allSatisfy { modifiers.contains(String($0)) } && !line.hasSuffix("}")
    }
}
