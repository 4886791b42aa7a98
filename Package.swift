// swift-tools-version: 6.0

import PackageDescription

/// One list of settings for every Swift target: Swift 6 mode (strict concurrency), and a warning is an error.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// A C library that Debian ships, found through pkg-config.
func systemLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func library(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func service(_ name: String, resources: [Resource] = []) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Contracts", "ServiceKit", "Database", "HTTP", "WireJSON"],
        resources: resources,
        swiftSettings: settings
    )
}

func tests(_ name: String, _ dependencies: Target.Dependency..., resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

let package = Package(
    name: "dembrane-backoffice",
    targets: [
        systemLibrary("CRdKafka", pkgConfig: "rdkafka", package: "librdkafka-dev"),
        systemLibrary("CJansson", pkgConfig: "jansson", package: "libjansson-dev"),
        systemLibrary("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        systemLibrary("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
        systemLibrary("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

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
        service("Gateway"),
        .executableTarget(
            name: "DevStack",
            dependencies: ["CFixedPort", "Contracts", "Kafka", "WireJSON", "ServiceKit", "HTTP"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["Contracts", "Kafka", "WireJSON", "ServiceKit", "HTTP"],
            swiftSettings: settings
        ),

        tests("KafkaTests", "Kafka"),
        tests("WireJSONTests", "WireJSON"),
        tests("DatabaseTests", "Database"),
        tests("HTTPTests", "HTTP"),
        tests("CryptographyTests", "Cryptography"),
        tests("ContractsTests", "Contracts", "WireJSON"),
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
