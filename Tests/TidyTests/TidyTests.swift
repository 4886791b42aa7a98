import Testing

@Suite struct TidyTests {
    @Test(arguments: TidyRule.all.map(\.name))
    func everySourceFileKeepsTheRule(name: String) throws {
        let rule = try #require(TidyRule.all.first { $0.name == name })
        let files = try SourceFile.all()
        #expect(files.count > 20)
        #expect(files.flatMap(rule.violations) == [])
    }

    @Test(arguments: TidyRule.ofTests.map(\.name))
    func everyTestFileKeepsTheRule(name: String) throws {
        let rule = try #require(TidyRule.ofTests.first { $0.name == name })
        let files = try SourceFile.all(below: "Tests")
        #expect(files.count > 20)
        #expect(files.flatMap(rule.violations) == [])
    }

    @Test(arguments: TreeRule.all.map(\.name))
    func theFilesTogetherKeepTheRule(name: String) throws {
        let rule = try #require(TreeRule.all.first { $0.name == name })
        let files = try SourceFile.all() + SourceFile.all(below: "Tests")
        let violations = rule.violations(files, try DeclaredTargets.ofThisPackage())
        #expect(violations == [])
    }

    /// A module that is declared and not imported, one that is imported and not declared, and a function that nobody calls.
    @Test func knownBadTreesAreRefused() {
        let targets = DeclaredTargets(
            manifest: "func library(_ name: String) {\n}\nlet package = [ library(\"Terms\", \"Contracts\", \"Database\"), ]")
        #expect(targets.dependencies == ["Terms": ["Contracts", "Database"]])
        let file = SourceFile(
            path: "Sources/Terms/A.swift", text: "import Contracts\nimport Kafka\npublic func unused() {}\npublic struct A { let a: A }\n")
        #expect(
            TreeRule.declaredImports.violations([file], targets) == [
                "Terms: declares Database, which no file of it imports", "Terms: imports Kafka, which Package.swift doesn't declare for it",
            ])
        #expect(TreeRule.usedDeclarations.violations([file], targets) == ["Sources/Terms/A.swift:3: nobody uses unused"])
    }

    /// Each rule refuses an input that breaks it, so a green run means something.
    @Test(arguments: [
        ("a file has at most 300 lines", "Sources/Kafka/Long.swift", String(repeating: "let a = 1\n", count: 302)),
        ("a function has at most 40 lines", "Sources/Kafka/A.swift", "func a() {\n" + String(repeating: "    b()\n", count: 40) + "}\n"),
        ("folders are at most three deep below Sources", "Sources/Gateway/A/B/C/D.swift", ""),
        ("a module imports only what the architecture lets it", "Sources/Contracts/A.swift", "import Kafka\n"),
        ("a module imports only what the architecture lets it", "Sources/RollupService/A.swift", "import BillingService\n"),
        ("Domain/ imports only pure modules", "Sources/BillingService/Domain/A.swift", "import ServiceKit\n"),
        (
            "@unchecked Sendable stands only where C is wrapped, beside its reason", "Sources/Gateway/A.swift",
            "// Because.\nfinal class A: @unchecked " + "Sendable {}\n"
        ),
        (
            "@unchecked Sendable stands only where C is wrapped, beside its reason", "Sources/Kafka/A.swift",
            "final class A: @unchecked " + "Sendable {}\n"
        ),
        ("nothing is left undone or forced", "Sources/Kafka/A.swift", "let a = try" + "! b()\n"),
        (
            "a statement passes over rows that are there already, not over failed checks", "Sources/Gateway/A.swift",
            "let sql = \"insert or " + "ignore into audit values (?)\"\n"
        ),
        ("a service multiplies figures in 128 bits", "Sources/RollupService/A.swift", "let a = seconds * whole\n"),
        ("a domain gets its prices as values", "Sources/RollupService/Domain/A.swift", "func a(prices: PriceList = .standard) {}\n"),
        ("a file is named for a type in it", "Sources/Kafka/Records.swift", "struct Record {\n}\n"),
        ("a test doesn't end silently", "Tests/KafkaTests/A.swift", "    @Test func a() {\n        guard b else { return }\n    }\n"),
        ("no vague type names", "Sources/Kafka/A.swift", "final class TopicManager {\n}\n"),
    ])
    func knownBadInputIsRefused(name: String, path: String, text: String) throws {
        let rule = try #require((TidyRule.all + TidyRule.ofTests).first { $0.name == name })
        #expect(!rule.violations(SourceFile(path: path, text: text)).isEmpty)
    }
}
