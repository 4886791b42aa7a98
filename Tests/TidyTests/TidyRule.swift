/// One rule of docs/architecture.md that a machine can check; answers with what is wrong, line by line.
struct TidyRule: Sendable {
    let name: String
    let violations: @Sendable (SourceFile) -> [String]

    static let all: [TidyRule] = [
        fileLength, functionLength, folderDepth, moduleImports, pureDomain, pricesAsValues, uncheckedSendable, forbiddenMarks, names,
        fileNames, openConflicts, wideProducts,
    ]

    static let fileLength = TidyRule(name: "a file has at most 300 lines") { file in
        file.lines.count > 301 ? ["\(file.path): \(file.lines.count) lines; split it by idea"] : []
    }

    static let functionLength = TidyRule(name: "a function has at most 40 lines") { file in
        FunctionLengths(of: file).filter { $0.length > 40 }.map { "\(file.path):\($0.line): a function of \($0.length) lines" }
    }

    static let folderDepth = TidyRule(name: "folders are at most three deep below Sources") { file in
        file.components.count > 5 ? ["\(file.path): too deep"] : []
    }

    static let moduleImports = TidyRule(name: "a module imports only what the architecture lets it") { file in
        guard let allowed = ModuleImports.allowed[file.target] else { return ["\(file.path): unknown target \(file.target)"] }
        return file.imports.filter { !allowed.contains($0) && !ModuleImports.everywhere.contains($0) }
            .map { "\(file.path): imports \($0)" }
    }

    static let pureDomain = TidyRule(name: "Domain/ imports only pure modules") { file in
        guard file.components.dropFirst(2).contains("Domain") else { return [] }
        return file.imports.filter { !ModuleImports.pure.contains($0) }.map { "\(file.path): the domain imports \($0)" }
    }

    static let pricesAsValues = TidyRule(name: "a domain gets its prices as values") { file in
        guard file.components.dropFirst(2).contains("Domain") else { return [] }
        return file.lines.enumerated().filter { $0.element.contains("PriceList.standard") || $0.element.contains("PriceList = .standard") }
            .map { "\(file.path):\($0.offset + 1): it reaches for the price list" }
    }

    static let uncheckedSendable = TidyRule(name: "@unchecked Sendable stands only where C is wrapped, beside its reason") { file in
        file.lines.enumerated().filter { $0.element.contains("@unchecked " + "Sendable") && !$0.element.hasPrefix("//") }
            .compactMap { index, _ in
                let allowed = ModuleImports.wrappers.contains(file.target)
                let before = file.lines[max(0, index - 6)..<index]
                let hasReason = before.contains { $0.trimmed.hasPrefix("//") }
                return allowed && hasReason ? nil : "\(file.path):\(index + 1): @unchecked Sendable without right or reason"
            }
    }

    static let forbiddenMarks = TidyRule(name: "nothing is left undone or forced") { file in
        let marks = [
            "TO" + "DO", "FIX" + "ME", "XX" + "X", "fatal" + "Error(", "try" + "!", "as" + "! ", "Task.det" + "ached", "Thread.sl" + "eep",
        ]
        return file.lines.enumerated().flatMap { index, line in
            marks.filter { line.contains($0) }.map { "\(file.path):\(index + 1): \($0)" }
        }
    }

    /// What bounded types don't bound is the product of two of their values.
    static let wideProducts = TidyRule(name: "a service multiplies figures in 128 bits") { file in
        guard file.target.hasSuffix("Service") else { return [] }
        let figures = ["second", "cents", "amount", "millis", "seats", "months", "price", "percent"]
        return file.lines.enumerated().compactMap { index, line in
            let code = line.lowercased()
            let multiplies = code.contains(" * ") && figures.contains { code.contains($0) } && !line.trimmed.hasPrefix("//")
            let isSafe = line.contains("Int128") || line.contains("static let")
            return multiplies && !isSafe ? "\(file.path):\(index + 1): a product that can overflow" : nil
        }
    }

    static let openConflicts = TidyRule(name: "a statement passes over rows that are there already, not over failed checks") { file in
        file.lines.enumerated().filter { $0.element.uppercased().contains("OR " + "IGNORE") }
            .map { "\(file.path):\($0.offset + 1): it also hides a failed CHECK or NOT NULL; name the columns: ON CONFLICT (…) DO NOTHING" }
    }
}

extension String {
    var trimmed: Substring { drop { $0 == " " } }
}

/// What the tests themselves have to keep.
extension TidyRule {
    static let ofTests = [silentReturn]

    static let silentReturn = TidyRule(name: "a test doesn't end silently") { file in
        var isInTest = false
        return file.lines.enumerated().compactMap { index, line in
            if line.hasPrefix("    @Test") || line.hasPrefix("@Test") { isInTest = true }
            if line == "    }" || line == "}" { isInTest = false }
            let isSilent = isInTest && line.hasPrefix("        guard ") && line.contains("else { return }")
            return isSilent ? "\(file.path):\(index + 1): use try #require" : nil
        }
    }
}
