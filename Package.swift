// swift-tools-version: 6.0

import PackageDescription

/// One list of settings for every Swift target: Swift 6 mode (strict concurrency), and a warning is an error.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// Release executables are a quarter as large without their symbols; debug ones keep them for backtraces.
let stripped: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "-s"], .when(configuration: .release))]

/// A C library that Debian ships, in the default places, so that no pkg-config is needed.
func systemLibrary(_ name: String, package: String) -> Target {
    .systemLibrary(name: name, providers: [.apt([package])])
}

func library(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings, linkerSettings: stripped
    )
}

func service(_ name: String, resources: [Resource] = []) -> Target {
    executable(name, ["Contracts", "ServiceKit", "Database", "HTTP", "WireJSON"], resources: resources)
}

func tests(_ name: String, _ dependencies: Target.Dependency..., resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

let package = Package(
    name: "dembrane-backoffice",
    targets: [
        systemLibrary("CRdKafka", package: "librdkafka-dev"),
        systemLibrary("CJansson", package: "libjansson-dev"),
        systemLibrary("CSQLite", package: "libsqlite3-dev"),
        systemLibrary("CMicroHTTPD", package: "libmicrohttpd-dev"),
        systemLibrary("CCrypto", package: "libssl-dev"),
        systemLibrary("CCurl", package: "libcurl4-openssl-dev"),

        .target(name: "CFixedPort"),
        library("Kafka", "CRdKafka"),
        library("WireJSON", "CJansson"),
        library("Database", "CSQLite"),
        library("HTTP", "CMicroHTTPD", "CCurl"),
        library("Cryptography", "CCrypto"),
        library("Contracts", "Cryptography"),
        library("ServiceKit", "Kafka", "WireJSON", "Database", "HTTP", "Cryptography", "Contracts"),

        service("RollupService"),
        service("BillingService"),
        service("TrainingService"),
        service("PartnerService"),
        service("Gateway", resources: [.embedInCode("Assets"), .embedInCode("Documents")]),
        executable("DevStack", ["CFixedPort", "Contracts", "Kafka", "WireJSON", "ServiceKit", "HTTP"]),
        executable("Benchmarks", ["Contracts", "Kafka", "WireJSON", "ServiceKit", "HTTP"]),

        tests("KafkaTests", "Kafka", "CRdKafka", "CFixedPort"),
        tests("WireJSONTests", "WireJSON"),
        tests("DatabaseTests", "Database"),
        tests("HTTPTests", "HTTP"),
        tests("CryptographyTests", "Cryptography"),
        tests("ContractsTests", "Contracts", "WireJSON", resources: [.copy("Golden")]),
        tests("ServiceKitTests", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON", "Cryptography"),
        tests("RollupServiceTests", "RollupService", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("BillingServiceTests", "BillingService", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("TrainingServiceTests", "TrainingService", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("PartnerServiceTests", "PartnerService", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("GatewayTests", "Gateway", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("DevStackTests", "DevStack", "ServiceKit", "Contracts", "Kafka", "Database", "HTTP", "WireJSON"),
        tests("TidyTests"),
    ]
)
