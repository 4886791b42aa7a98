import Testing

@Suite struct TidyTests {
    @Test(arguments: TidyRule.all.map(\.name))
    func everySourceFileKeepsTheRule(name: String) throws {
        let rule = try #require(TidyRule.all.first { $0.name == name })
        let files = try SourceFile.all()
        #expect(files.count > 20)
        #expect(files.flatMap(rule.violations) == [])
    }

    /// Each rule refuses an input that breaks it, so a green run means something.
    @Test(arguments: [
        ("a file has at most 300 lines", "Sources/Kafka/Long.swift", String(repeating: "let a = 1\n", count: 302)),
        ("a function has at most 70 lines", "Sources/Kafka/A.swift", "func a() {\n" + String(repeating: "    b()\n", count: 70) + "}\n"),
        ("folders are at most three deep below Sources", "Sources/Gateway/A/B/C/D.swift", ""),
        ("a module imports only what the architecture lets it", "Sources/Contracts/A.swift", "import Kafka\n"),
        ("a module imports only what the architecture lets it", "Sources/RollupService/A.swift", "import BillingService\n"),
        ("Domain/ imports only Contracts", "Sources/BillingService/Domain/A.swift", "import ServiceKit\n"),
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
        ("no vague type names", "Sources/Kafka/A.swift", "final class TopicManager {\n}\n"),
    ])
    func knownBadInputIsRefused(name: String, path: String, text: String) throws {
        let rule = try #require(TidyRule.all.first { $0.name == name })
        #expect(!rule.violations(SourceFile(path: path, text: text)).isEmpty)
    }
}
