extension TidyRule {
    static let names = TidyRule(name: "no vague type names") { file in
        let vague = ["Manager", "Helper", "Util", "Utils", "Impl"]
        return file.lines.enumerated().compactMap { index, line in
            guard line.contains("{"), let name = declaredType(line) else { return nil }
            // An account manager is a person, whom the business calls so.
            let isPerson = name.hasSuffix("AccountManager")
            return !isPerson && vague.contains { name.hasSuffix($0) } ? "\(file.path):\(index + 1): \(name) says nothing" : nil
        }
    }

    /// `Type.swift` and `Type+concern.swift`.
    static let fileNames = TidyRule(name: "a file is named for a type in it") { file in
        let name = file.components.last.map { String($0.prefix { $0 != "+" && $0 != "." }) } ?? ""
        let types = file.lines.compactMap(declaredType)
        // Where an executable begins has the name that SwiftPM looks for.
        return types.contains(name) || name == "Main" ? [] : ["\(file.path): no type \(name) in it"]
    }

    /// The type that a line declares or extends.
    private static func declaredType(_ line: String) -> String? {
        guard !line.trimmed.hasPrefix("//") else { return nil }
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "extension", "typealias"]
        guard let keyword = words.firstIndex(where: { kinds.contains(String($0)) }), words.indices.contains(keyword + 1) else { return nil }
        return words[keyword + 1].split(separator: ".").last.map(String.init)
    }
}
