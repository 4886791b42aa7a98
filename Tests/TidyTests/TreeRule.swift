/// A rule that only the files taken together can break.
struct TreeRule: Sendable {
    let name: String
    let violations: @Sendable (_ files: [SourceFile], _ targets: DeclaredTargets) -> [String]

    static let all: [TreeRule] = [declaredImports, usedDeclarations]

    static let declaredImports = TreeRule(name: "a target depends on just what it imports") { files, targets in
        let imports = Dictionary(grouping: files, by: \.target).mapValues { Set($0.flatMap(\.imports)) }
        return targets.dependencies.sorted { $0.key < $1.key }.flatMap { target, declared in
            let used = imports[target] ?? []
            // Tests of a service share one list, from which one may need less; and Foundation and its like need not be declared.
            let superfluous = target.hasSuffix("Tests") ? [] : declared.subtracting(used).sorted()
            let missing = used.subtracting(declared).subtracting(ModuleImports.everywhere.union(["Testing", "PackageDescription"])).sorted()
            return superfluous.map { "\(target): declares \($0), which no file of it imports" }
                + missing.map { "\(target): imports \($0), which Package.swift doesn't declare for it" }
        }
    }

    /// What the standard library or Foundation calls, though none of ours does.
    private static let calledByOthers: Set = ["customMirror", "makeAsyncIterator"]

    static let usedDeclarations = TreeRule(name: "what a module offers is used by somebody") { files, _ in
        var uses: [String: Int] = [:]
        for file in files { for word in file.words { uses[String(word), default: 0] += 1 } }
        return files.flatMap { file in
            file.offered.filter { (uses[$0.name] ?? 0) < 2 && !calledByOthers.contains($0.name) }
                .map { "\(file.path):\($0.line): nobody uses \($0.name)" }
        }
    }
}

extension SourceFile {
    /// Every word of the code, comments aside.
    fileprivate var words: [Substring.SubSequence] {
        lines.flatMap { line in
            let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
            return code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        }
    }

    /// The names that the file declares for other modules.
    fileprivate var offered: [(line: Int, name: String)] {
        let kinds: Set = ["func", "var", "let", "struct", "class", "enum", "protocol", "actor", "typealias"]
        return lines.enumerated().compactMap { index, line in
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
            guard let first = words.first(where: { !$0.hasPrefix("@") }), first == "public" || first == "package",
                let kind = words.firstIndex(where: { kinds.contains(String($0)) }), words.indices.contains(kind + 1)
            else { return nil }
            return (index + 1, String(words[kind + 1]))
        }
    }
}
