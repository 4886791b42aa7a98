/// Which module may import which (docs/architecture.md, "Modules").
enum ModuleImports {
    static let everywhere: Set = ["Foundation", "Synchronization", "Glibc", "Dispatch"]

    /// The modules that wrap a C library; only they may reason about what the compiler can't check.
    static let wrappers: Set = ["Kafka", "WireJSON", "Database", "HTTP", "Cryptography"]

    private static let serviceImports: Set = ["Contracts", "ServiceKit", "Database", "HTTP", "WireJSON", "Cryptography", "Kafka"]

    static let allowed: [String: Set<String>] = [
        "Kafka": ["CRdKafka"],
        "WireJSON": ["CJansson"],
        "Database": ["CSQLite"],
        "HTTP": ["CMicroHTTPD", "CCurl"],
        "Cryptography": ["CCrypto"],
        "Contracts": ["Cryptography"],
        "ServiceKit": ["Kafka", "WireJSON", "Database", "HTTP", "Cryptography", "Contracts"],
        "RollupService": serviceImports,
        "BillingService": serviceImports,
        "TrainingService": serviceImports,
        "PartnerService": serviceImports,
        "Gateway": serviceImports,
        "DevStack": serviceImports.union(["CFixedPort"]),
        "Benchmarks": serviceImports,
    ]
}
